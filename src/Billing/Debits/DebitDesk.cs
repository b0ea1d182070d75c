using System.Security.Cryptography;
using Billing.Collection;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Debits;

/// <summary>A run that was made.</summary>
/// <param name="Left">What is due and not asked for, and why.</param>
public sealed record MadeDebit(DebitRun Run, byte[] File, IReadOnlyList<DebitLeft> Left);

/// <summary>口座振替請求: makes runs and their files, and cancels them. What the bank answers is taken by <see cref="DebitAnswers"/>.</summary>
/// <param name="profiles">A bank's profile by its name.</param>
public sealed class DebitDesk(IBillingDatabase database, RuleBook book, Func<string, BankProfile> profiles)
{
    private const int Batch = 1000;

    /// <summary>The contracts with banks of a day.</summary>
    public IReadOnlyList<DirectDebitRule> Contracts(LocalDate on) => book.AllInForce<DirectDebitRule>(on);

    /// <summary>What <see cref="Make"/> would ask for. Changes nothing.</summary>
    /// <exception cref="BusinessRuleException"><c>debit.no-contract</c>, <c>debit-file.profile</c>.</exception>
    public DebitPlan Foresee(string contract, LocalDate debitOn, MandateScope services = MandateScope.Both, DebitRound round = DebitRound.All)
    {
        using var db = database.NewContext();
        var rule = Contract(contract, debitOn);
        return Writable(rule, profiles(rule.Profile), debitOn, new DebitPlanner(db, rule, Contracts(debitOn), profiles(rule.Profile), debitOn).Plan(services, round));
    }

    /// <summary>Makes a run: the entries and the bytes for the bank, which are kept.</summary>
    /// <param name="contract">Name of the contract in the rule book.</param>
    /// <param name="debitOn">引落日, not before <paramref name="today"/>.</param>
    /// <param name="at">Moment, for the trace.</param>
    /// <exception cref="BusinessRuleException"><c>debit.no-contract</c>, <c>debit.past</c>, <c>debit.nothing</c>, <c>debit.too-many</c>, <c>debit.meanwhile</c>.</exception>
    public MadeDebit Make(string contract, LocalDate debitOn, LocalDate today, Instant at, string by, MandateScope services = MandateScope.Both, DebitRound round = DebitRound.All)
    {
        if (debitOn < today)
        {
            throw new BusinessRuleException("debit.past", $"引落日 {debitOn:uuuu-MM-dd} は過ぎています。今日({today:uuuu-MM-dd})以降の日を指定してください。", $"The debit day {debitOn:uuuu-MM-dd} has passed; give {today:uuuu-MM-dd} or a later day.");
        }

        var rule = Contract(contract, debitOn);
        var profile = profiles(rule.Profile);
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var plan = Writable(rule, profile, debitOn, new DebitPlanner(db, rule, Contracts(debitOn), profile, debitOn).Plan(services, round));
        RefuseUnlessFits(plan, debitOn);
        var run = new DebitRun
        {
            Contract = rule.Name,
            Profile = profile.Name,
            ClientCode = rule.ClientCode,
            DebitOn = debitOn,
            Services = services,
            State = DebitRunState.Made,
            Entries = plan.Asks.Count,
            Asked = plan.Asked,
            MadeOn = today,
            MadeAt = at,
            MadeBy = by,
            FileName = "",
            Sha256 = "",
        };
        db.DebitRuns.Add(run);
        db.SaveChanges();
        var bytes = DebitFileWriter.Write(profile, DebitRows.Header(rule, debitOn), DebitRows.Of(plan.Asks, run.Id));
        run.FileName = $"debit-{rule.Name}-{debitOn:uuuuMMdd}-{run.Id}.txt";
        run.Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        db.DebitRequestFiles.Add(new DebitRequestFile { RunId = run.Id, Bytes = bytes });
        db.SaveChanges();
        Write(db, run.Id, plan.Asks);
        transaction.Commit();
        return new MadeDebit(run, bytes, plan.Left);
    }

    /// <summary>The bytes that were made for the bank.</summary>
    /// <exception cref="BusinessRuleException"><c>debit.unknown</c>.</exception>
    public (DebitRun Run, byte[] Bytes) File(long runId)
    {
        using var db = database.NewContext();
        return (Run(db, runId), db.DebitRequestFiles.AsNoTracking().Single(f => f.RunId == runId).Bytes);
    }

    /// <summary>送付済: the file has gone to the bank, and the run cannot be cancelled any more.</summary>
    /// <exception cref="BusinessRuleException"><c>debit.unknown</c>, <c>debit.not-made</c>.</exception>
    public DebitRun Send(long runId, LocalDate today, string by)
    {
        using var db = database.NewContext();
        var run = Made(db, runId);
        (run.State, run.SentOn, run.SentBy) = (DebitRunState.Sent, today, by);
        run.Version++;
        db.SaveChanges();
        return run;
    }

