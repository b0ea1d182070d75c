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
        ["settlement"] = new(typeof(SettlementRule), false, (j, h) => RuleKinds.Headed(new SettlementRule { Id = "", From = default, Citation = "", Method = j.Word("method", Settlements) ?? default }, h)) { Scope = RuleScope.Bill },
        ["billingCycle"] = new(typeof(BillingCycleRule), false, (j, h) => RuleKinds.Headed(BillingCycle(j), h)),
        ["provisional"] = new(typeof(ProvisionalRule), false, (j, h) => RuleKinds.Headed(Provisional(j), h)) { Scope = RuleScope.Reading },
    };

    /// <summary>Fields that one method has and another has not.</summary>
    private static readonly Dictionary<string, PartPeriodMethod[]> FieldsOf = new()
    {
        ["steps"] = [PartPeriodMethod.Steps],
        ["wholeMonthBounds"] = [PartPeriodMethod.Steps],
        ["daysPerMonth"] = [PartPeriodMethod.DailyBase, PartPeriodMethod.ScaledUsage],
        ["fixed"] = [PartPeriodMethod.DailyBase],
        ["round"] = [PartPeriodMethod.DailyBase, PartPeriodMethod.ScaledUsage],
        ["roundUsage"] = [PartPeriodMethod.ScaledUsage],
        ["minimumYen"] = [PartPeriodMethod.ScaledUsage],
    };

    private static BillingCycleRule BillingCycle(CheckedJson node)
    {
        if (!node.Has("service"))
        {
            node.Fault("service", "この項目が必要です。どちらの事業を別の月に請求するかを \"water\" か \"sewer\" で書いてください。", "is missing; say which service is billed by itself: \"water\" or \"sewer\"");
        }

        return new BillingCycleRule { Id = "", From = default, Citation = "", MonthsAfter = node.Whole("monthsAfter", 0, 11) ?? 0 };
    }

    private static PartPeriodRule PartPeriod(CheckedJson node)
    {
        var method = node.Word("method", Methods);
        if (method is { } chosen)
        {
            RefuseOtherMethods(node, chosen);
        }

        var rule = new PartPeriodRule
        {
            Id = "",
            From = default,
            Citation = "",
            On = node.Word("on", Events, required: false) ?? default,
            CountsFirstDay = node.Flag("countsFirstDay", required: false) ?? true,
            CountsLastDay = node.Flag("countsLastDay", required: false) ?? true,
            CountsReadingDay = node.Flag("countsReadingDay", required: false) ?? false,
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

    private static void RefuseOtherMethods(CheckedJson node, PartPeriodMethod method)
    {
        var name = Methods.First(pair => pair.Value == method).Key;
        foreach (var (field, methods) in FieldsOf.Where(pair => !pair.Value.Contains(method) && node.Has(pair.Key)))
        {
            node.Ignore(field);
            var of = string.Join(", ", Methods.Where(pair => methods.Contains(pair.Value)).Select(pair => pair.Key));
            node.Fault(field, $"method が {of} のときの項目で、{name} にはありません。", $"belongs to method {of}; this rule's method is {name}");
        }
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
        if (round.Unit is not (1 or 10 or 100))
        {
            child.Fault("unit", $"{round.Unit} は使えません。1、10、100 のいずれかでなければなりません。", $"is {round.Unit}; it must be 1, 10 or 100");
        }

        return round;
    }

    private static List<PartPeriodStep> Steps(CheckedJson node)
    {
        var steps = new List<PartPeriodStep>();
        foreach (var child in node.Children("steps", atLeast: 1))
        {
            var step = new PartPeriodStep(
                child.Whole("upToDays", 1, 400, required: false),
                child.Whole("upToMonths", 1, 12, required: false),
                child.Number("includedShareAtMost", 0m, 10m, 4, required: false),
                child.Flag("onlyWithIncludedVolume", required: false) ?? false,
                child.Number("months", 0m, 12m, 2) ?? 1m);
            child.RefuseUnknown();
            if (steps.FindIndex(before => before.Covers(step)) is >= 0 and var by)
            {
                child.Fault($"この段に当てはまる期間はすべて steps[{by}] に当てはまるので、届きません。", $"is never reached: steps[{by}] fits every period that it fits");
            }

            steps.Add(step);
        }

        if (steps.Count > 0 && !steps[^1].Covers(new PartPeriodStep(null, null, null, false, 0m)))
        {
            node.Fault("steps", "最後の段は条件なし({ \"months\": … } のみ)でなければなりません。", "must end with a step without a condition: { \"months\": … }");
        }

        return steps;
    }

    private static ProvisionalRule Provisional(CheckedJson node)
    {
        var months = node.Wholes("monthsOfYear", 1, 12, atLeast: 1) ?? [];
        RuleKinds.RefuseRepeated(node, "monthsOfYear", months);
        return new ProvisionalRule
        {
            Id = "",
            From = default,
            Citation = "",
            MonthsOfYear = months,
            Method = node.Word("method", RuleKinds.Methods) ?? default,
            Count = node.Whole("count", 1, 24, required: false) ?? 3,
        };
    }
}
