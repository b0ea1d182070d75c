using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>早見表の一行: a bill that every council asks for, under both tables.</summary>
/// <param name="Supply">Who: use class, size, months, dwellings and m³.</param>
/// <param name="Before">Yen charged under the table in force, tax included.</param>
/// <param name="After">Yen charged under the proposal, tax included.</param>
public sealed record QuickBill(PricingInput Supply, long Before, long After)
{
    public int CubicMetres => Supply.Usage[0].CubicMetres.Value;

    public long Yen => After - Before;

    /// <summary>Exact percent; null where nothing was charged before.</summary>
    public decimal? Percent => Before == 0 ? null : Yen * 100m / Before;

    /// <summary>The supplies of a town as councils look at them: every use class with every meter size that has bills in it, one month and one dwelling, in the order of the usage.</summary>
    public static IReadOnlyList<PricingInput> Supplies(UsageHistogram usage) => [.. usage.Cells
        .Select(cell => (cell.Input.UseClass, cell.Input.MeterSize, cell.Input.Usage[0].Register)).Distinct()
        .Select(supply => new PricingInput(supply.UseClass, supply.MeterSize, [new RegisterUsage(supply.Register, new CubicMetres(0))], 1, 1))];

    /// <summary>Each supply at each usage.</summary>
    /// <param name="cubicMetres">m³ of a month; a supply of several months uses so much in each.</param>
    /// <exception cref="BusinessRuleException">tariff.no-rate, tariff.no-size, tariff.above-last-tier; revision.older-proposal, revision.other-service.</exception>
    public static IReadOnlyList<QuickBill> Of(Tariff before, Tariff after, IEnumerable<PricingInput> supplies, IReadOnlyList<int> cubicMetres, decimal taxBefore, decimal taxAfter)
    {
        Impact.Check(before, after);
        return [.. from supply in supplies
                   from usage in cubicMetres
                   let asked = SampleUsage.At(supply, usage)
                   select new QuickBill(asked, SampleUsage.Yen(before, asked, taxBefore), SampleUsage.Yen(after, asked, taxAfter))];
    }

    /// <summary>What other towns' tables charge for each of the supplies, in their order: the neighbours beside a revision. Null where a table has no price for the supply, which is shown as such.</summary>
    /// <param name="taxRate">Rate to use where a table states none.</param>
    public static IReadOnlyList<long?> Elsewhere(Tariff neighbour, string useClass, IEnumerable<PricingInput> supplies, decimal taxRate) => [.. supplies.Select(supply => SampleUsage.YenOrNone(neighbour, supply with { UseClass = useClass }, taxRate))];
}
