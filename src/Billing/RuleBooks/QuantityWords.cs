using Billing.Kernel;
using Billing.Tariffs;
using static Billing.RuleBooks.RuleWords;

namespace Billing.RuleBooks;

/// <summary>Words of the rules about the quantity that is charged and how it is shared.</summary>
internal static class QuantityWords
{
    public static Sentence Dwellings(DwellingsRule rule)
    {
        var method = rule.Method switch
        {
            DwellingMethod.Scale => new Sentence("基本料金と段階を戸数倍", "base and bounds times the dwellings"),
            DwellingMethod.SplitWhole => new("水量を戸数で整数に分け、1戸ずつ計算", "the volume split into whole m³, each dwelling priced alone"),
            DwellingMethod.BaseOnly => new("基本料金だけを戸数倍", "the base times the dwellings"),
            DwellingMethod.BoundsOnly => new("段階だけを戸数倍", "the bounds times the dwellings"),
            _ => new("戸数を数えない", "dwellings do not count"),
        };
        return Join(
            If(rule.Name.Length > 0, $"方法「{rule.Name}」", $"method '{rule.Name}'"),
            method,
            rule.Occupied ? new Sentence("入居戸数(届出があるとき)", "occupied dwellings where declared") : new("届出の戸数", "declared dwellings"),
            If(rule.UnitMeterSize is not null, $"各戸を口径 {rule.UnitMeterSize} mm とみなす", $"each as if it had a {rule.UnitMeterSize} mm meter"),
            Only(rule.UseClasses));
    }

    public static Sentence MixedUse(MixedUseRule rule) => Join(
        new Sentence($"用途 {rule.UseClass}: 1か月 {Number(rule.UpTo)} m³ までを {rule.FirstUseClass} として計算", $"{rule.UseClass}: the first {Number(rule.UpTo)} m³ a month as {rule.FirstUseClass}"),
        rule.BaseOfFirst ? new Sentence($"基本料金も {rule.FirstUseClass}", $"base of {rule.FirstUseClass}") : null,
        rule.RestAnew ? new Sentence("残りは最初の段から", "the rest from its first tier") : new("残りは続きの段から", "the rest from the tier that follows"));

    public static Sentence SewerVolume(SewerVolumeRule rule)
    {
        var mixed = rule.Mixed switch
        {
            WellCombination.Larger => new Sentence("水道併用は大きい方", "beside the tap the larger"),
            WellCombination.Sum => new("水道併用は合計", "beside the tap the sum"),
            WellCombination.TapOnly => new("水道併用は水道の水量のみ", "beside the tap only the tap"),
            _ => new("水道併用は水道に、認定から水道の半分を引いた残りを加える", "beside the tap the tap and what the table exceeds half of it"),
        };
        var beside = rule.WellBesideTap is { } table ? Table(table) : null;
        return Join(
            new Sentence($"井戸のみ {Table(rule.WellOnly).Ja}", $"well only {Table(rule.WellOnly).En}"),
            beside is null ? null : new Sentence($"併用 {beside.Ja}", $"beside the tap {beside.En}"),
            rule.ByUse.Count == 0 ? null : new Sentence(
                $"用途別 {string.Join("・", rule.ByUse.Select(use => $"{use.Key} {Table(use.Value).Ja}"))}",
                $"by use {string.Join(", ", rule.ByUse.Select(use => $"{use.Key} {Table(use.Value).En}"))}"),
            mixed,
            If(rule.Apart, "水道と井戸を別々に計算", "tap and well are charged apart"),
            If(rule.TableMonths != 1, $"{rule.TableMonths}か月の水量", $"for {rule.TableMonths} months"),
            rule.ResidentsOf is var (month, day) ? new Sentence($"人数は {month}月{day}日現在", $"residents of {month:00}-{day:00}") : new("人数は期間の末日現在", "residents of the last day"));
    }

    private static Sentence Table(PersonsTable table)
    {
        var list = string.Join("・", table.Steps.Select(step => $"{step.Persons}人 {Number(step.CubicMetres)}"));
        var more = table.EachMore is { } each ? table.Steps.Count == 0 ? new Sentence($"1人 {Number(each)}", $"{Number(each)} each") : new($"1人増すごとに {Number(each)}", $"{Number(each)} each more") : null;
        var most = If(table.Most is not null, $"上限 {Number(table.Most ?? 0m)}", $"at most {Number(table.Most ?? 0m)}");
        var steps = If(table.Steps.Count > 0, list, string.Join(", ", table.Steps.Select(step => $"{step.Persons}: {Number(step.CubicMetres)}")));
        var parts = new[] { steps, more, most }.OfType<Sentence>().ToList();
        return new($"{string.Join("・", parts.Select(part => part.Ja))} m³", $"{string.Join(", ", parts.Select(part => part.En))} m³");
    }

