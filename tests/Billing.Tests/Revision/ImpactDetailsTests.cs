using Billing.Revision;
using Xunit;

namespace Billing.Tests.Revision;

/// <summary>What councils ask of an impact beyond its sums.</summary>
public sealed class ImpactDetailsTests
{
    private static readonly Household Home = new("一般用", 13);

    private static Impact Ten => Impact.Of(Komatsushima.Current with { TaxRate = 0m }, Komatsushima.PlanA with { TaxRate = 0m }, Komatsushima.Ten, 0m, 0m);

    [Fact]
    public void Steps_of_the_volume_charge_add_up_to_what_volume_brings_in()
    {
        foreach (var priced in (SplitUsage[])[Ten.Baseline, Ten.Proposal])
        {
            Assert.Equal(priced.Revenue().Volume, TierRevenue.Of(priced.Whole.Tariff, Komatsushima.Ten).Sum(step => step.Yen));
        }

        // 9, 20, 20, 45, 55, 56 and 130 m³: 1 + 12 + 12 + 37 + 47 × 3 lie between 8 and 55 m³, 1 + 75 beyond.
        Assert.Equal([0m, 105m, 120m], TierRevenue.Of(Ten.Baseline.Whole.Tariff, Komatsushima.Ten).Select(step => step.Price));
        Assert.Equal([203m, 76m], TierRevenue.Of(Ten.Baseline.Whole.Tariff, Komatsushima.Ten).Skip(1).Select(step => step.CubicMetres));
    }

    [Fact]
    public void Every_bill_is_in_one_band_of_change_and_in_one_group()
    {
        foreach (var bands in (IReadOnlyList<ChangeBand>[])[ChangeBand.InYen(Ten), ChangeBand.InPercent(Ten)])
        {
            Assert.Equal(10, bands.Sum(band => band.Bills));
            Assert.All(bands.Zip(bands.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }

        Assert.Equal(10, BillGroup.ByUsage(Ten).Sum(group => group.Bills));
        Assert.Equal([(0m, 5m, 2L), (5m, 8m, 1L), (8m, 10m, 1L)], BillGroup.ByUsage(Ten).Take(3).Select(group => (group.From!.Value, group.To!.Value, group.Bills)));
        var all = Assert.Single(BillGroup.ByClassAndSize(Ten));
        Assert.Equal((10L, 0L, 0L), (all.Up, all.Same, all.Down));
        Assert.Equal(Ten.Changes.Sum(change => change.Yen * change.Cell.Count), all.MeanChange * 10m);

        var nothing = Impact.Of(Komatsushima.Current, Komatsushima.Current, Komatsushima.Ten, 0m, 0m);
        Assert.Equal((10L, true), (ChangeBand.InYen(nothing).Sum(band => band.Bills), ChangeBand.InYen(nothing).Single(band => band.Bills > 0).Same));
    }

    [Fact]
    public void Sample_bills_are_those_of_the_calculator_with_the_other_service_beside_them()
    {
        var other = new OtherService(Ten.Baseline.Whole.Tariff, Ten.Proposal.Whole.Tariff, "団体用");
        var bills = HouseholdBill.Of(Ten.Baseline.Whole.Tariff, Ten.Proposal.Whole.Tariff, Home, [8, 20, 130], other);
        Assert.Equal([680L, 680L + (12 * 105)], bills.Take(2).Select(bill => bill.Bill.Before));
        Assert.Equal(bills[0].Bill.Before + bills[0].Other!.Before, bills[0].BothBefore);
        Assert.Equal((bills[0].BothAfter - bills[0].BothBefore) * 100m / bills[0].BothBefore, bills[0].BothPercent);
        Assert.Null(HouseholdBill.Of(Ten.Baseline.Whole.Tariff, Ten.Proposal.Whole.Tariff, Home, [8])[0].BothPercent);
        Assert.Equal(Home, Household.MostCommon(Komatsushima.Ten));
    }
}
