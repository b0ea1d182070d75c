using Billing.Db;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Cli.Tariffs;

/// <summary>Which consumption tax rate a call without a database uses where a table states none.</summary>
internal static class StatutoryTax
{
    private static readonly Lazy<IReadOnlyList<RuleBooks.DatedRate>> Rates = new(RuleBookFolder.InstalledConsumptionTax);

    /// <summary>Statutory rate on a day; 0 before the tax began.</summary>
    public static decimal On(LocalDate day) => Rates.Value.LastOrDefault(rate => rate.From <= day)?.Rate ?? 0m;

    /// <summary>The table with the rate to use: the caller's, else its own, else the statutory one of today, or of the table's own nearest day when it is not in force today.</summary>
    public static Tariff Applied(Tariff tariff, decimal? asked, LocalDate today)
    {
        if (asked is null && tariff.TaxRate is not null)
        {
            return tariff;
        }

        var day = LocalDate.Max(tariff.EffectiveFrom, tariff.EffectiveTo is { } last ? LocalDate.Min(last, today) : today);
        return tariff with { TaxRate = asked ?? On(day) };
    }
}
