using System.Globalization;
using Billing.Forms.Charts;
using Billing.Revision;

namespace Billing.Forms.Revision;

/// <summary>The pictures of an impact, for page and paper. Every one stands beside a table that says the same.</summary>
/// <param name="impact">What is shown.</param>
/// <param name="household">Whose bill is drawn over usage.</param>
/// <param name="language"><c>ja</c> or <c>en</c>.</param>
public sealed class ImpactCharts(Impact impact, Household household, string language)
{
    /// <summary>Share of bills at or below each usage, with the percentiles; and the share of the water that they use.</summary>
    public string Cumulative()
    {
        var cells = impact.Usage.Cells.OrderBy(cell => cell.PerMonth).ToList();
        var far = UsageStatistics.Percentile(cells, 0.995m);
        var (bills, water) = (new List<(decimal, decimal)> { (0m, 0m) }, new List<(decimal, decimal)> { (0m, 0m) });
        decimal sumBills = 0m, sumWater = 0m;
        foreach (var group in cells.Where(cell => cell.PerMonth <= far).GroupBy(cell => decimal.Floor(cell.PerMonth)))
        {
            sumBills += group.Sum(cell => cell.Count);
            sumWater += group.Sum(cell => (decimal)cell.CubicMetres * cell.Count);
            bills.Add((group.Key, sumBills * 100m / impact.Usage.Bills));
            water.Add((group.Key, impact.Usage.CubicMetres == 0m ? 0m : sumWater * 100m / impact.Usage.CubicMetres));
        }

        return LineChart.Svg(
            Said("使用水量の累積分布(%): 実線は件数、破線は水量", "Cumulative usage (%): solid line bills, dashed line water"),
            Said("m³/月", "m³ a month"),
            [(water, "old"), (bills, "new")],
            [.. new[] { (0.5m, "50 %"), (0.9m, "90 %"), (0.99m, "99 %") }.Select(p => (X: UsageStatistics.Percentile(cells, p.Item1), Name: p.Item2)).Select(p => (p.X, $"{p.Name} = {p.X:0.#} m³"))],
            most: 100m);
    }

    /// <summary>Bills by change in percent.</summary>
    public string Changes() => Bands(ChangeBand.InPercent(impact), Said("改定率の分布(件数)", "Bills by change in percent"), Said("改定率(%)", "Change (%)"));

    /// <summary>Bills by change in yen.</summary>
    public string ChangesInYen() => Bands(ChangeBand.InYen(impact), Said("改定額の分布(件数)", "Bills by change in yen"), Said("改定額(円/件)", "Change (yen a bill)"));

    /// <summary>Mean change of each tenth of a use class.</summary>
    public string Deciles(string useClass) => BarChart.Svg(
        Said($"{useClass}: 使用水量の十分位ごとの平均改定額(円)", $"{useClass}: mean change of each tenth by usage (yen)"),
        Said("使用水量の少ない順(m³/月)", "Smallest users first (m³ a month)"),
        [.. Decile.Of(impact).Where(d => d.UseClass == useClass).Select(d => (string.Create(CultureInfo.InvariantCulture, $"{d.From:0.#}–{d.To:0.#}"), d.MeanChange, d.MeanChange < 0m ? "down" : "up"))]);

    /// <summary>What the next m³ costs, old and new.</summary>
    public string Steps() => LineChart.Svg(
        Said($"1 m³ 当たりの単価(円、税抜): 破線は現行、実線は改定案({household.UseClass})", $"Price of the next m³ (yen before tax): dashed today, solid proposal ({household.UseClass})"),
        Said("m³/月", "m³ a month"),
        [(Marginal(Before), "old"), (Marginal(After), "new")]);

    /// <summary>The bill over usage, old and new; dots where winners and losers change places, marks at cliffs of the new table.</summary>
    public string Bills() => LineChart.Svg(
        Said($"使用水量と料金(円、税込): 破線は現行、実線は改定案({household.UseClass})", $"Bill over usage (yen, tax included): dashed today, solid proposal ({household.UseClass})"),
        Said("m³/月", "m³ a month"),
        [(Line(Before), "old"), (Line(After), "new")],
        [.. After.Cliffs().Take(4).Select(cliff => ((decimal)cliff.CubicMetres, $"{cliff.CubicMetres} m³"))],
        [.. Stretches.Skip(1).Select(s => ((decimal)s.From, (decimal)After.Prices[s.From].Charged.Yen))]);

    /// <summary>The household's bill m³ by m³ under the table in force.</summary>
    public BillCurve Before { get; } = BillCurve.Of(impact.Baseline.Whole.Tariff, household.Supply, household.Far(impact.Usage), 0m);

    /// <summary>The same under the proposal.</summary>
    public BillCurve After { get; } = BillCurve.Of(impact.Proposal.Whole.Tariff, household.Supply, household.Far(impact.Usage), 0m);

    /// <summary>Where its bill rises, stays and falls.</summary>
    public IReadOnlyList<ChangeStretch> Stretches => TurningPoints.Of(Before, After);

    private static string Bands(IReadOnlyList<ChangeBand> bands, string title, string along) =>
        BarChart.Svg(title, along, [.. bands.Select(band => (Name(band), (decimal)band.Bills, band.Same ? "same" : (band.To ?? 1m) <= 0m ? "down" : "up"))]);

    /// <summary>A band in words that need no language. ≦ and not its single-lined form, which the font of the forms (BIZ UDPGothic) draws the wrong way round.</summary>
    public static string Name(ChangeBand band) => (band.From, band.To) switch
    {
        _ when band.Same => "±0",
        (null, { } to) => $"≦{ChartFrame.Short(to)}",
        ({ } from, null) => $">{ChartFrame.Short(from)}",
        ({ } from, { } to) => $"{ChartFrame.Short(from)}–{ChartFrame.Short(to)}",
        _ => "",
    };

    private static IReadOnlyList<(decimal X, decimal Y)> Line(BillCurve curve) => [.. curve.Prices.Select((price, m3) => ((decimal)m3, (decimal)price.Charged.Yen))];

    private static IReadOnlyList<(decimal X, decimal Y)> Marginal(BillCurve curve)
    {
        var steps = new List<(decimal From, decimal Y)>();
        for (var m3 = 1; m3 < curve.Prices.Count; m3++)
        {
            if (steps.Count == 0 || steps[^1].Y != curve.Step(m3))
            {
                steps.Add((m3 - 1, curve.Step(m3)));
            }
        }

        return LineChart.Stairs(steps, curve.Prices.Count - 1);
    }

    private string Said(string ja, string en) => language == "en" ? en : ja;
}
