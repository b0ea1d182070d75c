using System.Globalization;
using System.Numerics;

namespace Billing.Kernel;

/// <summary>An exact share such as 1/3, which no decimal can hold.</summary>
/// <param name="Numerator">Not negative.</param>
/// <param name="Denominator">At least 1; of the default value 0, which is a share of nothing.</param>
public readonly record struct Fraction(long Numerator, long Denominator)
{
    public static readonly Fraction One = new(1, 1);

    /// <summary><c>1/3</c>, <c>1</c> or <c>0.75</c>; null when it is none of them or not between 0 and 1.</summary>
    public static Fraction? Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var d))
        {
            return d is >= 1 and <= 1_000_000 && n <= d ? new Fraction(n, d) : null;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0m and <= 1m && share.Scale <= 6
            ? Of(share)
            : null;
    }

    /// <summary>The share with at most six decimals, in lowest terms.</summary>
    public static Fraction Of(decimal share)
    {
        var numerator = (long)(share * 1_000_000m);
        var divisor = (long)BigInteger.GreatestCommonDivisor(numerator, 1_000_000);
        return new Fraction(numerator / divisor, 1_000_000 / divisor);
    }

    /// <summary><paramref name="of"/> times this share; multiplied before it is divided.</summary>
    public decimal Times(decimal of) => Numerator == 0 ? 0m : of * Numerator / Denominator;
}
