using Billing.RuleBooks;

namespace Billing.Metering;

/// <summary>What the gate says: the figures, and what to look at, as a clerk can say it on the telephone.</summary>
internal static class GateSentences
{
    public static Finding Above(GateAgainstRule rule, decimal above, (long CubicMetres, int Months) now, (long CubicMetres, int Months) then) => Finding.Of(
        rule.Id,
        $"今回は{Ja(now)}で、{YardstickJa(rule.Against)}の{Ja(then)}の{above:0.##}倍を超えています。指針の読み違い・入力誤り・漏水を確かめてください。",
        $"This time {En(now)}, more than {above:0.##} times {YardstickEn(rule.Against)} of {En(then)}. Check for a misreading, a typing error or a leak.");

    public static Finding Below(GateAgainstRule rule, decimal below, (long CubicMetres, int Months) now, (long CubicMetres, int Months) then) => Finding.Of(
        rule.Id,
        $"今回は{Ja(now)}で、{YardstickJa(rule.Against)}の{Ja(then)}の{below:0.##}倍を下回っています。指針の読み違い・入力誤り・メーターの不動を確かめてください。",
        $"This time {En(now)}, less than {below:0.##} times {YardstickEn(rule.Against)} of {En(then)}. Check for a misreading, a typing error or a meter that has stopped.");

    public static Finding Zero(GateZeroRule rule, PastUsage previous) => Finding.Of(
        rule.Id,
        $"今回は使用水量0ですが、前回は{Ja((previous.CubicMetres, previous.Months))}でした。空き家か、メーターの不動か、読み違いかを確かめてください。",
        $"No usage this time, but {En((previous.CubicMetres, previous.Months))} the time before. Check whether the house is vacant, the meter has stopped or was misread.");

    public static Finding Capacity(GateMeterCapacityRule rule, int meterSize, int capacity, (long CubicMetres, int Months) now) => Finding.Of(
        rule.Id,
        $"今回は{Ja(now)}で、口径{meterSize}mmのメーターが1か月に通せる{capacity:N0}m³を超えています。指針の桁を確かめてください。",
        $"This time {En(now)}, but a {meterSize} mm meter passes at most {capacity:N0} m³ a month. Check the digits of the reading.");

    public static Finding MeterSize(GateMeterSizeRule rule, int billed, Meter meter) => Finding.Of(
        rule.Id,
        $"料金の口径は{billed}mmですが、取り付けてあるメーター{meter.Number}は{meter.Size}mmです。どちらが正しいか量水器台帳と現地を確かめてください。",
        $"{billed} mm is billed, but meter {meter.Number} that hangs there is {meter.Size} mm. Check the meter register and the place.");

    public static Finding ParentChild(GateParentChildRule rule) => Finding.Of(
        rule.Id,
        $"親メーターとその子メーターの両方に請求しています。同じ水を二度請求していないか確かめてください。",
        $"A parent meter and one of its children are both billed. Check that the same water is not billed twice.");

    public static Finding ShortPeriod(GateShortPeriodRule rule, int days, PeriodInput input) => Finding.Of(
        rule.Id,
        $"{input.PeriodFrom:uuuu-MM-dd}～{input.PeriodTo:uuuu-MM-dd}は{days}日間ですが、{input.Months}か月分として請求するところです。月の途中の開栓・閉栓の扱い（条例）を確かめてください。",
        $"{input.PeriodFrom:uuuu-MM-dd} to {input.PeriodTo:uuuu-MM-dd} are {days} days but would be billed as {input.Months} month(s). Check what the ordinance says of a start or stop inside a month.");

    private static string Ja((long CubicMetres, int Months) q) => q.Months <= 1
        ? FormattableString.Invariant($"{q.CubicMetres:N0}m³")
        : FormattableString.Invariant($"{q.CubicMetres:N0}m³（{q.Months}か月、月{PerMonth(q):#,0.#}m³）");

    private static string En((long CubicMetres, int Months) q) => q.Months <= 1
        ? FormattableString.Invariant($"{q.CubicMetres:N0} m³")
        : FormattableString.Invariant($"{q.CubicMetres:N0} m³ in {q.Months} months ({PerMonth(q):#,0.#} a month)");

    private static decimal PerMonth((long CubicMetres, int Months) q) => (decimal)q.CubicMetres / q.Months;

    private static string YardstickJa(Yardstick yardstick) => yardstick switch
    {
        Yardstick.Previous => "前回",
        Yardstick.SamePeriodLastYear => "前年同期",
        _ => "直近の平均",
    };

    private static string YardstickEn(Yardstick yardstick) => yardstick switch
    {
        Yardstick.Previous => "the previous usage",
        Yardstick.SamePeriodLastYear => "the same period last year",
        _ => "the average of the last periods",
    };
}
