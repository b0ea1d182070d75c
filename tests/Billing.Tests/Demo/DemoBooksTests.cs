using Billing.Db;
using Billing.Db.Demo;
using Billing.Ledger;
using Billing.Metering;
using Billing.Nights;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Demo;

/// <summary>The town's past, billed by the night's own code, and the night that is still to run.</summary>
public sealed class DemoBooksTests
{
    private static readonly DemoOptions Town = new() { Accounts = 600, Months = 5, SearchIndex = false };

    [Theory]
    [EveryDatabase]
    public void All_months_but_the_last_are_billed_and_partly_paid_and_the_last_night_bills_every_contract(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var result = DemoTown.Generate(test.Database, Town);
        using (var db = test.NewContext())
        {
            Assert.Equal(result.Bills, db.Bills.Count());
            Assert.Empty(db.NightFailures);
            Assert.Equal(0, db.Usages.Count(u => u.State == UsageState.Held || u.State == UsageState.Released || u.State == UsageState.SetAside));
            Assert.True(db.GateReleases.Any());
            Assert.All(db.GateReleases, r => Assert.NotNull(r.BillId));
            var (claimed, received) = (db.Claims.Sum(c => c.Amount.Yen), db.Payments.Sum(p => p.Amount.Yen));
            Assert.InRange(received, claimed / 2, claimed * 98 / 100);
            Assert.Equal(received, db.Allocations.Sum(a => a.Amount.Yen));
            Assert.Equal(received, db.Transfers.Where(t => t.Debit == Account.Cash && t.Credit == Account.Receivable).Sum(t => t.Amount.Yen));
            Assert.True(db.Payments.All(p => p.ReceivedOn < result.NextNight));
        }

        var clock = new NodaClock(result.NextNight.At(new LocalTime(13, 0)).InUtc().ToInstant());
        var night = new NightRunner(test.Database, RuleBookFolder.LoadInstalled("demo"), clock).Run(result.NextNight, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(result.Accounts, night.Bills + night.Held);
        Assert.Equal(0, night.Failed);
        Assert.InRange(night.Held, 2, 20);
    }

    [Theory]
    [EveryDatabase]
    public void No_claim_is_paid_beyond_what_is_owed(string provider)
    {
        using var test = TestDatabase.Create(provider);
        DemoTown.Generate(test.Database, Town with { Accounts = 200 });
        using var db = test.NewContext();
        var claims = db.Claims.ToDictionary(c => c.Id, c => c.Amount.Yen);
        Assert.NotEmpty(db.Allocations);
        Assert.All(db.Allocations.AsEnumerable().GroupBy(a => a.ClaimId), g => Assert.True(g.Sum(a => a.Amount.Yen) <= claims[g.Key]));
    }

    private sealed class NodaClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
