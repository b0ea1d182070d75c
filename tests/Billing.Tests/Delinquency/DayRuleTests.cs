using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Delinquency;

public sealed class DayRuleTests
{
    private static readonly LocalDate Day = new(2026, 10, 30);

    public static TheoryData<DayRule, LocalDate> Rules => new()
    {
        { new DayRule { Days = 20 }, new LocalDate(2026, 11, 19) },
        { new DayRule { Months = 1, DayOfMonth = 25 }, new LocalDate(2026, 11, 25) },
        { new DayRule { Months = 4, DayOfMonth = 31 }, new LocalDate(2027, 2, 28) },
        { new DayRule { EndingIn = 5 }, new LocalDate(2026, 11, 5) },
        { new DayRule { Days = 7, EndingIn = 5 }, new LocalDate(2026, 11, 15) },
        { new DayRule { Days = 7, EndingIn = 5, Holiday = HolidayMove.Next }, new LocalDate(2026, 11, 16) },
        { new DayRule { Days = 7, EndingIn = 5, Holiday = HolidayMove.Previous }, new LocalDate(2026, 11, 13) },
        { new DayRule { Months = 2, DayOfMonth = 31, Holiday = HolidayMove.Next }, new LocalDate(2027, 1, 4) },
        { new DayRule { Months = 2, DayOfMonth = 31, Holiday = HolidayMove.Previous }, new LocalDate(2026, 12, 28) },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_day_is_counted_as_the_ordinance_says(DayRule rule, LocalDate reached) => Assert.Equal(reached, rule.From(Day));

    [Fact]
    public void A_day_that_ends_right_is_its_own_next_one() => Assert.Equal(new LocalDate(2026, 11, 5), new DayRule { EndingIn = 5 }.From(new LocalDate(2026, 11, 5)));
}
