using Billing.Kernel;

namespace Billing.Plans.Formulas;

/// <summary>Rounding to a number of decimals; negative = to tens, hundreds, thousands.</summary>
public static class Rounding
{
    /// <summary>四捨五入: halves away from zero.</summary>
    public static decimal HalfUp(decimal value, int decimals) => decimals >= 0 ? Math.Round(value, decimals, MidpointRounding.AwayFromZero) : Math.Round(value / Ten(-decimals), 0, MidpointRounding.AwayFromZero) * Ten(-decimals);

    /// <summary>切捨て towards minus infinity.</summary>
    public static decimal Floor(decimal value, int decimals) => decimals >= 0 ? decimal.Floor(value * Ten(decimals)) / Ten(decimals) : decimal.Floor(value / Ten(-decimals)) * Ten(-decimals);

    /// <summary>As a mode says.</summary>
    public static decimal By(RoundingMode mode, decimal value, int decimals) => mode switch
    {
        RoundingMode.Floor => Floor(value, decimals),
        RoundingMode.Ceiling => -Floor(-value, decimals),
        _ => HalfUp(value, decimals),
    };

    private static decimal Ten(int exponent)
    {
        var ten = 1m;
        for (var i = 0; i < exponent; i++)
        {
            ten *= 10m;
        }

        return ten;
    }
}
