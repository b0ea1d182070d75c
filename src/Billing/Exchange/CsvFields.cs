using NodaTime;
using NodaTime.Text;

namespace Billing.Exchange;

/// <summary>Values of a CSV file from outside.</summary>
internal static class CsvFields
{
    private static readonly LocalDatePattern[] DatePatterns =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("uuuu/M/d"),
        LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd"),
    ];

    /// <summary><c>2026-11-10</c>, <c>2026/11/10</c> or <c>20261110</c>; null when it is none of them.</summary>
    public static LocalDate? Day(string text)
    {
        foreach (var pattern in DatePatterns)
        {
            if (pattern.Parse(text).TryGetValue(default, out var day))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>Enough of a wrong value to find it.</summary>
    public static string Begin(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
