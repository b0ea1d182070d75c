using Billing.Db;
using Billing.Db.Demo;
using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Proposals;
using Billing.Testing;
using Billing.Tests.Verification;
using Xunit;

namespace Billing.Tests.Revision;

public sealed class RevisionProofTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly BillingMonth April = BilledTown.First;

    [Theory, EveryDatabase]
    public void Ordinary_bills_are_counted_special_ones_are_told_apart_and_reversed_ones_count_nowhere(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var book = ReplayBooks.Plain.Load();
        var town = new BilledTown(test, book);
        town.Month(1, April, 8);
        town.Month(2, April, 30);
        town.Month(3, April, 30);
        town.Month(1, April.Plus(1), 30, sewer: true);
        town.Stop(2, April.Plus(1), 12);
        town.Reverse(town.Month(3, April.Plus(1), 99));

        var usage = BilledUsage.Read(test.Database, Service.Water, April, April.Plus(11), cancel: Stop);

        Assert.Equal([(8, 1L), (30, 3L)], usage.Histogram.Cells.Select(cell => (cell.CubicMetres, cell.Count)));
        Assert.Equal((1, new Money(700)), usage.Special[SpecialKind.Stop]);
        Assert.Equal((1, new Money(9_400)), usage.Reversed);
        Assert.Equal(new Money(500 + (3 * 2_500)), usage.Billed[new BilledUnder("water-1", 100)]);
        Assert.Equal(new Money(8_000 + 700), usage.Charged);
        Assert.Equal([(30, 1L)], BilledUsage.Read(test.Database, Service.Sewer, April, April.Plus(11), cancel: Stop).Histogram.Cells.Select(cell => (cell.CubicMetres, cell.Count)));
    }

    [Fact]
    public void Under_the_table_in_force_the_histogram_the_bills_one_by_one_and_what_was_billed_are_one()
    {
        using var test = TestDatabase.Create("sqlite");
        var book = ReplayBooks.Plain.Load();
        var town = new BilledTown(test, book);
        town.Month(1, April, 8);
        town.Month(2, April, 30);
        town.Stop(2, April.Plus(1), 12);

        var same = RevisionProof.Run(test.Database, book, book.Tariffs[0], April, April.Plus(11), cancel: Stop);
        Assert.True(same.Holds);
        Assert.Equal((new Money(3_000), Money.Zero, new Money(700)), (same.HistogramYen, same.OffBilled, same.Special));
        Assert.Empty(same.Differences);

        var dear = RevisionProof.Run(test.Database, book, (ReplayBooks.Plain with { Water = "water-2", Price = "110" }).Load().Tariffs[0], April, April.Plus(11), cancel: Stop);
        Assert.True(dear.Holds);
        Assert.Equal(new Money(3_200), dear.Ordinary);
        Assert.Equal((1, new Money(2_500), new Money(2_700)), dear.Differences[new BilledUnder("water-1", 100)]);
    }

    [Theory]
    [InlineData(Service.Water)]
    [InlineData(Service.Sewer)]
    public void On_a_whole_town_the_histogram_gives_every_yen_that_billing_one_by_one_gives(Service service)
    {
        using var test = TestDatabase.Create("sqlite");
        DemoTown.Generate(test.Database, new DemoOptions { Accounts = 500, Months = 6, SearchIndex = false });
        var book = RuleBookFolder.LoadInstalled("demo");
        var (from, to) = (new BillingMonth(2025, 4), new BillingMonth(2027, 3));
        var inForce = book.TariffFor(service, new(2026, 11, 1), new(2026, 11));

        var now = RevisionProof.Run(test.Database, book, inForce, from, to, cancel: Stop);
        Assert.True(now.Holds);
        Assert.True(now.HistogramBills > 1_000);
        Assert.Equal(Money.Zero, now.OffBilled);

        foreach (var changes in (ProposalChange[][])
            [
                [new AddToPrices(null, PriceKinds.All, 7.3m)],
                [new FlattenTiers(null, 1m, 1m), new ScalePrices(null, PriceKinds.Tiers, 13.7m, 0.1m, RoundingMode.HalfUp)],
                [new ChangeBaseVolume(null, 0m)],
            ])
        {
            var proposal = new Proposal { Id = "plan", Title = "案", Author = "財政", Date = new(2026, 11, 1), Citations = [], EffectiveFrom = new(2027, 4, 1), Changes = changes }.On(inForce, new Dictionary<string, Billing.Tariffs.Tariff>());
            var proof = RevisionProof.Run(test.Database, book, proposal, from, to, cancel: Stop);
            Assert.True(proof.Holds, $"{proof.HistogramYen} {proof.Ordinary}");
            Assert.NotEqual(now.Ordinary, proof.Ordinary);
            Assert.Equal(now.OrdinaryBills, proof.OrdinaryBills);
        }
    }
}
