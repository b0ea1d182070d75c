using NodaTime;

namespace Billing.Kernel;

/// <summary>会計年度: 1 April of <paramref name="StartYear"/> to 31 March (地方自治法 208条).</summary>
/// <param name="StartYear">The calendar year in which it begins: 令和8年度 = 2026.</param>
public readonly record struct FiscalYear(int StartYear) : IComparable<FiscalYear>
{
    public LocalDate First => new(StartYear, 4, 1);

    public LocalDate Last => new(StartYear + 1, 3, 31);

    public static FiscalYear Of(LocalDate day) => new(day.Month >= 4 ? day.Year : day.Year - 1);

    public static bool operator <(FiscalYear a, FiscalYear b) => a.StartYear < b.StartYear;

    public static bool operator >(FiscalYear a, FiscalYear b) => a.StartYear > b.StartYear;

    public static bool operator <=(FiscalYear a, FiscalYear b) => a.StartYear <= b.StartYear;

    public static bool operator >=(FiscalYear a, FiscalYear b) => a.StartYear >= b.StartYear;

    public int CompareTo(FiscalYear other) => StartYear.CompareTo(other.StartYear);

    public override string ToString() => $"{StartYear}";
}
