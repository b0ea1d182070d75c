using System.Globalization;
using Billing.Kernel;

namespace Billing.Places;

/// <summary>Facts as counter and resident call them: the one place of these words.</summary>
public static class FactWords
{
    /// <summary>Word of <see cref="FactKind.Well"/>: no tap, well water only.</summary>
    public const string WellOnly = "only";

    /// <summary>Word of <see cref="FactKind.Well"/>: a well beside the tap.</summary>
    public const string WellBesideTap = "besideTap";

    /// <summary>Every kind, in the order in which a form offers them.</summary>
    public static IReadOnlyList<FactKind> Kinds { get; } =
    [
        FactKind.Residents, FactKind.Relief, FactKind.Leak, FactKind.OccupiedDwellings, FactKind.DwellingMethod, FactKind.Well, FactKind.WellUse,
        FactKind.NotDrained, FactKind.OtherWater, FactKind.Bod, FactKind.Ss, FactKind.Oil, FactKind.Joining, FactKind.FirstDebit, FactKind.StopNotice,
    ];

    public static Sentence Of(FactKind kind) => kind switch
    {
        FactKind.Residents => new("居住人数", "Residents"),
        FactKind.Well => new("井戸水の使用", "Well water"),
        FactKind.WellUse => new("井戸水の用途", "Use of the well"),
        FactKind.OccupiedDwellings => new("入居戸数", "Occupied dwellings"),
        FactKind.DwellingMethod => new("共同住宅の算定方法", "How dwellings are counted"),
        FactKind.NotDrained => new("減量認定(下水道に流れない水量)", "Water that does not reach the sewer"),
        FactKind.OtherWater => new("水道以外の汚水量", "Waste water that is not tap water"),
        FactKind.Bod => new("水質 BOD", "Water quality: BOD"),
        FactKind.Ss => new("水質 SS", "Water quality: SS"),
        FactKind.Oil => new("水質 ノルマルヘキサン抽出物質", "Water quality: n-hexane extracts"),
        FactKind.Leak => new("漏水の認定", "Leak"),
        FactKind.Relief => new("減免の認定", "Relief granted"),
        FactKind.Joining => new("加入・増径", "New supply or larger meter"),
        FactKind.FirstDebit => new("初回の口座振替", "First direct debit"),
        FactKind.StopNotice => new("給水停止予告", "Announced stop of the supply"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What the number counts; null where the kind has none.</summary>
    public static Sentence? Unit(FactKind kind) => kind switch
    {
        FactKind.Residents => new("人", "persons"),
        FactKind.OccupiedDwellings => new("戸", "dwellings"),
        FactKind.NotDrained or FactKind.OtherWater or FactKind.Leak => new("m³", "m³"),
        FactKind.Bod or FactKind.Ss or FactKind.Oil => new("mg/L", "mg/L"),
        FactKind.Joining => new("mm", "mm"),
        _ => null,
    };

    /// <summary>What a form asks for in the field of the number; null where the kind has none.</summary>
    public static Sentence? NumberField(FactKind kind) => kind switch
    {
        FactKind.Residents => new("人数", "Number of persons"),
        FactKind.OccupiedDwellings => new("戸数", "Number of dwellings"),
        FactKind.NotDrained or FactKind.OtherWater => new("期間の水量", "Quantity of the period"),
        FactKind.Leak => new("漏水量", "Quantity leaked"),
        FactKind.Bod or FactKind.Ss or FactKind.Oil => new("濃度", "Concentration"),
        FactKind.Joining => new("これまでの口径(新設は0)", "Meter size before (0 = new supply)"),
        _ => null,
    };

    /// <summary>What a form asks for in the field of the word; null where the kind has none.</summary>
    public static Sentence? WordField(FactKind kind) => kind switch
    {
        FactKind.Well => new("使い方", "How it is used"),
        FactKind.WellUse => new("用途", "Use"),
        FactKind.DwellingMethod => new("算定方法", "Method"),
        FactKind.NotDrained => new("理由・設備", "Reason or installation"),
        FactKind.OtherWater => new("水の種類", "Kind of water"),
        FactKind.Leak => new("原因", "Cause"),
        FactKind.Relief => new("減免区分", "Category of relief"),
        _ => null,
    };

    /// <summary>A word that the program itself gives a meaning; the words of a rule book are said as they stand there.</summary>
    public static Sentence Word(FactKind kind, string word) => (kind, word) switch
    {
        (FactKind.Well, WellOnly) => new("井戸水のみ", "well water only"),
        (FactKind.Well, WellBesideTap) => new("水道と併用", "beside the tap"),
        _ => new(word, word),
    };

    public static Sentence Mark(string mark) => mark switch
    {
        FactMarks.NotDrained => new("下水道に流れていない", "did not reach the sewer"),
        FactMarks.DesignatedContractor => new("指定給水装置工事事業者が修理", "repaired by a designated contractor"),
        FactMarks.MunicipalTaxExempt => new("住民税非課税", "pays no municipal tax"),
        _ => new(mark, mark),
    };

    /// <summary>What a fact says beside its kind and days: <c>4人</c>, <c>井戸水のみ</c>, <c>地下漏水 25 m³(下水道に流れていない)</c>; empty for a mere event.</summary>
    public static Sentence Value(SupplyFact fact)
    {
        var word = fact.Word is { } said ? Word(fact.Kind, said) : null;
        var number = fact.Number is { } value ? Number(fact.Kind, value) : null;
        var marks = fact.Marks?.Split(',').Select(Mark).ToList() ?? [];
        return new(
            Join(word?.Ja, number?.Ja) + (marks.Count == 0 ? "" : $"({string.Join("、", marks.Select(mark => mark.Ja))})"),
            Join(word?.En, number?.En) + (marks.Count == 0 ? "" : $" ({string.Join(", ", marks.Select(mark => mark.En))})"));
    }

    private static Sentence Number(FactKind kind, decimal value)
    {
        var text = value.ToString("#,0.###", CultureInfo.InvariantCulture);
        return kind switch
        {
            FactKind.Joining when value == 0m => new("新設", "new supply"),
            FactKind.Joining => new($"{text} mm から", $"from {text} mm"),
            FactKind.Residents or FactKind.OccupiedDwellings => new($"{text}{Unit(kind)!.Ja}", $"{text} {Unit(kind)!.En}"),
            _ => new($"{text} {Unit(kind)?.Ja}".TrimEnd(), $"{text} {Unit(kind)?.En}".TrimEnd()),
        };
    }

    private static string Join(string? word, string? number) => string.Join(" ", new[] { word, number }.Where(text => !string.IsNullOrEmpty(text)));
}
