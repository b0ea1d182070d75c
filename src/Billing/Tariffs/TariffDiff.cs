using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>One thing in which two tables differ.</summary>
/// <param name="UseClass">Null for the table as a whole.</param>
/// <param name="What">What it is.</param>
/// <param name="Old">As the old table has it; null where it has none.</param>
/// <param name="New">As the new table has it; null where it has none.</param>
/// <param name="OldYen">The price, where it is one.</param>
/// <param name="NewYen">The price, where it is one.</param>
public sealed record TariffChange(string? UseClass, Sentence What, string? Old, string? New, decimal? OldYen = null, decimal? NewYen = null)
{
    /// <summary>Change in percent of the old price, one decimal; null where the old price is zero or there is none.</summary>
    public decimal? Percent => OldYen is > 0m && NewYen is not null ? Math.Round((NewYen.Value - OldYen.Value) / OldYen.Value * 100m, 1, MidpointRounding.AwayFromZero) : null;
}

/// <summary>The same usage priced under both tables for one month.</summary>
/// <param name="OldYen">As charged; null where the old table cannot price it.</param>
/// <param name="NewYen">As charged; null where the new table cannot price it.</param>
public sealed record SampleBill(string UseClass, string? Register, int? MeterSize, int CubicMetres, long? OldYen, long? NewYen)
{
    public long? Change => NewYen - OldYen;

    /// <summary>Change in percent of the old bill, one decimal.</summary>
    public decimal? Percent => OldYen is > 0 && Change is { } change ? Math.Round(change * 100m / OldYen.Value, 1, MidpointRounding.AwayFromZero) : null;
}

/// <summary>What changes from one table to another, in words and numbers. Pure.</summary>
public static class TariffDiff
{
    /// <summary>Every change: the table as a whole first, then class by class.</summary>
    public static IReadOnlyList<TariffChange> Changes(Tariff before, Tariff after)
    {
        var changes = new List<TariffChange>(DiffTable.Changes(before, after));
        foreach (var (useClass, register) in Classes(before, after))
        {
            changes.AddRange(DiffRates.Changes(before, after, useClass, register));
        }

        return changes;
    }

    /// <summary>Sample bills of every class with the smallest meter size that it names, for one month.</summary>
    /// <param name="taxRate">Where a table states none.</param>
    public static IReadOnlyList<SampleBill> Bills(Tariff before, Tariff after, decimal taxRate)
    {
        var bills = new List<SampleBill>();
        foreach (var (useClass, register) in Classes(before, after))
        {
            var size = DiffRates.Sizes(before, after, useClass, register)[0];
            var supply = new PricingInput(useClass, size, [new RegisterUsage(register, new CubicMetres(0))], 1, 1);
            foreach (var volume in SampleUsage.Usual)
            {
                // A class that is in one table only has no bill under the other.
                var asked = SampleUsage.At(supply, volume);
                bills.Add(new SampleBill(useClass, register, size, volume, SampleUsage.YenOrNone(before, asked, taxRate), SampleUsage.YenOrNone(after, asked, taxRate)));
            }
        }

        return bills;
    }

    private static IEnumerable<(string UseClass, string? Register)> Classes(Tariff before, Tariff after) =>
        before.Rates.Concat(after.Rates).Select(rate => (rate.UseClass, rate.Register)).Distinct();
}
