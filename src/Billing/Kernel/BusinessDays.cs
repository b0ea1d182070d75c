using NodaTime;

namespace Billing.Kernel;

/// <summary>
/// Business days of a public office: not Saturdays, Sundays, 29 December to 3 January (行政機関の休日に関する法律 1条), nor national holidays
/// (<see cref="NationalHolidays"/>).
/// </summary>
public static class BusinessDays
{
    /// <summary>The day itself, or the first business day after it.</summary>
    public static LocalDate OnOrAfter(LocalDate day)
    {
        while (IsHoliday(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    /// <summary>The day itself, or the last business day before it.</summary>
    public static LocalDate OnOrBefore(LocalDate day)
    {
        while (IsHoliday(day))
        {
            day = day.PlusDays(-1);
        }

        return day;
    }

    private static bool IsHoliday(LocalDate day)
        => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
            || (day.Month, day.Day) is (12, 29) or (12, 30) or (12, 31) or (1, 1) or (1, 2) or (1, 3)
            || NationalHolidays.Has(day);
}
