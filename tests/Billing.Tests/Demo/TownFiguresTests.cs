using Billing.Db;
using Billing.Db.Demo;
using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;
using Xunit;

namespace Billing.Tests.Demo;

/// <summary>The figures that 小松島市 prints: percentiles of 一般用, median of 工業用, and income per m³ (供給単価 111.2 yen, H26).</summary>
public sealed class TownFiguresTests
{
    private static readonly LocalDate Year = new(2025, 12, 1);

    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(1, 4_000)]
    [InlineData(2, 4_000)]
    [InlineData(3, 4_000)]
    [InlineData(1, DemoOptions.DocumentedAccounts)]
    public void Usage_and_income_meet_the_document_whatever_the_seed(long seed, int accounts)
    {
        var periods = DemoTown.Rows(new DemoOptions { Accounts = accounts, Seed = seed, SearchIndex = false }, new TownPlan(accounts))
            .SelectMany(TownUsage.Of).Where(p => p.ReadOn >= Year).ToList();
        var general = periods.Where(p => p.Terms.WaterUseClass == "一般用").ToList();
        Assert.InRange(TownUsage.Percentile(general, 0.5), 19, 21);
        Assert.InRange(TownUsage.Percentile(general, 0.9), 43, 47);
        Assert.InRange(TownUsage.Percentile(general, 0.99), 125, 135);
        Assert.InRange(TownUsage.Percentile(periods.Where(p => p.Terms.WaterUseClass == "工業用"), 0.5), 400, 600);
        Assert.InRange(Income(periods), 111.2m * 0.97m, 111.2m * 1.03m);
    }

    /// <summary>Yen per m³ without tax, all classes together.</summary>
    private static decimal Income(List<UsedPeriod> periods)
    {
        var water = RuleBookFolder.LoadInstalled("demo").Tariffs.Single(t => t.Service == Service.Water);
        var yen = periods.Sum(p => BillCalculator.Price(water, Input(p), 0.1m).BeforeTax);
        return yen / periods.Sum(p => p.CubicMetres);
    }

    private static PricingInput Input(UsedPeriod period) => new(
        period.Terms.WaterUseClass!,
        period.MeterSize,
        period.Registers.Count == 1
            ? [new RegisterUsage(null, new CubicMetres(period.CubicMetres))]
            : [new RegisterUsage("day", new CubicMetres(period.Registers[0])), new RegisterUsage("night", new CubicMetres(period.Registers[1]))],
        period.Months,
        period.Terms.Dwellings);
}
