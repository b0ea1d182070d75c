using Billing.Tariffs;

namespace Billing.Cli.Tariffs;

/// <summary>Which consumption tax rate a call without a database uses.</summary>
internal static class StatutoryTax
{
    /// <summary>The table with the rate to use: the caller's, else its own.</summary>
    public static Tariff Applied(Tariff tariff, decimal? asked) => asked is { } rate ? tariff with { TaxRate = rate } : tariff;
}
