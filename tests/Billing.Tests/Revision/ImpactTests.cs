using Billing.Kernel;
using Billing.Revision;
using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.Revision;

public sealed class ImpactTests
{
    private static Impact Of(UsageHistogram usage) => Impact.Of(Komatsushima.Current, Komatsushima.PlanA, usage, 0m, 0m);

    [Fact]
    public void Ten_households_pay_what_the_figures_say()
    {
        // K-SIM-01
        var impact = Of(Komatsushima.Ten);
        Assert.Equal(37_235m, impact.Total.Baseline.BeforeTax);
        Assert.Equal(46_739m, impact.Total.Proposal.BeforeTax);
        Assert.Equal(25.5244m, Math.Round(impact.Total.ChangePercent!.Value, 4));
    }

    [Fact]
    public void Percentiles_are_the_smallest_usage_that_reaches_them()
    {
        // K-PCTL-01
        var usage = Komatsushima.Usage([(5, 120), (8, 80), (15, 150), (20, 200), (30, 250), (45, 110), (80, 60), (130, 25), (400, 5)]);
        var use = Assert.Single(UsageStatistics.Of(usage, Komatsushima.Current));
        Assert.Equal((20m, 45m, 130m), (use.P50, use.P90, use.P99));
        Assert.Equal(29.99m, Math.Round(use.Mean, 2));
        Assert.Equal((0.12m, 0.20m), (use.BelowBase, use.WithinBase));
        Assert.Equal(1000, use.Bills);
    }

    [Fact]
    public void Printed_percentiles_alone_bound_the_increase_and_the_printed_17_percent_lies_outside()
    {
        // K-BOUND
        UsageBand[] bands = [new(0.5m, 0, 20), new(0.4m, 20, 45), new(0.09m, 45, 130), new(0.01m, 130, 1000)];
        var (least, most) = RevenueBounds.Of(Komatsushima.Current, Komatsushima.PlanA, "一般用", [13, 20], bands);
        Assert.Equal((18.29m, 28.83m), (Math.Round(least, 2), Math.Round(most, 2)));
        Assert.True(least > 17m);
    }

    [Fact]
    public void Rows_of_classes_and_sizes_add_up_to_the_whole()
    {
        var usage = Mixed();
        var impact = Of(usage);
        foreach (var rows in (IReadOnlyList<RevenueRow>[])[impact.ByUseClass(), impact.ByMeterSize()])
        {
            Assert.Equal(impact.Total.Proposal.BeforeTax, rows.Sum(row => row.Proposal.BeforeTax));
            Assert.Equal(impact.Total.Baseline.Base, rows.Sum(row => row.Baseline.Base));
            Assert.Equal(impact.Total.Proposal.Billed.Yen, rows.Sum(row => row.Proposal.Billed.Yen));
            Assert.Equal(usage.Bills, rows.Sum(row => row.Bills));
            Assert.Equal(usage.CubicMetres, rows.Sum(row => row.CubicMetres));
        }

        Assert.Equal(["一般用", "団体用", "工業用"], impact.ByUseClass().Select(row => row.Name));
        Assert.Equal(["13", "25", "50"], impact.ByMeterSize().Select(row => row.Name));
        var (up, same, down) = impact.Directions();
        Assert.Equal(usage.Bills, up + same + down);
        Assert.Equal(7, down); // 工業用 within its base: 15,000 → 8,300 yen
    }

    [Fact]
    public void Base_and_volume_are_told_apart()
    {
        var impact = Of(Komatsushima.Ten);
        Assert.Equal(6_800m, impact.Total.Baseline.Base); // ten times 600 + 80
        Assert.Equal(7_400m, impact.Total.Proposal.Base); // ten times 600 + 140
        Assert.Equal(37_235m - 6_800m, impact.Total.Baseline.Volume);
        Assert.Equal(6_800m / 37_235m, impact.Total.Baseline.BaseShare);
    }

    [Fact]
    public void Tenths_have_the_same_number_of_bills_and_together_all_of_the_change()
    {
        var usage = Komatsushima.Usage([(5, 123), (8, 80), (15, 150), (20, 203), (30, 250), (45, 110), (80, 61), (130, 25), (400, 5)]);
        var impact = Of(usage);
        var tenths = Decile.Of(impact);
        Assert.Equal(10, tenths.Count);
        Assert.Equal(usage.Bills, tenths.Sum(tenth => tenth.Bills));
        Assert.True(tenths.Max(tenth => tenth.Bills) - tenths.Min(tenth => tenth.Bills) <= 1);
        Assert.Equal(impact.Changes.Sum(change => change.Yen * change.Cell.Count), Math.Round(tenths.Sum(tenth => tenth.MeanChange * tenth.Bills)));
        Assert.All(tenths.Zip(tenths.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
    }

    [Fact]
    public void The_change_of_a_bill_is_that_of_the_yen_charged()
    {
        // K-TAX-01 and -02 with 8 %: 2,095 → 2,626
        var impact = Impact.Of(Komatsushima.Current, Komatsushima.PlanA, Komatsushima.Usage([(20, 3)]), 0.08m, 0.08m);
        var change = Assert.Single(impact.Changes);
        Assert.Equal((2_095, 2_626), (change.Before, change.After));
        Assert.Equal(3 * 2_626, impact.Total.Proposal.Billed.Yen);
        Assert.Same(change, Assert.Single(impact.Largest(10)));
    }

    [Fact]
    public void A_class_that_the_proposal_lacks_is_named_and_nothing_is_computed()
    {
        var lacking = Komatsushima.PlanA with { Rates = [.. Komatsushima.PlanA.Rates.Where(rate => rate.UseClass != "団体用")] };
        var refused = Assert.Throws<BusinessRuleException>(() => Impact.Of(Komatsushima.Current, lacking, Mixed(), 0m, 0m));
        Assert.Equal("revision.cannot-price", refused.Code);
        Assert.Contains("'団体用'", refused.Said.En, StringComparison.Ordinal);
        Assert.Contains("(30 bills)", refused.Said.En, StringComparison.Ordinal);
        Assert.Contains("30 件", refused.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Usage_above_a_closed_table_is_named()
    {
        var closed = Komatsushima.PlanA with { Rates = [.. Komatsushima.PlanA.Rates.Select(rate => rate with { Tiers = [.. rate.Tiers.Select(tier => tier with { UpTo = tier.UpTo ?? 100 })] })] };
        var refused = Assert.Throws<BusinessRuleException>(() => Impact.Of(Komatsushima.Current, closed, Komatsushima.Ten, 0m, 0m));
        Assert.Contains("130 m³ cannot be priced (1 bills)", refused.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_older_than_the_table_in_force_is_refused()
    {
        var refused = Assert.Throws<BusinessRuleException>(() => Impact.Of(Komatsushima.PlanA, Komatsushima.Current, Komatsushima.Ten, 0m, 0m));
        Assert.Equal("revision.older-proposal", refused.Code);
    }

    private static UsageHistogram Mixed() => UsageHistogram.Of([
        .. Komatsushima.Ten.Cells,
        new(new PricingInput("団体用", 25, new CubicMetres(16)), 30),
        new(new PricingInput("工業用", 50, new CubicMetres(150)), 7),
        new(new PricingInput("工業用", 50, new CubicMetres(500)), 2),
    ]);
}
