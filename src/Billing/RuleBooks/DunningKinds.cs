using System.Globalization;
using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Kinds of rules about claims that are not paid.</summary>
internal static class DunningKinds
{
    public static readonly Dictionary<string, RuleKind> All = new()
    {
        ["dunningStep"] = new(typeof(DunningStepRule), false, (j, h) => RuleKinds.Headed(Step(j), h)) { Scope = RuleScope.Bill },
        ["dunningTerms"] = new(typeof(DunningTermsRule), false, (j, h) => RuleKinds.Headed(Terms(j), h)) { Scope = RuleScope.Bill },
    };

    private static readonly Dictionary<string, DunningAct> Acts = Enum.GetValues<DunningAct>().ToDictionary(act => Lower($"{act}"));
    private static readonly Dictionary<string, DunningStart> Starts = Enum.GetValues<DunningStart>().ToDictionary(start => Lower($"{start}"));
    private static readonly Dictionary<string, HolidayMove> Moves = new() { ["next"] = HolidayMove.Next, ["previous"] = HolidayMove.Previous };

    public static Sentence Told(DunningStepRule rule) => RuleWords.Join(
        new Sentence($"{rule.Order}. {rule.Said.Ja}: {Start(rule.After).Ja}{Day(rule.Wait).Ja}から", $"{rule.Order}. {rule.Said.En}: from {Day(rule.Wait).En} {Start(rule.After).En}"),
        RuleWords.If(rule.Deadline is not null, $"指定期限 {Day(rule.Deadline ?? DayRule.SameDay).Ja}", $"deadline {Day(rule.Deadline ?? DayRule.SameDay).En}"),
        RuleWords.If(rule.AnyOf.Count > 0, string.Join(" または ", rule.AnyOf.Select(t => Threshold(t).Ja)), string.Join(" or ", rule.AnyOf.Select(t => Threshold(t).En))),
        RuleWords.If(rule.FeeYen > 0, $"手数料 {rule.FeeYen:N0}円", $"fee {rule.FeeYen:N0} yen"),
        RuleWords.If(rule.Automatic, "自動", "by the daily run"),
        new Sentence(rule.Article, rule.Article));

    public static Sentence Told(DunningTermsRule rule) => RuleWords.Join(
        new Sentence($"時効 {rule.LimitationYears}年", $"limitation {rule.LimitationYears} years"),
        rule.EndsByTime ? new Sentence("援用を要しない", "without invocation") : new Sentence("援用を要する", "only when invoked"),
        new Sentence($"分納は{rule.PledgeMonths}か月以内", $"instalments within {rule.PledgeMonths} months"),
        RuleWords.If(rule.PledgeShare.Numerator > 0, $"{RuleWords.Percent(rule.PledgeShare)} の納付が必要", $"after {RuleWords.Percent(rule.PledgeShare)} is paid"),
        RuleWords.If(rule.StopCountsSewer, "停水は下水道使用料も数える", "a stop counts sewer arrears too"));

    /// <summary>What a threshold asks for, in words.</summary>
    public static Sentence Threshold(DunningThreshold of) => RuleWords.Join(
        RuleWords.If(of.Months is not null, $"{of.Months}か月以上滞納", $"{of.Months} months past due"),
        RuleWords.If(of.Bills is not null, $"{of.Bills}期以上", $"{of.Bills} bills"),
        RuleWords.If(of.OneBillYen is not null, $"1期 {of.OneBillYen:N0}円以上", $"one bill of {of.OneBillYen:N0} yen"),
        RuleWords.If(of.Yen is not null, $"合計 {of.Yen:N0}円以上", $"{of.Yen:N0} yen in all"));

    private static Sentence Start(DunningStart start) => start switch
    {
        DunningStart.DueDate => new("納期限の", "after the due date"),
        DunningStart.DebitResult => new("振替不能の結果(ないときは納期限)の", "after the failed debit, or the due date"),
        DunningStart.Step => new("前の処理の", "after the step before"),
        _ => new("前の処理の指定期限の", "after the deadline before"),
    };

    private static Sentence Day(DayRule rule) => RuleWords.Join(
        RuleWords.If(rule.Months > 0, $"{rule.Months}か月後", $"{rule.Months} months"),
        RuleWords.If(rule.Days > 0 || rule.Months == 0, $"{rule.Days}日後", $"{rule.Days} days"),
        RuleWords.If(rule.DayOfMonth is not null, $"その月の{(rule.DayOfMonth == 31 ? "末" : $"{rule.DayOfMonth}")}日", $"day {rule.DayOfMonth} of that month"),
        RuleWords.If(rule.EndingIn is not null, $"次の{rule.EndingIn}の付く日", $"the next day ending in {rule.EndingIn}"),
        RuleWords.If(rule.Holiday == HolidayMove.Next, "休日なら翌営業日", "the next business day"),
        RuleWords.If(rule.Holiday == HolidayMove.Previous, "休日なら前営業日", "the business day before"));

