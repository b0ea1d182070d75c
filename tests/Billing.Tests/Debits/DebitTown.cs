using Billing.Collection;
using Billing.Db;
using Billing.Debits;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.Nights;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Debits;

/// <summary>The small town with its September bills, due on 2 November, and mandates of one bank. Every second contract drains.</summary>
internal sealed class DebitTown : IDisposable
{
    public static readonly LocalDate Today = new(2026, 10, 26);

    public static readonly LocalDate Due = new(2026, 11, 2);

    private static readonly Instant At = Instant.FromUtc(2026, 10, 26, 1, 0);

    private DebitTown(TestDatabase test, RuleBook book) => (Test, Book) = (test, book);

    public TestDatabase Test { get; }

    public RuleBook Book { get; }

    public Func<string, BankProfile> Profiles { get; set; } = ChannelFolder.Bank;

    public DebitDesk Desk => new(Test.Database, Book, Profiles);

    public static DebitTown Create(string provider, RuleBook? book = null, int points = 12, int months = 1)
    {
        var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, points, months);
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, book ?? SmallTown.Book, SystemClock.Instance).Run(night, null, TestContext.Current.CancellationToken);
        }

        return new DebitTown(test, book ?? SmallTown.Book);
    }

    public long Mandate(long contract, MandateScope scope = MandateScope.Both, string bank = "0991", string account = "0000000", LocalDate? from = null, string holder = "ﾔﾏﾀﾞ")
    {
        using var db = Test.NewContext();
        var mandate = new Mandate
        {
            PayerId = contract,
            ContractId = contract,
            Scope = scope,
            BankCode = bank,
            BranchCode = "001",
            AccountKind = AccountKind.Ordinary,
            AccountNumber = account,
            HolderKana = holder,
            State = MandateState.Confirmed,
            RequestedOn = new LocalDate(2026, 7, 1),
            AnsweredOn = new LocalDate(2026, 8, 1),
            From = from ?? new LocalDate(2026, 8, 1),
        };
        db.Mandates.Add(mandate);
        db.SaveChanges();
        return mandate.Id;
    }

    public MadeDebit Make(LocalDate? on = null, LocalDate? today = null, DebitRound round = DebitRound.All, MandateScope services = MandateScope.Both, string contract = "agent") =>
        Desk.Make(contract, on ?? Due, today ?? Today, At, "seiri", services, round);

    /// <summary>The bank's answer: a code for each record in turn, 0 where there are no more.</summary>
    public byte[] Answer(MadeDebit made, string codes = "", Func<DebitRow, DebitRow>? change = null, Func<DebitHeader, DebitHeader>? header = null)
    {
        var profile = Profiles(made.Run.Profile);
        var set = DebitFileReader.Read("request", made.File, made.Run.DebitOn, profile, DebitFileKind.Request).Sets[0];
        var rows = set.Rows.Select((row, i) => (change ?? (r => r))(row with { Result = i < codes.Length ? codes[i] : '0' })).ToList();
        return DebitFileWriter.Write(profile, (header ?? (h => h))(set.Header), rows, DebitFileKind.Result);
    }

    public TakenDebitAnswer Take(byte[] bytes, LocalDate? today = null) => new DebitAnswers(Test.Database, Profiles).Take("answer", bytes, today ?? Due.PlusDays(3), At, "seiri");

    public Money Owed(long contract)
    {
        using var db = Test.NewContext();
        return new Money(OwedClaim.OfContract(db, contract).Sum(c => c.Owed.Yen));
    }

    public List<DebitEntry> Entries(long run)
    {
        using var db = Test.NewContext();
        return [.. db.DebitEntries.AsNoTracking().Where(e => e.RunId == run).OrderBy(e => e.Id)];
    }

    public void AssertBooks() => Assert.Empty(BooksCheck.Run(Test.Database).Breaches.Select(b => b.Said.En));

    public void Dispose() => Test.Dispose();
}
