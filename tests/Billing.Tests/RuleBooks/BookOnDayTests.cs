using Billing.Charges;
using Billing.Db;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.RuleBooks;

/// <summary>What is shown of a book on a day is what the engine follows, with words for every kind, and the order of the file says nothing.</summary>
public class BookOnDayTests
{
    [Fact]
    public void The_rich_book_has_every_kind() =>
        Assert.Equal(RuleBookLoader.Kinds.Order(), RichBook.Rules.Select(rule => rule.Split('"')[3]).Distinct().Order());

    [Fact]
    public void The_order_of_rules_and_tables_in_the_file_changes_no_choice_and_no_charge()
    {
        var supplies = RichBook.Supplies().ToList();
        var expected = Charged(RichBook.Load(), supplies);
        Assert.True(expected.Distinct().Count() > supplies.Count / 2);
        Assert.Contains(expected, line => line.Contains("leak-tap", StringComparison.Ordinal));
        var shown = Shown(RichBook.Load());
        for (var seed = 1; seed <= 25; seed++)
        {
            var rules = RichBook.Rules.ToArray();
            new Random(seed).Shuffle(rules);
            var book = RichBook.Load(rules, tariffsTurned: seed % 2 == 1);
            Assert.Equal(expected, Charged(book, supplies));
            Assert.Equal(shown, Shown(book));
        }
    }

    [Fact]
    public void Every_kind_has_words_in_both_languages()
    {
        foreach (var rule in RichBook.Load().Rules)
        {
            Assert.Matches("[ぁ-んァ-ヶ一-龠]", RuleWords.Title(rule).Ja + RuleWords.Of(rule).Ja);
            Assert.Matches("^[A-Z]", RuleWords.Title(rule).En);
            Assert.False(string.IsNullOrWhiteSpace(RuleWords.Of(rule).Ja), rule.Id);
            Assert.False(string.IsNullOrWhiteSpace(RuleWords.Of(rule).En), rule.Id);
            Assert.DoesNotContain("  ", RuleWords.Of(rule).En, StringComparison.Ordinal);
        }

        Assert.All(Enum.GetValues<RuleGroup>(), group => Assert.NotEqual("", RuleWords.Of(group).Ja));
    }

