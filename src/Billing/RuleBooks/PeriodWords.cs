using Billing.Kernel;
using static Billing.RuleBooks.RuleWords;

namespace Billing.RuleBooks;

/// <summary>Words of the rules about periods, their months and their settlement.</summary>
internal static class PeriodWords
{
    public static Sentence PartPeriod(PartPeriodRule rule)
    {
        var on = rule.On switch
        {
            PartPeriodEvent.Start => new Sentence("使用開始", "start"),
            PartPeriodEvent.Stop => new("使用中止", "stop"),
            _ => new("使用開始・中止", "start and stop"),
        };
        var how = rule.Method switch
        {
            PartPeriodMethod.Steps => Join([.. rule.Steps.Select(Step), If(rule.WholeMonthBounds, "段階と基本水量は月単位に切上げ", "bounds grow by whole months")]),
            PartPeriodMethod.DailyBase => DailyBase(rule),
            _ => ScaledUsage(rule),
        };
        var days = Join(
            If(!rule.CountsFirstDay, "開始日は数えない", "the first day does not count"),
            If(!rule.CountsLastDay, "中止日は数えない", "the last day does not count"));
        return new(
            $"{on.Ja}: {how.Ja}{(days.Ja.Length == 0 ? "" : $"({days.Ja})")}",
            $"{on.En}: {how.En}{(days.En.Length == 0 ? "" : $" ({days.En})")}");
    }

    private static Sentence Step(PartPeriodStep step)
    {
        var when = Join(
            If(step.UpToDays is not null, $"{step.UpToDays}日以下", $"up to {step.UpToDays} days"),
            If(step.UpToMonths is not null, $"{step.UpToMonths}か月以下", $"up to {step.UpToMonths} calendar months"),
            If(step.IncludedShareAtMost is not null, $"基本水量の{Percent(step.IncludedShareAtMost ?? 0m)}以下の使用", $"at most {Percent(step.IncludedShareAtMost ?? 0m)} of the base volume used"),
            If(step.OnlyWithIncludedVolume, "基本水量のある区分", "rows with a base volume"));
        var months = Number(step.Months);
        return when.Ja.Length == 0
            ? new($"それ以外 {months}か月", $"else {months} months")
            : new($"{when.Ja.Replace("、", "かつ", StringComparison.Ordinal)} {months}か月", $"{when.En.Replace("; ", " and ", StringComparison.Ordinal)}: {months} months");
    }

    private static Sentence DailyBase(PartPeriodRule rule) => Join(
        new Sentence($"基本料金を {rule.DaysPerMonth}日で日割", $"base charge by days of {rule.DaysPerMonth}"),
        If(rule.Fixed > 0m, $"うち {Number(rule.Fixed)}円は日割しない", $"of which {Number(rule.Fixed)} yen are owed in full"),
        Round(rule.Round),
        new Sentence("使用水量はそのまま", "usage as measured"));

    private static Sentence ScaledUsage(PartPeriodRule rule) => Join(
        new Sentence($"使用水量を {rule.DaysPerMonth}日に換算({Mode(rule.RoundUsage).Ja})して計算し、日数で按分", $"usage scaled to {rule.DaysPerMonth} days ({Mode(rule.RoundUsage).En}), priced, and shared by days"),
        Round(rule.Round),
        If(rule.MinimumYen is not null, $"最低 {rule.MinimumYen:N0}円(税込)", $"at least {rule.MinimumYen:N0} yen with tax"));

    public static Sentence Mode(RoundingMode mode) => mode switch
    {
        RoundingMode.Floor => new("切捨て", "rounded down"),
        RoundingMode.Ceiling => new("切上げ", "rounded up"),
        _ => new("四捨五入", "rounded to the nearest"),
    };

    private static Sentence? Round(RoundTo? round) => round is null ? null : new($"{round.Unit}円未満{Mode(round.Mode).Ja}", $"{Mode(round.Mode).En} to {round.Unit} yen");

    public static Sentence StopJoins(StopJoinsMonthBeforeRule rule) => rule.UpToDays is { } days
        ? new($"{days}日以下の最後の期間は前の期間に合わせて計算", $"a last period of up to {days} days is priced with the period before")
        : new("1か月に満たない最後の期間は前の期間に合わせて計算", "a last period shorter than a month is priced with the period before");

    public static Sentence Settlement(SettlementRule rule) => rule.Method == SettlementMethod.Reprice
        ? new("次の検針で全期間を計算し直し、請求済みの額を差し引く", "the next reading prices the whole span again, less what was charged")
        : new("次の検針の水量から認定済みの水量を差し引く", "the next reading's quantity less what was estimated");

    public static Sentence Provisional(ProvisionalRule rule)
    {
        var months = string.Join("・", rule.MonthsOfYear);
        var by = GeneralWords.Estimate(rule.Method, rule.Count);
        return new($"{months}月は検針せず、{by.Ja}で請求", $"months {months.Replace("・", ", ", StringComparison.Ordinal)} are billed without a reading by the {by.En}");
    }

    public static Sentence BillingCycle(BillingCycleRule rule) => rule.MonthsAfter == 0
        ? new("検針の月に請求", "billed in the month of the reading")
        : new($"検針の{rule.MonthsAfter}か月後に別に請求", $"billed by itself {rule.MonthsAfter} months after the reading");
}
