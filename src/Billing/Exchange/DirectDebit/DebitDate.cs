using System.Globalization;
using NodaTime;

namespace Billing.Exchange.DirectDebit;

/// <summary>引落日: month and day in the file, the year from the batch it belongs to.</summary>
public static class DebitDate
{
    /// <summary>The day with this month and day that lies nearest; a file of 0105 read in December is of next year's January. Null where there is no such day within a year.</summary>
    /// <param name="near">Day of the batch, or of reading.</param>
    public static LocalDate? Resolve(string mmdd, LocalDate near)
    {
        var (month, day) = (int.Parse(mmdd[..2], CultureInfo.InvariantCulture), int.Parse(mmdd[2..], CultureInfo.InvariantCulture));
        LocalDate? best = null;
        for (var year = near.Year - 1; year <= near.Year + 1; year++)
        {
            if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            {
                continue;
            }

            var on = new LocalDate(year, month, day);
            if (best is null || Away(on, near) < Away(best.Value, near))
            {
                best = on;
            }
        }

        return best;
    }

    public static string Print(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month:00}{day.Day:00}");

    private static int Away(LocalDate a, LocalDate b) => Math.Abs(Period.DaysBetween(a, b));
}
