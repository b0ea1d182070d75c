using Billing.Kernel;
using static Billing.RuleBooks.RuleWords;

namespace Billing.RuleBooks;

/// <summary>Words of reliefs and fees.</summary>
internal static class ReliefWords
{
    public static Sentence Leak(LeakReliefRule rule)
    {
        var ways = rule.Base.Select(of => GeneralWords.Estimate(of.Method, of.Count)).ToList();
        var several = ways.Count > 1;
        var first = rule.BaseChoice == LeakBaseChoice.First;
        return Join([
            If(rule.Cause.Length > 0, $"原因「{rule.Cause}」", $"cause '{rule.Cause}'"),
            If(ways.Count > 0,
                $"基準は{string.Join(first ? "、なければ" : "と", ways.Select(way => way.Ja))}{(several && !first ? "の少ない方" : "")}",
                $"ordinary use is the {(several && !first ? "smallest of " : "")}{string.Join(first ? ", else the " : " and ", ways.Select(way => way.En))}"),
            If(rule.LeastBase is not null, $"基準は月 {Number(rule.LeastBase ?? 0m)} m³ 以上とみなす", $"ordinary use is at least {Number(rule.LeastBase ?? 0m)} m³ a month"),
            If(rule.DeclaredLeak, "漏水量は認定した水量", "the leak as it was measured or declared"),
            .. rule.Bands.Select(Band),
            .. rule.ChargeSteps.Select(Step),
            If(rule.MostTimesBase is not null, $"請求は基準の {Number(rule.MostTimesBase ?? 0m)}倍まで", $"at most {Number(rule.MostTimesBase ?? 0m)} times the ordinary use is billed"),
            .. Conditions(rule)]);
    }

    private static Sentence Band(LeakBand band)
    {
        var share = Percent(band.Share);
        return band.UpToTimes is { } times
            ? new($"基準の {Number(times)}倍までの漏水の {share} を減ずる", $"{share} of the leak up to {Number(times)} times is forgiven")
            : new($"漏水の {share} を減ずる", $"{share} of the leak is forgiven");
    }

    private static Sentence Step(LeakStep step) => new(
        $"基準の {Number(step.OverTimes)}倍超で漏水分の料金の {Percent(step.Share)} を減ずる",
        $"above {Number(step.OverTimes)} times, {Percent(step.Share)} of the leak's charge is forgiven");

    private static IEnumerable<Sentence?> Conditions(LeakReliefRule rule) =>
    [
        If(rule.UpToMeterSize is not null, $"口径 {rule.UpToMeterSize} mm 以下", $"meters up to {rule.UpToMeterSize} mm"),
        If(rule.OverTimesBase is not null, $"基準の {Number(rule.OverTimesBase ?? 0m)}倍を超えるとき", $"only above {Number(rule.OverTimesBase ?? 0m)} times the ordinary use"),
        If(rule.LeakAtLeastShare is not null, $"漏水が計量の {Percent(rule.LeakAtLeastShare ?? 0m)} 以上のとき", $"only where the leak is at least {Percent(rule.LeakAtLeastShare ?? 0m)} of what was measured"),
        If(rule.OnlyNotDrained, "下水道に流れない漏水に限る", "only where it did not reach the sewer"),
        If(rule.OnlyDesignatedContractor, "指定給水装置工事事業者の修理に限る", "only repaired by a designated contractor"),
        If(rule.MostMonths is not null, $"{rule.MostMonths}か月分まで", $"for {rule.MostMonths} months at most"),
        If(rule.OnceInMonths is not null, $"{rule.OnceInMonths}か月に1回", $"once in {rule.OnceInMonths} months"),
    ];

    public static Sentence Relief(ReliefRule rule)
    {
        var off = Join(
            Share(rule.Base, "基本料金", "base charge"),
            Share(rule.MeterFee, "メーター使用料", "meter fee"),
            If(rule.FirstCubicMetres > 0m, $"月 {Number(rule.FirstCubicMetres)} m³ までの従量料金", $"the first {Number(rule.FirstCubicMetres)} m³ a month"),
            Share(rule.Volume, "従量料金", "volume charge"),
            Share(rule.Charge, "料金", "whole charge"),
            If(rule.Yen > 0m, $"月 {Number(rule.Yen)}円", $"{Number(rule.Yen)} yen a month before tax"));
        return Join(
            new Sentence($"{rule.Said.Ja}: {off.Ja.Replace("、", "と", StringComparison.Ordinal)}を減免", $"{rule.Said.En}: {off.En.Replace("; ", " and ", StringComparison.Ordinal)} taken off"),
            rule.Category.Length > 0 ? new Sentence($"区分「{rule.Category}」の認定", $"granted as '{rule.Category}'") : new("申請不要", "for everybody"),
            If(rule.OnlyMunicipalTaxExempt, "住民税非課税世帯に限る", "only households that pay no municipal tax"),
            Only(rule.UseClasses),
            If(rule.UpToMeterSize is not null, $"口径 {rule.UpToMeterSize} mm 以下", $"meters up to {rule.UpToMeterSize} mm"),
            rule.Months is var (first, last) ? new Sentence($"調定 {first}〜{last}", $"bills of {first} to {last}") : null);
    }

    private static Sentence? Share(Fraction share, string ja, string en)
    {
        if (share.Numerator == 0)
        {
            return null;
        }

        return share.Numerator == share.Denominator ? new Sentence(ja, $"the {en}") : new Sentence($"{ja}の{Percent(share)}", $"{Percent(share)} of the {en}");
    }

    public static Sentence Fee(FeeRule rule)
    {
        var when = rule.On switch
        {
            FeeEvent.Start => new Sentence("使用開始", "start"),
            FeeEvent.Stop => new("使用中止", "stop"),
            FeeEvent.Joining => new("加入・増径", "joining or a larger meter"),
            _ => new("初回の口座振替", "first debit"),
        };
        var tax = rule.Tax switch
        {
            FeeTax.Excluded => new Sentence("税別", "before tax"),
            FeeTax.Included => new("税込", "tax included"),
            _ => new("不課税", "not taxed"),
        };
        var yen = rule.Yen is { } one
            ? new Sentence($"{Number(one)}円", $"{Number(one)} yen")
            : new(
                string.Join("、", rule.BySize.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} mm {Number(pair.Value)}円")),
                string.Join(", ", rule.BySize.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} mm {Number(pair.Value)} yen")));
        return new($"{rule.Said.Ja}({when.Ja}): {yen.Ja}({tax.Ja})", $"{rule.Said.En} ({when.En}): {yen.En} ({tax.En})");
    }
}
