using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;
using static Billing.Tests.Charges.RandomTown;

namespace Billing.Tests.Charges;

/// <summary>What must not change a charge: a revision without a change, the side of the odd cubic metre, one dwelling.</summary>
public class UnchangedChargeTests
{
    [Fact]
    public void Two_equal_tables_by_days_are_one_table() => Check(seed =>
    {
        var town = new RandomTown(seed);
        var one = town.Engine().Price(town.Supply);
        var two = town.Engine(later: town.TableAgain(town.DayInside()), basis: "byDays").Price(town.Supply);

        // Months that the table rounds one by one are rounded once where tables are shared by days.
        return Near(one.BeforeTax, two.BeforeTax) && one.CubicMetres == two.CubicMetres && (town.Tables.RoundsEachMonth || Same(one, two));
    });

    [Theory]
    [InlineData("periodEnd")]
    [InlineData("periodStart")]
    [InlineData("billMonth")]
    public void A_new_version_with_the_same_prices_changes_nothing(string basis) => Check(seed =>
    {
        var town = new RandomTown(seed);
        return Same(town.Engine().Price(town.Supply), town.Engine(later: town.TableAgain(town.DayInside()), basis: basis).Price(town.Supply));
    });

    [Fact]
    public void A_rule_repeated_with_a_later_day_and_the_same_values_changes_nothing() => Check(seed =>
    {
        var town = new RandomTown(seed);
        var again = town.Rules.Select(rule => Again(rule, town.DayInside(), null));
        return Same(town.Engine().Price(town.Supply), town.Engine([.. town.Rules, .. again]).Price(town.Supply));
    });

    [Fact]
    public void A_transition_between_equal_versions_is_felt_by_no_user_new_or_continuing() => Check(seed =>
    {
        var town = new RandomTown(seed);
        var day = town.DayInside();
        var transition = $$"""{ "newUsers": "{{day:uuuu-MM-dd}}", "month": "{{day.PlusMonths(town.Random.Next(3)):uuuu-MM}}" }""";
        var again = town.Rules.Select(rule => Again(rule, day, transition));
        return Same(town.Engine().Price(town.Supply), town.Engine([.. town.Rules, .. again], later: town.TableAgain(day), transition: transition).Price(town.Supply));
    });

    [Fact]
    public void The_month_that_takes_the_odd_cubic_metre_never_changes_what_is_charged_before_rounding() => Check(seed =>
    {
        var town = new RandomTown(seed);
        var last = town.Table.Replace("\"oddCubicMetre\": \"first\"", "\"oddCubicMetre\": \"last\"", StringComparison.Ordinal);
        return Near(town.Engine().Price(town.Supply).BeforeTax, town.Engine(table: last).Price(town.Supply).BeforeTax);
    });

    [Theory]
    [InlineData("scale")]
    [InlineData("splitWhole")]
    [InlineData("baseOnly")]
    [InlineData("boundsOnly")]
    [InlineData("none")]
    public void One_dwelling_is_charged_like_a_supply_without_the_rule(string method) => Check(seed =>
    {
        var town = new RandomTown(seed);
        var others = town.Rules.Where(rule => !rule.Contains("\"kind\": \"dwellings\"", StringComparison.Ordinal)).ToList();
        var supply = town.Supply with { Dwellings = 1 };
        return Same(town.Engine(others).Price(supply), town.Engine([.. others, Rule("dwellings", $""" "method": "{method}", "unitMeterSize": 20 """)]).Price(supply));
    });

    /// <summary>The rule with the same values from another day.</summary>
    private static string Again(string rule, LocalDate from, string? transition)
    {
        var id = rule.Split("\"id\": \"")[1].Split('"')[0];
        return rule.Replace($"\"id\": \"{id}\"", $"\"id\": \"a-{id}\"", StringComparison.Ordinal)
            .Replace($"\"from\": \"{Begins}\",", $"\"from\": \"{from:uuuu-MM-dd}\",{(transition is null ? "" : $" \"appliesFrom\": {transition},")}", StringComparison.Ordinal);
    }
}