    [Theory]
    [InlineData("part", "使用開始・中止: 15日以下 0.5か月、それ以外 1か月", "start and stop: up to 15 days: 0.5 months; else 1 months")]
    [InlineData("well", "井戸のみ 1人 9・2人 15・1人増すごとに 4・上限 48 m³", "well only 1: 9, 2: 15, 4 each more, at most 48 m³")]
    [InlineData("leak", "基準の 3倍までの漏水の 1/3 を減ずる、漏水の 50% を減ずる", "1/3 of the leak up to 3 times is forgiven; 50% of the leak is forgiven")]
    [InlineData("waiver", "調定 2024-02〜2024-05", "bills of 2024-02 to 2024-05")]
    [InlineData("debit", "口座振替割引(初回の口座振替): -100円(税込)", "Debit discount (first debit): -100 yen (tax included)")]
    public void A_rule_is_told_by_its_main_values(string id, string ja, string en)
    {
        var said = RuleWords.Of(RichBook.Load().Rules.Single(rule => rule.Id == id));
        Assert.Contains(ja, said.Ja, StringComparison.Ordinal);
        Assert.Contains(en, said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_services_own_rule_is_shown_before_the_one_for_both_and_says_so()
    {
        var day = BookOnDay.Of(RichBook.Load(), new LocalDate(2023, 6, 1));
        Assert.Equal([Service.Sewer], Rule(day, "part").Services);
        Assert.Equal([Service.Water], Rule(day, "part-water").Services);
        Assert.Equal("part", Rule(day, "part-water").Before!.Id);
        Assert.Equal("part-water", Rule(day, "part").Next!.Id);
        Assert.Equal([Service.Water, Service.Sewer], Rule(day, "due").Services);
        Assert.Empty(Rule(day, "roll").Services);
        Assert.DoesNotContain(day.Groups.SelectMany(group => group.Rules), rule => rule.Rule.Id == "settle");
    }

    [Fact]
    public void One_service_shows_only_its_own_tables_and_rules()
    {
        var day = BookOnDay.Of(RichBook.Load(), new LocalDate(2023, 6, 1), Service.Water);
        Assert.Equal("old", Assert.Single(day.Tables).Tariff!.Id);
        Assert.DoesNotContain(day.Groups.SelectMany(group => group.Rules), rule => rule.Rule.Service == Service.Sewer);
        Assert.DoesNotContain(day.Changes, change => change.Said.En.Contains("closing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2023-02-28", null, "2023-02", "sewer")]
    [InlineData("2023-02-28", "2023-01-15", "2023-02", "sewer-new")]
    [InlineData("2023-02-28", null, "2023-03", "sewer-new")]
    [InlineData("2023-04-01", null, "2023-04", "sewer-new")]
    public void New_and_continuing_users_see_the_table_of_their_transition(string on, string? since, string month, string id)
    {
        var table = BookOnDay.Of(RichBook.Load(), Day(on), Service.Sewer, BillingMonth.Of(Day(month + "-01")), since is null ? null : Day(since)).Tables[0];
        Assert.Equal(id, table.Tariff!.Id);
        if (id == "sewer-new")
        {
            Assert.Contains("2023-03", table.Why.Ja, StringComparison.Ordinal);
            Assert.Equal("sewer", table.Before!.Id);
        }
        else
        {
            Assert.Contains("choice", table.Why.En, StringComparison.Ordinal);
            Assert.Equal("sewer-new", table.Next!.Id);
            Assert.Contains("2023-04", table.NextFrom!.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Changes_to_come_are_told_soonest_first()
    {
        var changes = BookOnDay.Of(RichBook.Load(), new LocalDate(2022, 12, 31)).Changes;
        Assert.Equal(changes.OrderBy(change => change.On).Select(change => change.On), changes.Select(change => change.On));
        Assert.Equal((new LocalDate(2023, 1, 1), "sewer table sewer-new for new users"), (changes[0].On, changes[0].Said.En));
        Assert.Contains(changes, change => change.On == new LocalDate(2023, 4, 1) && change.Said.En.Contains("stop-joins", StringComparison.Ordinal));
        Assert.Contains(changes, change => change.On == new LocalDate(2024, 6, 1) && change.Said.En.Contains("waiver] ends", StringComparison.Ordinal));
        Assert.Contains(changes, change => change.On == new LocalDate(2030, 4, 1) && change.Said.En.Contains("closing] ends", StringComparison.Ordinal));
        Assert.DoesNotContain(changes, change => change.Said.En.Contains("consumption tax", StringComparison.Ordinal));
    }

    [Fact]
    public void The_consumption_tax_is_told_with_its_transition()
    {
        var tax = BookOnDay.Of(RichBook.Load(), new LocalDate(2014, 5, 1)).Tax;
        Assert.Equal((0.08m, 0.05m, 0.1m), (tax.Rate!.Rate, tax.Before!.Rate, tax.Next!.Rate));
        Assert.Contains("2014-04-30", tax.Transition!.Ja, StringComparison.Ordinal);
        Assert.Null(BookOnDay.Of(RichBook.Load(), new LocalDate(2000, 1, 1)).Tax.Transition);
    }

    [Fact]
    public void A_day_before_the_first_table_says_so_and_names_the_first()
    {
        var day = BookOnDay.Of(RichBook.Load(), new LocalDate(2000, 1, 1));
        Assert.All(day.Tables, table => Assert.Null(table.Tariff));
        Assert.Equal("old", day.Tables[0].Next!.Id);
        Assert.Empty(day.Groups);
    }

    [Theory]
    [InlineData("komatsushima")]
    [InlineData("otake")]
    [InlineData("demo")]
    public void A_shipped_book_can_be_shown_on_any_day(string name)
    {
        var book = RuleBookFolder.LoadInstalled(name);
        foreach (var year in Enumerable.Range(1985, 50))
        {
            var day = BookOnDay.Of(book, new LocalDate(year, 4, 1));
            Assert.Equal(day.Groups.Sum(group => group.Rules.Count), day.Groups.SelectMany(group => group.Rules).DistinctBy(rule => rule.Rule.Id).Count());
        }
    }

    private static RuleOnDay Rule(BookOnDay day, string id) => day.Groups.SelectMany(group => group.Rules).Single(rule => rule.Rule.Id == id);

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static List<string> Charged(RuleBook book, List<Supply> supplies)
    {
        var engine = new ChargeEngine(book);
        return supplies.ConvertAll(supply =>
        {
            try
            {
                var told = engine.Explain(supply);
                return $"{told.Charge.Charged} {told.Charge.Tax} {told.Charge.CubicMetres} {told.Charge.Tariff.Id} {string.Join("|", told.Lines.Select(line => line.Label.En))} {string.Join("|", told.Charge.Lines)}";
            }
            catch (BusinessRuleException refusal)
            {
                return $"{refusal.Code} {refusal.Said.En}";
            }
        });
    }

    private static List<string> Shown(RuleBook book) =>
    [
        .. new[] { new LocalDate(2012, 1, 1), new LocalDate(2022, 5, 15), new LocalDate(2023, 3, 1), new LocalDate(2031, 1, 1) }.SelectMany(on =>
        {
            var day = BookOnDay.Of(book, on);
            return day.Tables.Select(table => $"{table.Tariff?.Id} {table.Why.En} {table.Before?.Id} {table.Next?.Id} {table.NextFrom?.En}")
                .Concat(day.Groups.SelectMany(group => group.Rules).Select(rule => $"{rule.Rule.Id} {string.Join(',', rule.Services)} {rule.Before?.Id} {rule.Next?.Id} {rule.Says.En}"))
                .Concat(day.Changes.Select(change => $"{change.On} {change.Said.En}"));
        }),
    ];
}
