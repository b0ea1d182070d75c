using Billing.Kernel;
using static Billing.RuleBooks.RuleWords;

namespace Billing.RuleBooks;

/// <summary>Words of the rules that hold a reading.</summary>
internal static class GateWords
{
    public static readonly Sentence Negative = new("一周でない指針の減少を保留", "holds a smaller value that is no roll-over");

    public static readonly Sentence MeterSize = new("メーター台帳と請求の口径が違えば保留", "holds where billing and the meter register say different sizes");

    public static readonly Sentence ParentChild = new("親メーターと子メーターの両方の請求を保留", "holds where a parent meter is billed beside its children");

    public static Sentence Against(GateAgainstRule rule)
    {
        var of = rule.Against switch
        {
            Yardstick.Previous => new Sentence("前回", "the previous period"),
            Yardstick.SamePeriodLastYear => new("前年同期", "the same period last year"),
            _ => new("過去の平均", "the average"),
        };
        var bounds = Join(
            If(rule.Above is not null, $"{Number(rule.Above ?? 0m)}倍を超える", $"more than {Number(rule.Above ?? 0m)} times"),
            If(rule.Below is not null, $"{Number(rule.Below ?? 0m)}倍未満の", $"less than {Number(rule.Below ?? 0m)} times"));
        return new(
            $"{of.Ja}の{bounds.Ja.Replace("、", "か", StringComparison.Ordinal)}水量で、差が月 {rule.AtLeast:N0} m³ 以上なら保留",
            $"holds {bounds.En.Replace("; ", " or ", StringComparison.Ordinal)} {of.En}, where at least {rule.AtLeast:N0} m³ a month apart");
    }

    public static Sentence Zero(GateZeroRule rule) => new($"前回が月 {rule.PreviousAtLeast:N0} m³ 以上で今回使用なしなら保留", $"holds no usage after at least {rule.PreviousAtLeast:N0} m³ a month");

    public static Sentence Capacity(GateMeterCapacityRule rule)
    {
        var list = string.Join(", ", rule.CubicMetresPerMonth.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} mm {pair.Value:N0} m³"));
        return new($"月にこれを超えれば保留: {list}", $"holds more than a month's {list}");
    }

    public static Sentence ShortPeriod(GateShortPeriodRule rule) => new($"1か月あたり {rule.DaysPerMonth}日に満たない期間を保留", $"holds a period of fewer than {rule.DaysPerMonth} days a month");

    public static Sentence SecondPerson(GateSecondPersonRule rule) => new($"{rule.FromYen:N0}円以上は二人で確認", $"from {rule.FromYen:N0} yen two persons confirm");
}
