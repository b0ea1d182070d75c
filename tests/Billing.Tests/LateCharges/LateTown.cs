using Billing.Bills;
using Billing.Charges;
using Billing.Collection;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.LateCharges;

/// <summary>A small town with a debt large enough to bear a late charge: an occasional bill of any amount, due 2026-04-30.</summary>
internal sealed class LateTown : IDisposable
{
    public static readonly LocalDate Assessed = new(2026, 4, 10);
    public static readonly LocalDate Due = new(2026, 4, 30);

    private LateTown(TestDatabase test, RuleBook book) => (Test, Book) = (test, book);

    public TestDatabase Test { get; }

    public RuleBook Book { get; }

    public CounterSettlement Counter => new(new CounterPayments(Test.Database), Book);

    public static LateTown Create(string provider, params string[] rules)
    {
        var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 12);
        return new LateTown(test, RuledBook.With(rules));
    }

    /// <summary>Assesses a debt of a contract's payer.</summary>
    /// <returns>Key of its claim.</returns>
    public long Owe(Service service, long yen, long contract = 10)
    {
        using var db = Test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var charge = new OccasionalCharge
        {
            DebtorId = contract,
            ContractId = contract,
            Service = service,
            Lines = [new OccasionalLine(ChargeLineKind.Fee, new Sentence("手数料", "Fee"), new Money(yen), FeeTax.None)],
            DueOn = Due,
            Reason = "給水条例",
        };
        var bill = new OccasionalBills(Book).Assess(db, charge, "sato", Assessed);
        transaction.Commit();
        return BillNumber.Claim(bill.Id, service);
    }

    public Payment Pay(LocalDate on, bool withLate, params Chosen[] chosen) => Counter.Take(10, chosen, Seen(), new Money(1_000_000), withLate, on, "tanaka");

    public Money Seen()
    {
        using var db = Test.NewContext();
        return new Money(OwedClaim.OfContract(db, 10).Sum(c => c.Owed.Yen));
    }

    public Money Owed(long claim)
    {
        using var db = Test.NewContext();
        return Balances.Owed(db, claim);
    }

    public Money Credit(long claim)
    {
        using var db = Test.NewContext();
        return Balances.Credit(db, claim);
    }

    public List<LateChargeEntry> Entries()
    {
        using var db = Test.NewContext();
        return [.. db.LateChargeEntries.OrderBy(e => e.ClaimId)];
    }

    public void AssertBooks() => Assert.Empty(BooksCheck.Run(Test.Database).Breaches);

    public void Dispose() => Test.Dispose();
}
