using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

/// <summary>Four supplies, billed to 8 September; nobody lives at the third since 15 August. Point 2 drains, point 4 too.</summary>
internal sealed class MovingTown : IDisposable
{
    public static readonly LocalDate Today = new(2026, 9, 20);

    /// <summary>With an opening fee.</summary>
    public static readonly RuleBook Book = RuledBook.With(
        """{ "kind": "fee", "id": "test-opening", "service": "water", "on": "start", "yen": 1000, "tax": "excluded", "said": { "ja": "開栓手数料", "en": "Opening fee" } }""");

    public MovingTown(string provider, params string[] roles)
    {
        Test = TestDatabase.Create(provider);
        SmallTown.Build(Test.Database, 4);
        using (var db = Test.NewContext())
        {
            db.MeterReadings.Where(r => r.ServicePointId == 3 && r.ReadOn > new LocalDate(2026, 8, 15)).ExecuteDelete();
            db.MeterReadings.Add(new Billing.Metering.MeterReading { ServicePointId = 3, MeterId = 3, ReadOn = new LocalDate(2026, 8, 15), Index = 103, Kind = Billing.Metering.ReadingKind.Closing });
            db.Contracts.Where(c => c.Id == 3).ExecuteUpdate(u => u.SetProperty(c => c.To, new LocalDate(2026, 8, 15)));
            db.SaveChanges();
        }

        new NightRunner(Test.Database, Book, SystemClock.Instance).Run(new LocalDate(2026, 9, 15), cancel: Stop);
        Office = At(Today, roles);
    }

    public TestDatabase Test { get; }

    public OfficeAtWork Office { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public OfficeAtWork At(LocalDate today, params string[] roles) => new(Test, Book, today, roles.Length == 0 ? [Roles.Clerk] : roles);

    /// <summary>The books agree with themselves, and every standing bill comes out again.</summary>
    public void AssertBooks()
    {
        Assert.Empty(BooksCheck.Run(Test.Database).Breaches);
        Assert.Empty(Replay.Run(Test.Database, new BillingMonth(2026, 9), new BillingMonth(2027, 9)).Differences);
        using var db = Test.NewContext();
        Assert.Empty(db.NightFailures.ToList());
    }

    /// <summary>What every account holds: equal before and after an undone request.</summary>
    public async Task<long> Owed()
    {
        await using var db = Test.NewContext();
        return (await db.Transfers.ToListAsync(Stop)).Sum(t => (t.Debit == Billing.Ledger.Account.Receivable ? t.Amount.Yen : 0) - (t.Credit == Billing.Ledger.Account.Receivable ? t.Amount.Yen : 0));
    }

    public void Dispose() => Test.Dispose();
}
