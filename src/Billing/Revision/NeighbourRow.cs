using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>近隣の料金: one table's bills for a household, beside others'.</summary>
/// <param name="Said">Whose.</param>
/// <param name="Table">The table.</param>
/// <param name="UseClass">用途 there.</param>
/// <param name="IsOwn">One's own, today or proposed.</param>
/// <param name="Yen">Tax included, for each usage asked for; null where the table has no price for it.</param>
public sealed record NeighbourRow(Sentence Said, Tariff Table, string UseClass, bool IsOwn, IReadOnlyList<long?> Yen)
{
    /// <summary>One's own table today and as proposed, then the neighbours in the order given, all under one rate of tax.</summary>
    /// <param name="cubicMetres">m³ a month.</param>
    /// <param name="taxRate">On all sides, 0.1 = 10 %: a comparison of prices and not of tax.</param>
    public static IReadOnlyList<NeighbourRow> Of(Tariff baseline, Tariff proposal, Household household, IReadOnlyList<int> cubicMetres, IEnumerable<Neighbour> neighbours, decimal taxRate)
    {
        NeighbourRow Row(Sentence said, Tariff table, string useClass, bool own) => new(said, table, useClass, own, [.. cubicMetres.Select(m3 =>
            SampleUsage.YenOrNone(table with { TaxRate = taxRate }, SampleUsage.At(household.Supply, m3) with { UseClass = useClass }, taxRate))]);
        return
        [
            Row(new("現行", "Today"), baseline, household.UseClass, true),
            Row(new("改定案", "Proposed"), proposal, household.UseClass, true),
            .. neighbours.Select(n => Row(new(n.Table.Utility, n.Table.Utility), n.Table, n.UseClass, false)),
        ];
    }
}

/// <summary>Another utility's table, and whom of its classes a household is held against.</summary>
/// <param name="Table">The table.</param>
/// <param name="UseClass">用途 there.</param>
public sealed record Neighbour(Tariff Table, string UseClass)
{
    /// <summary>The class that a household would belong to: the one of the same name, else the first, which published tables give to dwellings.</summary>
    public static Neighbour Like(Tariff table, string useClass) => new(table, table.Rates.FirstOrDefault(rate => rate.UseClass == useClass)?.UseClass ?? table.Rates[0].UseClass);
}
