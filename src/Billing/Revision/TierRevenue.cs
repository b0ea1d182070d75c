using Billing.Kernel;
using Billing.Revision.Design;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>What one step of the volume charge brings in.</summary>
/// <param name="UseClass">用途.</param>
/// <param name="Said">Which step, in words.</param>
/// <param name="CubicMetres">m³ that fall into it.</param>
/// <param name="Price">Yen per m³, as the table says it.</param>
public sealed record TierRevenue(string UseClass, Sentence Said, decimal CubicMetres, decimal Price)
{
    /// <summary>Yen, in the table's own tax basis.</summary>
    public decimal Yen => CubicMetres * Price;

    /// <summary>Every step of a table that somebody's water falls into. The m³ come from the calculator itself, asked with one step at one yen at a time.</summary>
    /// <exception cref="BusinessRuleException">A cell cannot be priced.</exception>
    public static IReadOnlyList<TierRevenue> Of(Tariff tariff, UsageHistogram usage)
    {
        var cells = usage.Cells.GroupBy(cell => cell.Input.UseClass).ToDictionary(group => group.Key, group => group.ToList());
        var steps = new List<TierRevenue>();
        for (var r = 0; r < tariff.Rates.Count; r++)
        {
            var rate = tariff.Rates[r];
            if (!cells.TryGetValue(rate.UseClass, out var own))
            {
                continue;
            }

            for (var t = 0; t < rate.Tiers.Count; t++)
            {
                var unit = PriceSlot.With(tariff, slot => slot.Rate == r && slot.Kind == PriceKinds.Tiers && slot.Tier == t ? 1m : 0m);
                var cubicMetres = own.Sum(cell => BillCalculator.Price(unit, cell.Input, 0m).BeforeTax * cell.Count);
                if (cubicMetres > 0m)
                {
                    steps.Add(new TierRevenue(rate.UseClass, new PriceSlot(r, PriceKinds.Tiers, null, t, false, rate.Tiers[t].Price.Yen).Said(tariff), cubicMetres, rate.Tiers[t].Price.Yen));
                }
            }
        }

        return steps;
    }

    /// <summary>The steps of both tables, side by side where they are the same step, in the order of the usage's classes.</summary>
    /// <exception cref="BusinessRuleException">A cell cannot be priced.</exception>
    public static IReadOnlyList<(TierRevenue? Before, TierRevenue? After)> Beside(Tariff baseline, Tariff proposal, UsageHistogram usage)
    {
        var (before, after) = (Of(baseline, usage), Of(proposal, usage));
        var rows = before.Select(b => ((TierRevenue?)b, after.FirstOrDefault(a => a.Said == b.Said))).ToList();
        rows.AddRange(after.Where(a => before.All(b => b.Said != a.Said)).Select(a => ((TierRevenue?)null, (TierRevenue?)a)));
        var classes = usage.Cells.Select(c => c.Input.UseClass).Distinct().ToList();
        return [.. rows.OrderBy(row => classes.IndexOf((row.Item1 ?? row.Item2)!.UseClass))];
    }
}
