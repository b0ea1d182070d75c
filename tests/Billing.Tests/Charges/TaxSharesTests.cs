using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using Billing.Tests.RuleBooks;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Billing.Tests.Charges;

public class TaxSharesTests
{
    private static readonly RuleBook Book = TestBook.With();

    [Theory]
    [InlineData("2014-03-20", "2014-04-30", 2)]
    [InlineData("2014-03-20", "2014-04-20", 1)]
    [InlineData("2014-03-20", "2014-04-21", 2)]
    [InlineData("2014-03-20", "2014-06-20", 3)]
    [InlineData("2014-03-20", "2014-03-21", 1)]
    [InlineData("2014-03-20", "2014-03-20", 0)]
    [InlineData("2014-01-31", "2014-02-28", 1)]
    [InlineData("2014-01-31", "2014-03-01", 2)]
    [InlineData("2013-12-31", "2014-04-30", 4)]
    [InlineData("2013-04-30", "2014-04-30", 12)]
    public void Months_follow_the_calendar_and_a_begun_month_is_one(string after, string to, int months) => Assert.Equal(months, TaxShares.Months(Day(after), Day(to)));

    /// <summary>The table in force, 2007, states no tax of its own.</summary>
    [Theory]
    [InlineData("2014-02-21", "2014-03-31", null, 0.05)]
    [InlineData("2014-03-21", "2014-04-01", null, 0.05)]
    [InlineData("2014-03-21", "2014-04-30", null, 0.05)]
    [InlineData("2014-04-01", "2014-04-30", null, 0.05)]
    [InlineData("2014-04-02", "2014-04-30", null, 0.08)]
    [InlineData("2014-03-21", "2014-05-20", null, 0.05)]
    [InlineData("2014-04-01", "2014-04-20", "2014-04-01", 0.08)]
    [InlineData("2014-03-31", "2014-04-20", "2014-03-31", 0.05)]
    [InlineData("2014-05-21", "2014-06-20", null, 0.08)]
    [InlineData("2019-08-11", "2019-10-10", null, 0.08)]
    [InlineData("2019-10-11", "2019-10-31", null, 0.1)]
    public void One_rate_is_the_old_one_for_what_continues_and_the_new_one_for_what_is_new(string from, string to, string? since, double rate) =>
        Assert.Equal(new TaxShares((decimal)rate, null), Of(from, to, since));

    [Fact]
    public void A_first_charge_fixed_late_bears_both_rates_by_months()
    {
        var shares = Of("2014-03-21", "2014-06-20", null);

        Assert.Equal((0.08m, 0.05m, 2, 3), (shares.Rate, shares.Before!.Value.Rate, shares.Before.Value.Months, shares.Before.Value.OfMonths));
    }

    [Fact]
    public void A_table_that_states_its_own_rate_keeps_it()
    {
        var own = Book.Tariffs[0] with { TaxRate = 0.03m };

        Assert.Equal(new TaxShares(0.03m, null), TaxShares.Of(Book, own, Supply("2014-03-21", "2014-06-20", null)));
    }

    [Fact]
    public void A_change_without_a_transition_holds_from_its_day()
    {
        Assert.Equal(0.03m, Of("1997-03-02", "1997-03-31", null).Rate);
        Assert.Equal(0.05m, Of("1997-03-02", "1997-04-01", null).Rate);
    }

    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    private static TaxShares Of(string from, string to, string? since) => TaxShares.Of(Book, Book.Tariffs[0], Supply(from, to, since));

    private static Supply Supply(string from, string to, string? since) => new()
    {
        Service = Service.Water,
        UseClass = "一般",
        Usage = [new RegisterUsage(null, new CubicMetres(1))],
        From = Day(from),
        To = Day(to),
        Months = 1,
        Month = BillingMonth.Of(Day(to)),
        UserSince = since is null ? new LocalDate(1990, 1, 1) : Day(since),
    };
}
