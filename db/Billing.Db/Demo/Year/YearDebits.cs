using Billing.Bills;
using Billing.Collection;
using Billing.Debits;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>口座振替: runs are made a week before the due date and sent, and the bank answers with a file of bytes; what failed for want of money is asked for again where the contract says so.</summary>
internal sealed class YearDebits(YearStage stage)
{
    private const int MadeBefore = 6;
    private const int AnsweredAfter = 2;

    private readonly DebitDesk _desk = new(stage.Database, stage.Book, ChannelFolder.Bank);
    private readonly DebitAnswers _answers = new(stage.Database, ChannelFolder.Bank);
    private readonly HashSet<(LocalDate On, DebitRound Round)> _days = [];
    private readonly HashSet<(LocalDate On, DebitRound Round)> _made = [];
    private readonly List<(DebitRun Run, DebitRound Round)> _sent = [];
    private readonly Dictionary<long, bool> _fails = [];

    /// <summary>Keys of the claims that a bill may have.</summary>
    public static long[] ClaimsOf(long bill) => [BillNumber.Claim(bill, Service.Water), BillNumber.Claim(bill, Service.Sewer)];

    /// <summary>A bill that will be asked for.</summary>
    /// <param name="fails">The account holds too little on the due date.</param>
    /// <param name="always">And at the second run.</param>
    public void Expect(SentBill bill, bool fails, bool always = false)
    {
        _days.Add((BusinessDays.OnOrAfter(bill.DueOn), DebitRound.First));
        if (fails)
        {
            _fails[bill.Id] = always;
        }
    }

    /// <summary>Makes and sends what is to be debited soon, and takes what the banks answer.</summary>
    public void Day()
    {
        foreach (var day in _days.Where(d => d.On.PlusDays(-MadeBefore) <= stage.Today && d.On >= stage.Today && !_made.Contains(d)).Order().ToList())
        {
            _made.Add(day);
            foreach (var contract in _desk.Contracts(day.On).Where(c => day.Round == DebitRound.First || c.SecondRunDays is not null))
            {
                Make(contract.Name, day.On, day.Round);
            }
        }

        foreach (var sent in _sent.Where(s => s.Run.DebitOn.PlusDays(AnsweredAfter) <= stage.Today).ToList())
        {
            _sent.Remove(sent);
            Answer(sent.Run, sent.Round);
        }
    }

    private void Make(string contract, LocalDate on, DebitRound round)
    {
        try
        {
            var made = _desk.Make(contract, on, stage.Today, stage.Now, YearStage.Cashier, round: round);
            _sent.Add((_desk.Send(made.Run.Id, stage.Today, YearStage.Cashier), round));
            stage.Tally.Add(YearFact.DebitRun, made.Run.Asked);
        }
        catch (BusinessRuleException nothing) when (nothing.Code == "debit.nothing")
        {
            // No account of this bank is due.
        }
    }

    private void Answer(DebitRun run, DebitRound round)
    {
        var profile = ChannelFolder.Bank(run.Profile);
        var asked = DebitFileReader.Read(run.FileName, _desk.File(run.Id).Bytes, stage.Today, profile, DebitFileKind.Request).Sets.Single();
        var bills = Bills(run.Id);
        var rows = asked.Rows.Select(row => row with { Result = bills[row.Key].Any(bill => Fails(bill, round)) ? '1' : '0' }).ToList();
        var bytes = DebitFileWriter.Write(profile, asked.Header, rows, DebitFileKind.Result);
        RefuseDamaged(bytes);
        Take(run, bytes);
        if (!Take(run, bytes))
        {
            throw new InvalidOperationException("The answer of a bank was posted twice.");
        }

        stage.Tally.Add(YearFact.FileTaken);
        stage.Tally.Add(YearFact.FileAgain);
        stage.Tally.Add(YearFact.Debit, new Money(rows.Where(r => r.Result == '0').Sum(r => r.Amount.Yen)), rows.Count(r => r.Result == '0'));
        stage.Tally.Add(YearFact.DebitReturned, new Money(rows.Where(r => r.Result != '0').Sum(r => r.Amount.Yen)), rows.Count(r => r.Result != '0'));
        if (round == DebitRound.First && _desk.Contracts(run.DebitOn).Single(c => c.Name == run.Contract).SecondRunDays is { } days)
        {
            _days.Add((BusinessDays.OnOrAfter(run.DebitOn.PlusDays(days)), DebitRound.Second));
        }
    }

    private void RefuseDamaged(byte[] bytes)
    {
        var broken = bytes.ToArray();
        broken[^200] = (byte)'x';
        if (_answers.Take("damaged", broken, stage.Today, stage.Now, YearStage.Cashier) is { Faults.Count: > 0, Runs.Count: 0 })
        {
            stage.Tally.Add(YearFact.FileRefused);
            return;
        }

        throw new InvalidOperationException("A damaged answer of a bank was posted.");
    }

    /// <returns>Whether it had been taken before.</returns>
    private bool Take(DebitRun run, byte[] bytes)
    {
        var taken = _answers.Take($"answer-{run.FileName}", bytes, stage.Today, stage.Now, YearStage.Cashier);
        return taken.Faults.Count == 0 ? taken.AlreadyTaken : throw new InvalidOperationException($"{run.FileName}: {taken.Faults[0].Said.En}");
    }

    /// <summary>Half of those whose account was empty have money in it by the second run.</summary>
    private bool Fails(long bill, DebitRound round) =>
        _fails.TryGetValue(bill, out var always) && (round == DebitRound.First || always || stage.Random(bill, Purpose.Year).Chance(0.5));

    private Dictionary<string, List<long>> Bills(long run)
    {
        using var db = stage.Database.NewContext();
        var (first, next) = (DebitEntry.IdOf(run, 0), DebitEntry.IdOf(run + 1, 0));
        return db.DebitEntryClaims.Where(c => c.EntryId >= first && next > c.EntryId).Select(c => new { c.EntryId, c.ClaimId }).AsEnumerable()
            .GroupBy(c => c.EntryId).ToDictionary(g => g.Key.ToString("D16", System.Globalization.CultureInfo.InvariantCulture), g => g.Select(c => c.ClaimId / 100).Distinct().ToList());
    }
}
