using System.Globalization;

namespace Billing.Kernel;

/// <summary>A quantity of water in whole m³: meters are read, and tariffs applied, in whole cubic metres.</summary>
/// <param name="Value">Whole m³.</param>
public readonly record struct CubicMetres(int Value) : IComparable<CubicMetres>
{
    public static readonly CubicMetres Zero;

    public static CubicMetres operator +(CubicMetres a, CubicMetres b) => new(checked(a.Value + b.Value));

    public static CubicMetres operator -(CubicMetres a, CubicMetres b) => new(checked(a.Value - b.Value));

    public static bool operator <(CubicMetres a, CubicMetres b) => a.Value < b.Value;

    public static bool operator >(CubicMetres a, CubicMetres b) => a.Value > b.Value;

    public static bool operator <=(CubicMetres a, CubicMetres b) => a.Value <= b.Value;

    public static bool operator >=(CubicMetres a, CubicMetres b) => a.Value >= b.Value;

    public int CompareTo(CubicMetres other) => Value.CompareTo(other.Value);

    /// <summary>Digits with thousands separators, without a unit.</summary>
    public override string ToString() => Value.ToString("N0", CultureInfo.InvariantCulture);
}