    private static DunningStepRule Step(CheckedJson node)
    {
        var rule = new DunningStepRule
        {
            Id = "",
            From = default,
            Citation = "",
            Name = node.Text("name") ?? "",
            Order = node.Whole("order", 1, 100) ?? 1,
            Act = node.Word("act", Acts) ?? default,
            After = node.Word("after", Starts) ?? default,
            Wait = Day(node.Child("wait")) ?? DayRule.SameDay,
            Latest = Day(node.Child("latest", required: false)),
            Deadline = Day(node.Child("deadline", required: false)),
            AnyOf = [.. node.Children("anyOf", required: false).Select(Threshold)],
            FeeYen = node.WholeLong("feeYen", 1, 100_000, required: false) ?? 0,
            FeeTax = node.Word("feeTax", ReliefKinds.Taxes, required: false) ?? FeeTax.None,
            SecondPerson = node.Flag("secondPerson", required: false) ?? false,
            Automatic = node.Flag("automatic", required: false) ?? false,
            Optional = node.Flag("optional", required: false) ?? false,
            Article = node.Text("article") ?? "",
            Said = ReliefKinds.Said(node),
        };
        if (rule.Automatic && rule.Act is not (DunningAct.Notice or DunningAct.Reminder or DunningAct.Demand or DunningAct.Listing))
        {
            node.Fault("automatic", "自動にできるのは通知・督促・催告・整理簿だけです。停水・差押え・申立ては人が決めます。", "only notices, reminders, demands and listings may be taken by the run: a person decides on stops, seizures and courts");
        }

        return rule;
    }

    private static DayRule? Day(CheckedJson? node)
    {
        if (node is null)
        {
            return null;
        }

        var day = new DayRule
        {
            Months = node.Whole("months", 0, 120, required: false) ?? 0,
            Days = node.Whole("days", 0, 3_650, required: false) ?? 0,
            DayOfMonth = node.Whole("dayOfMonth", 1, 31, required: false),
            EndingIn = node.Whole("endingIn", 0, 9, required: false),
            Holiday = node.Word("holiday", Moves, required: false) ?? HolidayMove.None,
        };
        node.RefuseUnknown();
        return day;
    }

    private static DunningThreshold Threshold(CheckedJson node)
    {
        var threshold = new DunningThreshold
        {
            Months = node.Whole("months", 1, 120, required: false),
            Bills = node.Whole("bills", 1, 120, required: false),
            OneBillYen = node.WholeLong("oneBillYen", 1, 999_999_999, required: false),
            Yen = node.WholeLong("yen", 1, 999_999_999, required: false),
        };
        if (threshold == new DunningThreshold())
        {
            node.Fault("months・bills・oneBillYen・yen の少なくとも一つが必要です。", "needs at least one of months, bills, oneBillYen, yen");
        }

        node.RefuseUnknown();
        return threshold;
    }

    private static DunningTermsRule Terms(CheckedJson node) => new()
    {
        Id = "",
        From = default,
        Citation = "",
        StopCountsSewer = node.Flag("stopCountsSewer", required: false) ?? false,
        ReturnOnPledge = node.Flag("returnOnPledge", required: false) ?? false,
        PledgeShare = Share(node),
        PledgeMonths = node.Whole("pledgeMonths", 1, 120) ?? 1,
        PledgeGraceDays = node.Whole("pledgeGraceDays", 0, 90, required: false) ?? 0,
        PledgeNeedsCurrent = node.Flag("pledgeNeedsCurrent", required: false) ?? false,
        LimitationYears = node.Whole("limitationYears", 1, 30) ?? 1,
        JudgmentYears = node.Whole("judgmentYears", 1, 30) ?? 1,
        StayMonths = node.Whole("stayMonths", 0, 24) ?? 0,
        EndsByTime = node.Flag("endsByTime", required: false) ?? false,
        WarnMonths = node.Whole("warnMonths", 1, 60) ?? 1,
        OldYears = node.Whole("oldYears", 1, 30, required: false),
        OldBefore = node.Date("oldBefore", required: false),
        PublicNoticeDays = node.Whole("publicNoticeDays", 0, 60) ?? 0,
        PledgeArticle = node.Text("pledgeArticle") ?? "",
        WriteOffArticle = node.Text("writeOffArticle") ?? "",
    };

    private static Fraction Share(CheckedJson node)
    {
        if (node.Text("pledgeShare", required: false) is not { } text)
        {
            return new Fraction(0, 1);
        }

        if (Fraction.Parse(text) is { } share)
        {
            return share;
        }

        node.Fault("pledgeShare", $"\"{text}\" は使えません。\"1/2\" のような0から1までの割合でなければなりません。", $"is \"{text}\"; it must be a share from 0 to 1 such as \"1/2\"");
        return new Fraction(0, 1);
    }

    private static string Lower(string name) => char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];
}
