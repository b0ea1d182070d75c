using System.Globalization;

namespace Billing.Kernel;

/// <summary>An amount of whole yen. May be negative (a reversal). Sums are checked for overflow.</summary>
/// <param name="Yen">Whole yen.</param>
public readonly record struct Money(long Yen) : IComparable<Money>
{
    public static readonly Money Zero;

    public static Money operator +(Money a, Money b) => new(checked(a.Yen + b.Yen));

    public static Money operator -(Money a, Money b) => new(checked(a.Yen - b.Yen));

    public static Money operator -(Money a) => new(checked(-a.Yen));

    public static bool operator <(Money a, Money b) => a.Yen < b.Yen;

    public static bool operator >(Money a, Money b) => a.Yen > b.Yen;

    public static bool operator <=(Money a, Money b) => a.Yen <= b.Yen;

    public static bool operator >=(Money a, Money b) => a.Yen >= b.Yen;

    public int CompareTo(Money other) => Yen.CompareTo(other.Yen);

    /// <summary>Digits with thousands separators, without a unit: <c>12,345</c>.</summary>
    public override string ToString() => Yen.ToString("N0", CultureInfo.InvariantCulture);
}
