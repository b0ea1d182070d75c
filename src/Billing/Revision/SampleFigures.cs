using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>Bills one by one beside the town's sums: samples, neighbours, both services of a household, and every supply's curve. Pure.</summary>
public sealed class SampleFigures
{
    private SampleFigures(IReadOnlyList<QuickBill> samples) => Samples = samples;

    /// <summary>Every supply of the usage at every usage asked for.</summary>
    public IReadOnlyList<QuickBill> Samples { get; }

    /// <summary>The same households' bills of the other service, in the order of <see cref="Samples"/>; null where none is asked for.</summary>
    public IReadOnlyList<QuickBill>? Other { get; private init; }

    /// <summary>What other towns charge for each sample; null where a table has no price for it.</summary>
    public IReadOnlyList<(Tariff Tariff, IReadOnlyList<long?> Yen)> Neighbours { get; private init; } = [];

    /// <summary>Every supply m³ by m³, as far as it is used.</summary>
    public IReadOnlyList<(BillCurve Before, BillCurve After)> Curves { get; private init; } = [];

    /// <param name="cubicMetres">m³ a month.</param>
    /// <param name="other">The other service; null = none.</param>
    /// <param name="neighbours">Other towns' tables, each with the use class to show; null = the class of the same name.</param>
    /// <exception cref="Kernel.BusinessRuleException">A sample cannot be priced.</exception>
    public static SampleFigures Of(Tariff baseline, Tariff proposal, UsageHistogram usage, IReadOnlyList<int> cubicMetres, OtherService? other, IReadOnlyList<(Tariff Tariff, string? UseClass)> neighbours)
    {
        var supplies = QuickBill.Supplies(usage);
        var samples = QuickBill.Of(baseline, proposal, supplies, cubicMetres, 0m, 0m);
        return new SampleFigures(samples)
        {
            Other = other is null ? null : [.. samples.Select(other.Beside)],
            Neighbours = [.. neighbours.Select(n => (n.Tariff, (IReadOnlyList<long?>)[.. samples.SelectMany(sample => QuickBill.Elsewhere(n.Tariff, n.UseClass ?? sample.Supply.UseClass, [sample.Supply], 0m))]))],
            Curves = [.. supplies.Select(supply => (supply, To: LargestMonth(usage, supply))).Select(s => (BillCurve.Of(baseline, s.supply, s.To, 0m), BillCurve.Of(proposal, s.supply, s.To, 0m)))],
        };
    }

    /// <summary>Largest usage that such a supply has in a month and dwelling, m³: as far as the curve is of any interest.</summary>
    public static int LargestMonth(UsageHistogram usage, PricingInput supply) => usage.Cells
        .Where(cell => cell.Input.UseClass == supply.UseClass && cell.Input.MeterSize == supply.MeterSize && cell.Input.Usage[0].Register == supply.Usage[0].Register)
        .Max(cell => Math.Min(BillCurve.Most, (int)decimal.Ceiling((decimal)cell.CubicMetres / (cell.Input.Months * cell.Input.Dwellings))));
}

/// <summary>The other service of the same households.</summary>
/// <param name="Before">Its table in force.</param>
/// <param name="After">Its proposal, or the same again.</param>
/// <param name="UseClass">Its use class where it has another name; null = the name of the supply's.</param>
public sealed record OtherService(Tariff Before, Tariff After, string? UseClass)
{
    /// <summary>The bill of the same household for the same water.</summary>
    /// <exception cref="Kernel.BusinessRuleException">A table has no such class or size.</exception>
    public QuickBill Beside(QuickBill sample) => QuickBill.Of(Before, After, [sample.Supply with { UseClass = UseClass ?? sample.Supply.UseClass }], [sample.CubicMetres], 0m, 0m)[0];
}
