using NodaTime;

namespace Billing.Kernel;

/// <summary>
/// National holidays since 2000 (国民の祝日に関する法律, 昭和23年法律第178号): the days of its article 2 as they stood in each year, the substitute days of
/// article 3(2), and the days between two holidays of article 3(3).
/// </summary>
/// <remarks>
/// The equinoxes are "春分日" and "秋分日" in the law; the government prints them in the official gazette in February of the year before (暦要項). Here they are
/// reckoned, which agrees with what was printed from 2000 to 2027 and holds until 2099. A change of the law is a line of <see cref="Days"/>.
/// </remarks>
public static class NationalHolidays
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    /// <summary>A holiday of article 2, the years in which it was kept so, and the day it falls on in one of them.</summary>
    private sealed record Day(int From, int To, Func<int, LocalDate> In);

    private static readonly Day[] Days =
    [
        Fixed(1, 1),
        Monday(1, 2), // 成人の日, since 平成10年法律第141号
        Fixed(2, 11),
        Fixed(2, 23, from: 2020), // 天皇誕生日, 平成29年法律第63号 附則10条
        Fixed(12, 23, to: 2018),
        new(FirstYear, LastYear, year => Equinox(year, 3, 20.8431m)),
        Fixed(4, 29), // みどりの日 until 2006, 昭和の日 since 平成17年法律第43号
        Fixed(5, 3),
        Fixed(5, 4, from: 2007), // before: a day between two holidays
        Fixed(5, 5),
        Fixed(7, 20, to: 2002),
        Monday(7, 3, from: 2003, to: 2019), // 海の日, since 平成13年法律第59号
        Monday(7, 3, from: 2022),
        Fixed(8, 11, from: 2016, to: 2019), // 山の日, since 平成26年法律第43号
        Fixed(8, 11, from: 2022),
        Fixed(9, 15, to: 2002),
        Monday(9, 3, from: 2003), // 敬老の日
        new(FirstYear, LastYear, year => Equinox(year, 9, 23.2488m)),
        Monday(10, 2, to: 2019), // 体育の日, スポーツの日 since 平成30年法律第57号
        Monday(10, 2, from: 2022),
        Fixed(11, 3),
        Fixed(11, 23),

        // 天皇の即位の日及び即位礼正殿の儀の行われる日を休日とする法律 (平成30年法律第99号)
        Once(2019, 5, 1), Once(2019, 10, 22),

        // 平成三十二年東京オリンピック競技大会・東京パラリンピック競技大会特別措置法 (平成27年法律第33号) 32条: 海の日, スポーツの日 and 山の日 of two years
        Once(2020, 7, 23), Once(2020, 7, 24), Once(2020, 8, 10),
        Once(2021, 7, 22), Once(2021, 7, 23), Once(2021, 8, 8),
    ];

    private static readonly HashSet<LocalDate> Known = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(In)];

    /// <summary>Whether the day is a holiday by the law; a day outside of 2000 to 2099 is none.</summary>
    public static bool Has(LocalDate day) => Known.Contains(day);

    private static IEnumerable<LocalDate> In(int year)
    {
        var named = Days.Where(d => d.From <= year && year <= d.To).Select(d => d.In(year)).ToHashSet();
        var substitutes = named.Where(d => d.DayOfWeek == IsoDayOfWeek.Sunday).Select(sunday => FirstOutside(named, sunday));
        var between = named.Where(d => !named.Contains(d.PlusDays(1)) && named.Contains(d.PlusDays(2))).Select(d => d.PlusDays(1));
        return named.Concat(substitutes).Concat(between).ToList();
    }

    private static LocalDate FirstOutside(HashSet<LocalDate> named, LocalDate day)
    {
        while (named.Contains(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    private static Day Fixed(int month, int day, int from = FirstYear, int to = LastYear) => new(from, to, year => new LocalDate(year, month, day));

    private static Day Monday(int month, int which, int from = FirstYear, int to = LastYear)
        => new(from, to, year => LocalDate.FromYearMonthWeekAndDay(year, month, which, IsoDayOfWeek.Monday));

    private static Day Once(int year, int month, int day) => Fixed(month, day, year, year);

    /// <summary>The tropical year is 365.242194 days: an equinox comes so much later each year, and a day earlier after each leap day.</summary>
    private static LocalDate Equinox(int year, int month, decimal in1980)
        => new(year, month, (int)(in1980 + (0.242194m * (year - 1980))) - ((year - 1980) / 4));
}
