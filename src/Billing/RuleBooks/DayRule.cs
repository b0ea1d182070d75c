using Billing.Kernel;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>A day counted from another, as ordinances write it: 20 days after, the 25th of the next month, the next day that ends in 5; moved where it falls on a holiday.</summary>
public sealed record DayRule
{
    public static readonly DayRule SameDay = new();

    /// <summary>Months on, before anything else.</summary>
    public int Months { get; init; }

    /// <summary>Days on, after the months.</summary>
    public int Days { get; init; }

    /// <summary>Day of the month that was reached; 31 = its last. Null = the day that was reached.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>0–9: the first day, from the one that was reached, whose number ends so; null = any.</summary>
    public int? EndingIn { get; init; }

    public HolidayMove Holiday { get; init; }

    /// <summary>The day counted from <paramref name="day"/>.</summary>
    public LocalDate From(LocalDate day)
    {
        var reached = day.PlusMonths(Months).PlusDays(Days);
        if (DayOfMonth is { } of)
        {
            reached = new LocalDate(reached.Year, reached.Month, Math.Min(of, CalendarSystem.Iso.GetDaysInMonth(reached.Year, reached.Month)));
        }

        while (EndingIn is { } digit && reached.Day % 10 != digit)
        {
            reached = reached.PlusDays(1);
        }

        return Holiday switch
        {
            HolidayMove.Next => BusinessDays.OnOrAfter(reached),
            HolidayMove.Previous => BusinessDays.OnOrBefore(reached),
            _ => reached,
        };
    }
}

public enum HolidayMove : byte
{
    None,

    /// <summary>翌営業日.</summary>
    Next,

    /// <summary>前営業日.</summary>
    Previous,
}
