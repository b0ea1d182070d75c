using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Ledger;

public sealed class JournalTests
{
    [Theory, EveryDatabase]
    public async Task The_daily_journal_adds_up_to_what_was_billed_in_each_fund(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var night = SmallTown.Build(test.Database, 30).Nights[0];
        var stop = TestContext.Current.CancellationToken;
        var report = new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(night, null, stop);
        await using var db = test.NewContext();

        var lines = await Journal.Of(db, night, night, stop);

        Assert.Equal(report.BilledYen, lines.Sum(l => l.Amount.Yen));
        Assert.Equal(db.Claims.Where(c => c.Service == Service.Sewer).Sum(c => c.Amount.Yen), lines.Where(l => l.Fund == Service.Sewer).Sum(l => l.Amount.Yen));
        Assert.Equal(db.Claims.Sum(c => c.Tax.Yen), lines.Where(l => l.Credit == Account.ConsumptionTax).Sum(l => l.Amount.Yen));
        Assert.All(lines, l => Assert.Equal((night, Account.Receivable), (l.Day, l.Debit)));
        Assert.Empty(await Journal.Of(db, night.PlusDays(1), night.PlusDays(9), stop));
    }
}
