using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>早見表: the usages that bills are shown for, and what a table charges for one. Pure.</summary>
public static class SampleUsage
{
    /// <summary>m³ a month that councils ask for where nobody says otherwise: a person alone, a couple, a family, two larger households, a shop.</summary>
    public static IReadOnlyList<int> Usual { get; } = [8, 10, 20, 30, 45, 130];

    /// <summary>A supply that uses so much.</summary>
    /// <param name="cubicMetres">m³ of a month; a supply of several months uses so much in each.</param>
    public static PricingInput At(PricingInput supply, int cubicMetres) => supply with { Usage = [supply.Usage[0] with { CubicMetres = new CubicMetres(checked(cubicMetres * supply.Months)) }], Terms = null };

    /// <summary>Yen charged, tax included.</summary>
    /// <param name="taxRate">Rate to use where the table states none.</param>
    /// <exception cref="BusinessRuleException">tariff.no-rate, tariff.no-size, tariff.above-last-tier.</exception>
    public static long Yen(Tariff tariff, PricingInput asked, decimal taxRate) => BillCalculator.Price(tariff, asked, taxRate).Charged.Yen;

    /// <summary>The same; null where the table has no price for it, which is shown as such.</summary>
    public static long? YenOrNone(Tariff tariff, PricingInput asked, decimal taxRate)
    {
        try
        {
            return Yen(tariff, asked, taxRate);
        }
        catch (BusinessRuleException)
        {
            return null;
        }
    }
}