    /// <summary>取消, before the file is sent: its claims are free again.</summary>
    /// <exception cref="BusinessRuleException"><c>debit.unknown</c>, <c>debit.not-made</c>, <c>debit.no-reason</c>.</exception>
    public DebitRun Cancel(long runId, string why, LocalDate today, string by)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            throw new BusinessRuleException("debit.no-reason", "取消の理由を入力してください。", "Enter why the run is cancelled.");
        }

        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var run = Made(db, runId);
        (run.State, run.CancelledOn, run.CancelledBy, run.Why) = (DebitRunState.Cancelled, today, by, why.Trim());
        run.Version++;
        db.SaveChanges();
        Free(db, runId);
        transaction.Commit();
        return run;
    }

    /// <summary>The claims of a run may be asked for by another.</summary>
    internal static void Free(BillingDbContext db, long runId)
    {
        var (first, last) = (DebitEntry.IdOf(runId, 0) * 100, (DebitEntry.IdOf(runId + 1, 0) * 100) - 1);
        db.DebitEntryClaims.Where(c => c.Id >= first && c.Id <= last).ExecuteUpdate(u => u.SetProperty(c => c.OpenClaimId, (long?)null));
    }

    private DirectDebitRule Contract(string name, LocalDate on) => Contracts(on).FirstOrDefault(r => r.Name == name) ?? throw new BusinessRuleException(
        "debit.no-contract",
        $"口座振替の契約「{name}」は規則集にありません。{on:uuuu-MM-dd} に有効なのは {string.Join("・", Contracts(on).Select(r => r.Name))} です。",
        $"The rule book has no contract '{name}' for direct debit; on {on:uuuu-MM-dd} it has {string.Join(", ", Contracts(on).Select(r => r.Name))}.");

    private static DebitRun Run(BillingDbContext db, long id) => db.DebitRuns.SingleOrDefault(r => r.Id == id) ?? throw new BusinessRuleException(
        "debit.unknown", $"口座振替請求 {id} はありません。", $"There is no debit run {id}.");

    private static DebitRun Made(BillingDbContext db, long id)
    {
        var run = Run(db, id);
        return run.State == DebitRunState.Made ? run : throw new BusinessRuleException(
            "debit.not-made",
            $"口座振替請求 {id} は{DebitWords.Of(run.State).Ja}です。できるのは送付前の請求だけです。止めるときは金融機関に依頼し、結果(8 委託者の都合)を取り込んでください。",
            $"Debit run {id} is {DebitWords.Of(run.State).En}; this is possible only before it is sent. To stop it, ask the bank, and take in its answer (8, stopped by the utility).");
    }

    /// <summary>An account that the bank could not read keeps nobody else's from being debited.</summary>
    private static DebitPlan Writable(DirectDebitRule rule, BankProfile profile, LocalDate on, DebitPlan plan)
    {
        var header = DebitRows.Header(rule, on);
        var rows = DebitRows.Of(plan.Asks, 0);
        var bad = Enumerable.Range(0, rows.Count).Where(i => DebitFileWriter.Check(profile, header, [rows[i]]).Any(fault => fault.Line > 0)).ToHashSet();
        return bad.Count == 0 ? plan : new DebitPlan(
            [.. plan.Asks.Where((_, i) => !bad.Contains(i))],
            [.. plan.Left, .. bad.Order().SelectMany(i => plan.Asks[i].Claims, (i, claim) => new DebitLeft(claim, plan.Asks[i].Mandate, DebitLeftReason.Unwritable))]);
    }

    private static void RefuseUnlessFits(DebitPlan plan, LocalDate on)
    {
        if (plan.Asks.Count == 0)
        {
            throw new BusinessRuleException(
                "debit.nothing",
                $"{on:uuuu-MM-dd} に振替を請求する債権がありません(請求できない債権 {plan.Left.Count} 件)。",
                $"There is nothing to debit on {on:uuuu-MM-dd} ({plan.Left.Count} claims cannot be asked for).");
        }

        if (plan.Asks.Count > DebitRun.MostEntries)
        {
            throw new BusinessRuleException(
                "debit.too-many",
                $"明細が {plan.Asks.Count:#,0} 件あります。一つの請求は {DebitRun.MostEntries:#,0} 件までです。水道と下水道を分けて作成してください。",
                $"There are {plan.Asks.Count:#,0} entries; a run holds {DebitRun.MostEntries:#,0}. Make one for water and one for sewer.");
        }
    }

    private static void Write(BillingDbContext db, long runId, IReadOnlyList<DebitAsk> asks)
    {
        try
        {
            var row = 0;
            foreach (var batch in asks.Chunk(Batch))
            {
                foreach (var ask in batch)
                {
                    var id = DebitEntry.IdOf(runId, ++row);
                    db.DebitEntries.Add(new DebitEntry
                    {
                        Id = id,
                        RunId = runId,
                        MandateId = ask.Mandate.Id,
                        PayerId = ask.Mandate.PayerId,
                        Amount = ask.Amount,
                        Mark = ask.Mark,
                        AgainOfId = ask.AgainOfId,
                        State = DebitEntryState.Asked,
                    });
                    db.DebitEntryClaims.AddRange(ask.Claims.Select((c, i) => new DebitEntryClaim { Id = (id * 100) + i + 1, EntryId = id, ClaimId = c.Claim.Id, OpenClaimId = c.Claim.Id, Amount = c.Owed }));
                }

                db.SaveChanges();
                db.ChangeTracker.Clear();
            }
        }
        catch (DbUpdateException)
        {
            throw new BusinessRuleException("debit.meanwhile", "同じ債権の請求が別に作成されました。請求の一覧を確かめてください。何も作成していません。", "Somebody made a run with the same claims meanwhile: look at the list of runs. Nothing was made.");
        }
    }
}
