using Billing.Kernel;
using NodaTime;

namespace Billing.Tariffs;

/// <summary>A published bill that a table does not reproduce.</summary>
/// <param name="Index">Position in <c>examples[]</c>.</param>
/// <param name="Actual">Yen that came out; null where nothing did.</param>
/// <param name="Refusal">Why nothing came out.</param>
public sealed record ExampleMiss(int Index, Example Example, long? Actual, Sentence? Refusal)
{
    /// <summary>JSON path of the example.</summary>
    public string Path => $"$.examples[{Index}]";

    /// <summary>The input in one line, as a person names it.</summary>
    public Sentence Named
    {
        get
        {
            var input = Example.Input;
            var (register, usage) = input.Usage[0];
            var size = input.MeterSize is { } mm ? $" {mm} mm" : "";
            var counter = register is null ? "" : $" {register}";
            var dwellingsJa = input.Dwellings == 1 ? "" : $" {input.Dwellings:N0}戸";
            var dwellingsEn = input.Dwellings == 1 ? "" : $" {input.Dwellings:N0} dwellings";
            return new(
                $"{input.UseClass}{size}{counter} {usage} m³ {input.Months}か月{dwellingsJa}",
                $"{input.UseClass}{size}{counter} {usage} m³ {input.Months} {(input.Months == 1 ? "month" : "months")}{dwellingsEn}");
        }
    }
}

/// <summary>Prices a table's own examples: a file proves itself when every one comes out to the yen.</summary>
public static class ExampleCheck
{
    /// <summary>The examples that do not come out.</summary>
    /// <param name="statutoryRate">Consumption tax on a day. An example has no day, so where neither it nor the table states a rate, the first day of the table is taken.</param>
    public static IReadOnlyList<ExampleMiss> Misses(Tariff tariff, Func<LocalDate, decimal> statutoryRate)
    {
        var misses = new List<ExampleMiss>();
        var rate = tariff.TaxRate ?? statutoryRate(tariff.EffectiveFrom);
        for (var i = 0; i < tariff.Examples.Count; i++)
        {
            var example = tariff.Examples[i];
            try
            {
                var applied = example.TaxRate is { } own ? tariff with { TaxRate = own } : tariff;
                var charged = BillCalculator.Price(applied, example.Input, rate).Charged.Yen;
                if (charged != example.Yen)
                {
                    misses.Add(new ExampleMiss(i, example, charged, null));
                }
            }
            catch (BusinessRuleException refusal)
            {
                misses.Add(new ExampleMiss(i, example, null, refusal.Said));
            }
        }

        return misses;
    }
}