    public static Sentence SewerReduction(SewerReductionRule rule)
    {
        var any = rule.AnyOf.Select(Condition).ToList();
        return new($"{string.Join("、または", any.Select(part => part.Ja))}のとき差し引く", $"taken off where {string.Join(", or ", any.Select(part => part.En))}");
    }

    private static Sentence Condition(ReductionCondition of)
    {
        var (perJa, perEn) = of.Months == 1 ? ("月", "a month") : ($"{of.Months}か月", $"in {of.Months} months");
        var parts = new[]
        {
            If(of.WhenUsageAbove is not null, $"使用水量が{perJa} {of.WhenUsageAbove:N0} m³ 超で", $"usage is above {of.WhenUsageAbove:N0} m³ {perEn}"),
            If(of.AtLeastShare is not null, $"使用水量の{Percent(of.AtLeastShare ?? 0m)}以上", $"at least {Percent(of.AtLeastShare ?? 0m)} of the usage"),
            If(of.MoreThanShare is not null, $"使用水量の{Percent(of.MoreThanShare ?? 0m)}超", $"more than {Percent(of.MoreThanShare ?? 0m)} of the usage"),
            If(of.AtLeast is not null, $"{perJa} {of.AtLeast:N0} m³ 以上", $"at least {of.AtLeast:N0} m³ {perEn}"),
        }.OfType<Sentence>().ToList();
        return parts.Count == 0 ? new("申告がある", "declared") : new(string.Join("かつ", parts.Select(part => part.Ja)), string.Join(" and ", parts.Select(part => part.En)));
    }

    public static Sentence QualitySurcharge(QualitySurchargeRule rule) => Join([
        If(rule.MoreThan is not null, $"月 {rule.MoreThan:N0} m³ を超える排水", $"above {rule.MoreThan:N0} m³ a month"),
        If(rule.AtLeast is not null, $"月 {rule.AtLeast:N0} m³ 以上の排水", $"from {rule.AtLeast:N0} m³ a month"),
        .. rule.Measures.Select(Measure),
        If(rule.RoundIndex is not null, $"指数の小数は{PeriodWords.Mode(rule.RoundIndex ?? default).Ja}", $"the index {PeriodWords.Mode(rule.RoundIndex ?? default).En}"),
        If(rule.YenPerIndex is not null, $"指数 1 につき {Number(rule.YenPerIndex ?? 0m)}円/m³", $"{Number(rule.YenPerIndex ?? 0m)} yen per m³ for each unit of the index"),
        rule.Table.Count == 0 ? null : new Sentence(
            $"指数の表 {Number(rule.Table.Min(entry => entry.Yen))}〜{Number(rule.Table.Max(entry => entry.Yen))}円/m³({rule.Table.Count}段階)",
            $"{Number(rule.Table.Min(entry => entry.Yen))} to {Number(rule.Table.Max(entry => entry.Yen))} yen per m³ by the index in {rule.Table.Count} steps")]);

    private static Sentence? Measure(QualityMeasure of)
    {
        var name = of.Of switch { Pollutant.Bod => "BOD", Pollutant.Ss => "SS", _ => "n-Hex" };
        var weight = of.Weight == 1m ? "" : $" × {Number(of.Weight)}";
        return of.PerStep is { } step
            ? new($"{name} {Number(of.Over)} mg/L 超 {Number(step)} mg/L ごとに {Number(of.YenPerStep)}円/m³", $"{name} above {Number(of.Over)} mg/L: {Number(of.YenPerStep)} yen per m³ for each {Number(step)} mg/L")
            : of.Excess
                ? new($"{name} の {Number(of.Over)} mg/L 超過分{weight}", $"{name} beyond {Number(of.Over)} mg/L{weight}")
                : new($"{Number(of.Over)} mg/L 超の {name}{weight}", $"{name} where above {Number(of.Over)} mg/L{weight}");
    }
}
