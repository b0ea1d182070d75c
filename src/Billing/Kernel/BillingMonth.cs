using System.Globalization;
using NodaTime;

namespace Billing.Kernel;

/// <summary>調定月: the calendar month to which a bill belongs. Stored as yyyymm.</summary>
/// <param name="Number">Year × 100 + month, e.g. 202611.</param>
public readonly record struct BillingMonth(int Number) : IComparable<BillingMonth>
{
    public BillingMonth(int year, int month)
        : this((year * 100) + month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
    }

    public int Year => Number / 100;

    public int Month => Number % 100;

    public LocalDate First => new(Year, Month, 1);

    public LocalDate Last => First.PlusMonths(1).PlusDays(-1);

    public static BillingMonth Of(LocalDate day) => new(day.Year, day.Month);

    public BillingMonth Plus(int months) => Of(First.PlusMonths(months));

    public static bool operator <(BillingMonth a, BillingMonth b) => a.Number < b.Number;

    public static bool operator >(BillingMonth a, BillingMonth b) => a.Number > b.Number;

    public static bool operator <=(BillingMonth a, BillingMonth b) => a.Number <= b.Number;

    public static bool operator >=(BillingMonth a, BillingMonth b) => a.Number >= b.Number;

    public int CompareTo(BillingMonth other) => Number.CompareTo(other.Number);

    /// <summary><c>2026-11</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
