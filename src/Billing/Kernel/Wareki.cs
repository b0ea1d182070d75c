using System.Globalization;
using NodaTime;

namespace Billing.Kernel;

/// <summary>和暦: dates as Japanese clerks read and write them (元号法; 元号を改める政令).</summary>
public static class Wareki
{
    private static readonly (LocalDate From, string Name, string Letter)[] Eras =
    [
        (new LocalDate(2019, 5, 1), "令和", "R"),
        (new LocalDate(1989, 1, 8), "平成", "H"),
        (new LocalDate(1926, 12, 25), "昭和", "S"),
    ];

    /// <summary><c>令和8年11月22日</c>; the first year is 元年. Before 昭和 the western date stands.</summary>
    public static string InFull(LocalDate day) => Year(day) is { } year
        ? string.Create(CultureInfo.InvariantCulture, $"{year}{day.Month}月{day.Day}日")
        : day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>令和8年11月</c>, by the first day of the month.</summary>
    public static string InFull(BillingMonth month) => Year(month.First) is { } year
        ? string.Create(CultureInfo.InvariantCulture, $"{year}{month.Month}月")
        : month.ToString();

    /// <summary><c>R8.11.22</c>.</summary>
    public static string InShort(LocalDate day) => Era(day) is var (_, letter, year)
        ? string.Create(CultureInfo.InvariantCulture, $"{letter}{year}.{day.Month}.{day.Day}")
        : day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string? Year(LocalDate day) => Era(day) is var (name, _, year)
        ? string.Create(CultureInfo.InvariantCulture, $"{name}{(year == 1 ? "元" : year)}年")
        : null;

    private static (string Name, string Letter, int Year)? Era(LocalDate day)
    {
        foreach (var (from, name, letter) in Eras)
        {
            if (day >= from)
            {
                return (name, letter, day.Year - from.Year + 1);
            }
        }

        return null;
    }
}
