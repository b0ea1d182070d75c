using Billing.Charges;
using Billing.Kernel;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Verification;

public sealed class BookReplayTests
{
    private static readonly BillingMonth April = BilledTown.First;
    private static readonly BillingMonth May = April.Plus(1);

    [Theory, EveryDatabase]
    public void The_book_that_the_bills_were_made_with_gives_no_difference(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Town(test);
        town.Month(1, April, 26, sewer: true);
        town.Stop(1, May, 7);

        var report = town.Replay(ReplayBooks.Plain);

        Assert.Equal((3, 3, 0), (report.Events, report.Same, report.Differences));
        Assert.Equal((500 + 1600 + 1300 + 500, report.OldYen), (report.OldYen, report.NewYen));
        Assert.Empty(report.Groups);
    }

    [Theory, EveryDatabase]
    public void A_changed_price_is_told_as_the_rates_of_the_table_with_both_ids_and_the_yen(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Town(test);
        town.Month(1, April, 8, sewer: true); // What the base covers costs the same.
        var dear = town.Month(2, April, 30);

        var listed = new List<BookDifference>();
        var report = town.Replay(ReplayBooks.Plain with { Water = "water-2", Price = "110" }, listed.Add);

        var group = Assert.Single(report.Groups);
        Assert.Equal((Service.Water, BillEvent.Ordinary), (group.Service, group.Event));
        Assert.Equal(new ReplayCause("table.rates", "water-1 → water-2", null), group.Cause);
        Assert.Equal((1, 2500, 2700, 1, 200, 0, 0), (group.Count, group.OldYen, group.NewYen, group.OverCount, group.OverYen, group.UnderCount, group.UnderYen));
        Assert.Equal([dear.Id], group.Examples);
        Assert.Equal(2, report.Same);
        Assert.Equal(("001-00002-01", 200L), (Assert.Single(listed).Contract, listed[0].Yen!.Value));
        Assert.Equal(listed, report.Largest);
    }

    [Theory]
    [InlineData("table.taxRate")]
    [InlineData("table.rounding")]
    public void One_field_of_the_table_is_named_where_it_is_enough(string aspect)
    {
        using var test = TestDatabase.Create("sqlite");
        var books = ReplayBooks.Plain with { Price = "100.5" };
        var town = new BilledTown(test, books.Load());
        town.Month(1, April, 11);

        var report = town.Replay(aspect == "table.taxRate" ? books with { TaxRate = "0.08" } : books with { Rounding = "ceiling" });

        var group = Assert.Single(report.Groups);
        Assert.Equal((aspect, "water-1"), (group.Cause.Aspect, group.Cause.Rule));

        // Another rate changes the tax contained, not the yen of a table that includes it.
        Assert.Equal(aspect == "table.taxRate" ? (0, 0) : (1, 1), (group.OverCount, group.OverYen));
    }

    /// <summary>西都市: after a change of systems, stops inside a month were no longer added to the month before.</summary>
    [Theory, EveryDatabase]
    public void Stops_that_a_new_system_no_longer_adds_to_the_month_before_are_named_with_what_is_too_much_and_too_little(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var rule = ReplayBooks.Plain with { Rules = [ReplayBooks.StopJoins] };
        var town = new BilledTown(test, rule.Load());
        town.Month(1, April, 8);
        var small = town.Stop(1, May, 1, earlier: Earlier(8, 500)); // 9 m³ in the month: 500 − 500 = 0; alone 500.
        town.Month(2, April, 30);
        var large = town.Stop(2, May, 7, earlier: Earlier(30, 2500)); // 37 m³: 3,200 − 2,500 = 700; alone 500.
        town.Month(3, April, 30);
        town.Stop(3, May, 7, days: 31, earlier: Earlier(30, 2500)); // A whole month stands alone under both.

        var report = town.Replay(ReplayBooks.Plain);

        var group = Assert.Single(report.Groups);
        Assert.Equal((Service.Water, BillEvent.Stop), (group.Service, group.Event));
        Assert.Equal(new ReplayCause("stopJoinsMonthBefore", "stop-joins → —", null), group.Cause);
        Assert.Equal((1, 500, 1, 200), (group.OverCount, group.OverYen, group.UnderCount, group.UnderYen));
        Assert.Equal([small.Id, large.Id], group.Examples);
        Assert.Equal(4, report.Same);
    }

    [Theory, EveryDatabase]
    public void A_rule_that_the_billing_system_lacked_is_found_though_its_bills_froze_nothing_for_it(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Town(test);
        town.Month(1, April, 8, sewer: true);
        town.Stop(1, May, 1);
        var wrong = town.Month(2, April, 99);
        town.Reverse(wrong);
        town.Month(2, April, 30);
        town.Stop(2, May, 7);

        var report = town.Replay(ReplayBooks.Plain with { Rules = [ReplayBooks.StopJoins] });

        var group = Assert.Single(report.Groups);
        Assert.Equal((BillEvent.Stop, "stopJoinsMonthBefore", "— → stop-joins"), (group.Event, group.Cause.Aspect, group.Cause.Rule));
        Assert.Equal((1, 200, 1, 500), (group.OverCount, group.OverYen, group.UnderCount, group.UnderYen));
        Assert.Equal(5, report.Events);
    }

