using Billing.Kernel;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Billing.Tests.Kernel;

public sealed class NationalHolidaysTests
{
    /// <summary>内閣府「国民の祝日について」, the lists of those years as printed: moved, doubled and single holidays, substitutes and days in between.</summary>
    [Theory]
    [InlineData(2015, "01-01 01-12 02-11 03-21 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23")]
    [InlineData(2019, "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23")]
    [InlineData(2020, "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23")]
    [InlineData(2021, "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23")]
    [InlineData(2026, "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23")]
    [InlineData(2027, "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23")]
    public void The_holidays_of_a_year_are_those_that_were_printed(int year, string printed)
    {
        var first = new LocalDate(year, 1, 1);
        var found = Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year)).Select(first.PlusDays).Where(NationalHolidays.Has);
        Assert.Equal(printed, string.Join(' ', found.Select(LocalDatePattern.CreateWithInvariantCulture("MM-dd").Format)));
    }

    /// <summary>暦要項 of 国立天文台: the day of March and of September in each year.</summary>
    [Theory]
    [InlineData("20 20 21 21 20 20 21 21 20 20 21 21 20 20 21 21 20 20 21 21 20 20 21 21 20 20 20 21", 3)]
    [InlineData("23 23 23 23 23 23 23 23 23 23 23 23 22 23 23 23 22 23 23 23 22 23 23 23 22 23 23 23", 9)]
    public void Equinoxes_from_2000_to_2027_fall_on_the_days_that_were_printed(string printed, int month)
        => Assert.All(printed.Split(' ').Select((day, i) => new LocalDate(2000 + i, month, int.Parse(day, System.Globalization.CultureInfo.InvariantCulture))), day => Assert.True(NationalHolidays.Has(day), $"{day}"));

    [Theory]
    [InlineData("2026-07-20", "2026-07-21", "2026-07-17")]
    [InlineData("2026-09-20", "2026-09-24", "2026-09-18")]
    [InlineData("2026-05-02", "2026-05-07", "2026-05-01")]
    [InlineData("2026-12-29", "2027-01-04", "2026-12-28")]
    [InlineData("2026-11-24", "2026-11-24", "2026-11-24")]
    public void A_term_that_ends_on_a_holiday_moves_to_the_next_or_the_last_day_that_is_open(string day, string next, string previous)
    {
        var date = LocalDatePattern.Iso.Parse(day).Value;
        Assert.Equal(
            (next, previous),
            (LocalDatePattern.Iso.Format(BusinessDays.OnOrAfter(date)), LocalDatePattern.Iso.Format(BusinessDays.OnOrBefore(date))));
    }
}
