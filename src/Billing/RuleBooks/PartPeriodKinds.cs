using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Kinds of rules about the length of a period and its settlement.</summary>
internal static class PartPeriodKinds
{
    internal static readonly Dictionary<string, RoundingMode> Modes = new() { ["floor"] = RoundingMode.Floor, ["halfUp"] = RoundingMode.HalfUp, ["ceiling"] = RoundingMode.Ceiling };
    private static readonly Dictionary<string, PartPeriodEvent> Events = new() { ["both"] = PartPeriodEvent.Both, ["start"] = PartPeriodEvent.Start, ["stop"] = PartPeriodEvent.Stop };
    private static readonly Dictionary<string, PartPeriodMethod> Methods = new() { ["steps"] = PartPeriodMethod.Steps, ["dailyBase"] = PartPeriodMethod.DailyBase, ["scaledUsage"] = PartPeriodMethod.ScaledUsage };
    private static readonly Dictionary<string, SettlementMethod> Settlements = new() { ["quantity"] = SettlementMethod.Quantity, ["reprice"] = SettlementMethod.Reprice };

    public static readonly Dictionary<string, RuleKind> All = new()
    {
        ["partPeriod"] = new(typeof(PartPeriodRule), false, (j, h) => RuleKinds.Headed(PartPeriod(j), h)),
        ["stopJoinsMonthBefore"] = new(typeof(StopJoinsMonthBeforeRule), false, (j, h) => RuleKinds.Headed(new StopJoinsMonthBeforeRule { Id = "", From = default, Citation = "", UpToDays = j.Whole("upToDays", 1, 62, required: false) }, h)),
        ["settlement"] = new(typeof(SettlementRule), false, (j, h) => RuleKinds.Headed(new SettlementRule { Id = "", From = default, Citation = "", Method = j.Word("method", Settlements) ?? default }, h)),
        ["billingCycle"] = new(typeof(BillingCycleRule), false, (j, h) => RuleKinds.Headed(new BillingCycleRule { Id = "", From = default, Citation = "", MonthsAfter = j.Whole("monthsAfter", 0, 11) ?? 0 }, h)),
        ["provisional"] = new(typeof(ProvisionalRule), false, (j, h) => RuleKinds.Headed(Provisional(j), h)),
    };

    private static PartPeriodRule PartPeriod(CheckedJson node)
    {
        var method = node.Word("method", Methods);
        var rule = new PartPeriodRule
        {
            Id = "",
            From = default,
            Citation = "",
            On = node.Word("on", Events, required: false) ?? default,
            CountsFirstDay = node.Flag("countsFirstDay", required: false) ?? true,
            CountsLastDay = node.Flag("countsLastDay", required: false) ?? true,
            Method = method ?? default,
        };
        return method switch
        {
            PartPeriodMethod.Steps => rule with { Steps = Steps(node), WholeMonthBounds = node.Flag("wholeMonthBounds", required: false) ?? false },
            PartPeriodMethod.DailyBase => rule with { DaysPerMonth = Days(node), Fixed = node.Number("fixed", 0m, 1_000_000m, 2, required: false) ?? 0m, Round = Round(node) },
            PartPeriodMethod.ScaledUsage => rule with
            {
                DaysPerMonth = Days(node),
                RoundUsage = node.Word("roundUsage", Modes) ?? default,
                Round = Round(node),
                MinimumYen = node.WholeLong("minimumYen", 1, 1_000_000, required: false),
            },
            _ => rule,
        };
    }

    private static int Days(CheckedJson node) => node.Whole("daysPerMonth", 28, 31) ?? 31;

    private static RoundTo? Round(CheckedJson node)
    {
        if (node.Child("round", required: false) is not { } child)
        {
            return null;
        }

        var round = new RoundTo(child.Word("mode", Modes) ?? default, child.Whole("unit", 1, 100) ?? 1);
        child.RefuseUnknown();
        return round;
    }

    private static List<PartPeriodStep> Steps(CheckedJson node)
    {
        var steps = new List<PartPeriodStep>();
        var open = false;
        foreach (var child in node.Children("steps", atLeast: 1))
        {
            if (open)
            {
                child.Fault("一つ前の段がすべての期間に当てはまるので、この段には届きません。", "is never reached: the step before it fits every period");
            }

            var step = new PartPeriodStep(
                child.Whole("upToDays", 1, 400, required: false),
                child.Whole("upToMonths", 1, 12, required: false),
                child.Number("includedShareAtMost", 0m, 10m, 4, required: false),
                child.Flag("onlyWithIncludedVolume", required: false) ?? false,
                child.Number("months", 0m, 12m, 2) ?? 1m);
            child.RefuseUnknown();
            open = step is { UpToDays: null, UpToMonths: null, IncludedShareAtMost: null, OnlyWithIncludedVolume: false };
            steps.Add(step);
        }

        if (!open && steps.Count > 0)
        {
            node.Fault("steps", "最後の段は条件なし({ \"months\": … } のみ)でなければなりません。", "must end with a step without a condition: { \"months\": … }");
        }

        return steps;
    }

    private static ProvisionalRule Provisional(CheckedJson node) => new()
    {
        Id = "",
        From = default,
        Citation = "",
        MonthsOfYear = node.Wholes("monthsOfYear", 1, 12, atLeast: 1) ?? [],
        Method = node.Word("method", RuleKinds.Methods) ?? default,
        Count = node.Whole("count", 1, 24, required: false) ?? 3,
    };
}
