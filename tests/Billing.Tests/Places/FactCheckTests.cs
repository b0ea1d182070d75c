using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tests.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class FactCheckTests
{
    private static readonly LocalDate April = new(2026, 4, 1);
    private static readonly Contract Running = new() { Id = 1, Number = "001-00001-01", From = new LocalDate(2020, 1, 1) };

    private static readonly RuleBook Book = TestBook.With(
        """{ "kind": "relief", "id": "welfare", "from": "2020-04-01", "category": "生活保護", "base": 1, "said": { "ja": "福祉", "en": "Welfare" }, "citation": "c" }""",
        """{ "kind": "leakRelief", "id": "leak", "from": "2020-04-01", "cause": "地下漏水", "base": [{ "method": "previous" }], "bands": [{ "share": "1/2" }], "round": "floor", "citation": "c" }""");

    public static TheoryData<FactDraft, string> Wrong { get; } = new()
    {
        { Residents() with { Number = null }, "fact.number" },
        { Residents() with { Number = 2.5m }, "fact.number" },
        { Residents() with { Number = -1m }, "fact.number" },
        { Residents() with { Word = "4" }, "fact.word" },
        { Residents() with { From = null }, "fact.from" },
        { Residents() with { From = new LocalDate(26, 4, 1) }, "fact.from" },
        { Residents() with { To = new LocalDate(2026, 3, 31) }, "fact.to" },
        { Residents() with { Source = " " }, "fact.source" },
        { Residents() with { Marks = [FactMarks.NotDrained] }, "fact.mark" },
        { Welfare() with { Word = "生活保護世帯" }, "fact.word" },
        { Welfare() with { Number = 1m }, "fact.number" },
        { new FactDraft { Kind = FactKind.Leak, From = April, Word = "地下漏水", Source = "届" }, "fact.to" },
        { new FactDraft { Kind = FactKind.Leak, From = April, To = April, Word = "蛇口", Source = "届" }, "fact.word" },
        { new FactDraft { Kind = FactKind.Well, From = April, Word = "both", Source = "届" }, "fact.word" },
        { new FactDraft { Kind = FactKind.Well, From = April, Word = "only", Service = Service.Water, Source = "届" }, "fact.service" },
        { new FactDraft { Kind = FactKind.WellUse, From = April, Word = "浴室", Source = "届" }, "fact.word" },
        { new FactDraft { Kind = FactKind.NotDrained, From = April, Number = 10m, Source = "届" }, "fact.to" },
        { new FactDraft { Kind = FactKind.Bod, From = April, Number = 1.2345m, Source = "届" }, "fact.number" },
        { new FactDraft { Kind = FactKind.Joining, From = April, To = April.PlusDays(1), Number = 0m, Source = "届" }, "fact.to" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_declaration_is_refused_by_the_field_that_is_wrong(FactDraft draft, string code)
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => FactCheck.Make(draft, Book, "sato"));

        Assert.Equal(code, refusal.Code);
        Assert.NotEqual(refusal.Said.Ja, refusal.Said.En);
    }

    [Fact]
    public void A_refused_word_comes_with_the_words_that_the_rules_know()
    {
        var relief = Assert.Throws<BusinessRuleException>(() => FactCheck.Make(Welfare() with { Word = "障害者" }, Book, "sato"));
        var well = Assert.Throws<BusinessRuleException>(() => FactCheck.Make(new FactDraft { Kind = FactKind.Well, From = April, Source = "届" }, Book, "sato"));

        Assert.Contains("生活保護", relief.Said.Ja, StringComparison.Ordinal);
        Assert.Contains("井戸水のみ (only)", well.Said.Ja, StringComparison.Ordinal);
        Assert.Contains("besideTap (beside the tap)", well.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_declaration_becomes_a_fact_with_its_words_trimmed()
    {
        var fact = FactCheck.Make(
            new FactDraft { Kind = FactKind.Leak, From = April, To = April.PlusDays(20), Number = 25m, Word = " 地下漏水 ", Marks = [FactMarks.NotDrained, FactMarks.DesignatedContractor], Source = " 漏水修理証明 第3号 " }, Book, "sato");

        Assert.Equal("地下漏水", fact.Word);
        Assert.Equal("designatedContractor,notDrained", fact.Marks);
        Assert.Equal("漏水修理証明 第3号", fact.Source);
        Assert.Equal("sato", fact.EnteredBy);
        Assert.Equal("地下漏水 25 m³(指定給水装置工事事業者が修理、下水道に流れていない)", FactWords.Value(fact).Ja);
    }

    [Fact]
    public void An_event_ends_on_its_own_day()
        => Assert.Equal(April, FactCheck.Make(new FactDraft { Kind = FactKind.FirstDebit, From = April, Source = "結果ファイル" }, Book, "import").To);

    [Fact]
    public void A_leak_needs_no_cause_where_one_rule_holds_for_every_cause()
    {
        var book = TestBook.With("""{ "kind": "leakRelief", "id": "leak", "from": "2020-04-01", "base": [{ "method": "previous" }], "bands": [{ "share": "1/2" }], "round": "floor", "citation": "c" }""");

        Assert.Null(FactCheck.Make(new FactDraft { Kind = FactKind.Leak, From = April, To = April, Source = "届" }, book, "sato").Word);
    }

    [Fact]
    public void What_stands_already_is_told_apart_from_what_contradicts_it()
    {
        var four = Fact(FactKind.Residents, April, number: 4);

        Assert.Equal("fact.known", Beside(Fact(FactKind.Residents, April, number: 4), four));
        Assert.Equal("fact.same-day", Beside(Fact(FactKind.Residents, April, number: 5), four));
        Assert.Null(Beside(Fact(FactKind.Residents, April.PlusDays(1), number: 5), four));
        Assert.Null(Beside(Fact(FactKind.OccupiedDwellings, April, number: 5), four));
    }

    [Fact]
    public void Reliefs_of_different_categories_stand_side_by_side()
        => Assert.Null(Beside(Fact(FactKind.Relief, April, word: "障害者"), Fact(FactKind.Relief, April, word: "生活保護")));

    [Fact]
    public void Quantities_of_one_kind_of_water_never_overlap()
    {
        var spring = Fact(FactKind.OtherWater, April, April.PlusDays(30), 50, "工業用水");

        Assert.Equal("fact.overlaps", Beside(Fact(FactKind.OtherWater, April.PlusDays(30), April.PlusDays(60), 60, "工業用水"), spring));
        Assert.Null(Beside(Fact(FactKind.OtherWater, April.PlusDays(31), April.PlusDays(60), 60, "工業用水"), spring));
        Assert.Null(Beside(Fact(FactKind.OtherWater, April, April.PlusDays(30), 60, "河川水"), spring));
    }

    [Fact]
    public void Nothing_begins_after_the_contract_has_ended()
    {
        var ended = new Contract { Id = 1, Number = "001-00001-01", From = new LocalDate(2020, 1, 1), To = April.PlusDays(-1) };

        Assert.Equal("fact.after-end", Assert.Throws<BusinessRuleException>(() => FactCheck.Beside(Fact(FactKind.Residents, April, number: 4), ended, [])).Code);
    }

    [Fact]
    public void Every_kind_has_words_and_a_shape_that_agree()
    {
        Assert.Equal(Enum.GetValues<FactKind>(), FactWords.Kinds.Order());
        Assert.All(FactWords.Kinds, kind =>
        {
            var shape = FactShape.Of(kind);
            Assert.NotEmpty(FactWords.Of(kind).Ja);
            Assert.Equal(shape.Number != FactNumber.None, FactWords.NumberField(kind) is not null);
            Assert.Equal(shape.Number != FactNumber.None, FactWords.Unit(kind) is not null);
            Assert.Equal(shape.Word != FactField.None, FactWords.WordField(kind) is not null);
        });
    }

    internal static SupplyFact Fact(FactKind kind, LocalDate from, LocalDate? to = null, decimal? number = null, string? word = null) =>
        new() { Kind = kind, From = from, To = to, Number = number, Word = word, Source = "test" };

    private static FactDraft Residents() => new() { Kind = FactKind.Residents, From = April, Number = 4m, Source = "使用者の届出" };

    private static FactDraft Welfare() => new() { Kind = FactKind.Relief, From = April, Word = "生活保護", Source = "福祉事務所" };

    private static string? Beside(SupplyFact fact, params SupplyFact[] standing)
        => Record.Exception(() => FactCheck.Beside(fact, Running, standing)) is { } thrown ? Assert.IsType<BusinessRuleException>(thrown).Code : null;
}