    [Theory, EveryDatabase]
    public void What_the_month_before_is_charged_more_is_not_counted_again_in_the_stop_that_is_settled_with_it(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var rules = ReplayBooks.Plain with { Rules = [ReplayBooks.StopJoins] };
        var town = new BilledTown(test, rules.Load());
        town.Month(1, April, 30);
        town.Stop(1, May, 5, earlier: Earlier(30, 2500));

        var report = town.Replay(rules with { Price = "110" });

        // April 20 m³ × 10 yen, the stop 5 m³ × 10 yen.
        Assert.Equal([(BillEvent.Ordinary, 200), (BillEvent.Stop, 50)], report.Groups.Select(group => (group.Event, group.OverYen)));
        Assert.All(report.Groups, group => Assert.Equal("table.rates", group.Cause.Aspect));
    }

    [Theory, EveryDatabase]
    public void A_part_period_rule_shows_at_starts_and_stops_alone(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Town(test);
        town.Month(1, April, 5);
        town.Add(2, April.First.PlusDays(20), April.Last, April, 2, since: April.First.PlusDays(20));
        town.Stop(3, April, 2, days: 10);

        var report = town.Replay(ReplayBooks.Plain with
        {
            Rules = ["""{ "kind": "partPeriod", "id": "halves", "from": "2020-04-01", "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 }, { "months": 1 } ], "citation": "c" }"""],
        });

        Assert.Equal([(BillEvent.Start, 250), (BillEvent.Stop, 250)], report.Groups.Select(group => (group.Event, group.UnderYen)));
        Assert.All(report.Groups, group => Assert.Equal(new ReplayCause("partPeriod", "— → halves", null), group.Cause));
    }

    [Theory, EveryDatabase]
    public void What_the_new_book_refuses_is_told_with_its_code_and_sentence_and_counts_as_neither_more_nor_less(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Town(test);
        town.Month(1, April, 26);

        var report = town.Replay(ReplayBooks.Plain with { UseClass = "家事用" });

        var group = Assert.Single(report.Groups);
        Assert.Equal(new ReplayCause("table", "water-1", new ReplayRefusal(true, "tariff.no-rate")), group.Cause);
        Assert.Contains("家事用", group.Refusal!.Ja, StringComparison.Ordinal);
        Assert.Equal((1, 2100, 0, 0, 0), (group.Count, group.OldYen, group.NewYen, group.OverCount, group.UnderCount));
        Assert.Null(Assert.Single(report.Largest).Yen);
    }

    [Fact]
    public void Where_one_aspect_is_not_enough_all_that_are_needed_are_named_and_none_besides()
    {
        using var test = TestDatabase.Create("sqlite");
        var town = Town(test);
        town.Month(1, April, 26);

        var report = town.Replay(ReplayBooks.Plain with
        {
            Price = "110",
            Rules =
            [
                """{ "kind": "relief", "id": "half", "from": "2020-04-01", "charge": 0.5, "said": { "ja": "半額", "en": "half" }, "citation": "c" }""",
                ReplayBooks.StopJoins,
            ],
        });

        Assert.Equal("table + relief", Assert.Single(report.Groups).Cause.Aspect);
    }

    [Theory, EveryDatabase]
    public void A_bill_that_was_taken_back_and_its_reversal_take_no_part_and_other_months_neither(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Town(test);
        town.Reverse(town.Month(1, April, 99));
        town.Month(1, April, 26);
        town.Month(1, April.Plus(-1), 30);

        var report = town.Replay(ReplayBooks.Plain with { Price = "110" });

        Assert.Equal(1, report.Events);
        Assert.Equal(160, report.NewYen - report.OldYen);
    }

    [Fact]
    public void However_many_differences_there_are_only_sums_a_few_examples_and_the_largest_are_kept()
    {
        var groups = new DifferenceGroups();
        for (var i = 1; i <= 10_000; i++)
        {
            groups.Add(new BookDifference(i, "c", new LocalDate(2026, 4, 30), Service.Water, BillEvent.Ordinary, new ReplayCause("table", "a → b", null), 0, i % 2 == 0 ? i : -i, 0, 0, null));
        }

        var group = Assert.Single(groups.Groups);
        Assert.Equal((10_000, 5_000, 25_005_000, 5_000, 25_000_000), (group.Count, group.OverCount, group.OverYen, group.UnderCount, group.UnderYen));
        Assert.Equal([1, 2, 3, 4, 5], group.Examples);
        Assert.Equal(Enumerable.Range(0, DifferenceGroups.MostLargest).Select(i => 10_000L - i), groups.Largest.Select(of => of.BillId));
    }

    private static BilledTown Town(TestDatabase test) => new(test, ReplayBooks.Plain.Load());

    private static List<(Service, EarlierCharge)> Earlier(int cubicMetres, long yen) =>
        [(Service.Water, new EarlierCharge(April.First, 1, [new(null, new CubicMetres(cubicMetres))], new Money(yen), new Money(yen / 11), false))];
}
