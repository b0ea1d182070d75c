using Billing.RuleBooks;
using NodaTime;

namespace Billing.Metering;

/// <summary>The gate: every rule that finds a usage strange says so, and the usage is held. Messages are written only then.</summary>
internal static class Gate
{
    /// <summary>Adds a finding per rule that holds the usage.</summary>
    /// <param name="measured">m³ and months of the whole measured span: the usage itself, or with the estimates that it settles.</param>
    /// <param name="pastFrom">Place in the past of the first period before that span.</param>
    /// <param name="before">Count of the findings before this usage.</param>
    public static void Check(
        Usage usage, (int CubicMetres, int Months) measured, int pastFrom, int before, PeriodInput input, GateRules rules, ICollection<Finding> findings)
    {
        // An estimate is made of the past, and a register that went back has no quantity: comparing either says nothing.
        if (usage.Basis != UsageBasis.Estimated && measured.Months > 0 && findings.Count == before)
        {
            for (var i = 0; i < rules.Against.Count; i++)
            {
                Against(rules.Against[i], measured, pastFrom, input, findings);
            }

            Zero(rules.Zero, measured.CubicMetres, pastFrom, input, findings);
        }

        Capacity(rules.Capacity, usage.MeterSize, measured, findings);
        Supply(usage, input, rules, findings);
    }

    private static void Against(GateAgainstRule rule, (int CubicMetres, int Months) measured, int pastFrom, PeriodInput input, ICollection<Finding> findings)
    {
        if (Yardsticks.Find(rule.Against, input.Past, pastFrom, input.PeriodTo) is not var (then, thenMonths))
        {
            return;
        }

        // Both brought to the same months, so that no quotient is rounded.
        var now = (long)measured.CubicMetres * thenMonths;
        var past = then * measured.Months;
        if (Math.Abs(now - past) < (long)rule.AtLeast * measured.Months * thenMonths)
        {
            return;
        }

        if (rule.Above is { } above && now > above * past)
        {
            findings.Add(GateSentences.Above(rule, above, measured, (then, thenMonths)));
        }
        else if (rule.Below is { } below && now < below * past)
        {
            findings.Add(GateSentences.Below(rule, below, measured, (then, thenMonths)));
        }
    }

    private static void Zero(GateZeroRule? rule, int measured, int pastFrom, PeriodInput input, ICollection<Finding> findings)
    {
        if (rule is null || measured != 0 || pastFrom >= input.Past.Count)
        {
            return;
        }

        var previous = input.Past[pastFrom];
        if (previous.CubicMetres >= rule.PreviousAtLeast * previous.Months)
        {
            findings.Add(GateSentences.Zero(rule, previous));
        }
    }

    private static void Capacity(GateMeterCapacityRule? rule, int meterSize, (int CubicMetres, int Months) measured, ICollection<Finding> findings)
    {
        if (rule is not null && CapacityOf(rule, meterSize) is { } capacity && measured.CubicMetres > (long)capacity * Math.Max(1, measured.Months))
        {
            findings.Add(GateSentences.Capacity(rule, meterSize, capacity, measured));
        }
    }

    /// <summary>m³ a month; a size between two entries takes the next larger one, one above the largest has no limit.</summary>
    private static int? CapacityOf(GateMeterCapacityRule rule, int meterSize)
    {
        if (rule.CubicMetresPerMonth.TryGetValue(meterSize, out var exact))
        {
            return exact;
        }

        var larger = rule.CubicMetresPerMonth.Keys.Where(size => size > meterSize).DefaultIfEmpty().Min();
        return larger == 0 ? null : rule.CubicMetresPerMonth[larger];
    }

    private static void Supply(Usage usage, PeriodInput input, GateRules rules, ICollection<Finding> findings)
    {
        if (rules.MeterSize is { } size && usage.MeterSize != input.BilledMeterSize)
        {
            findings.Add(GateSentences.MeterSize(size, input.BilledMeterSize, input.MeterOf(input.Readings[^1])));
        }

        if (rules.ParentChild is { } parentChild && input.ParentAndChildBilled)
        {
            findings.Add(GateSentences.ParentChild(parentChild));
        }

        if (rules.ShortPeriod is { } shortPeriod)
        {
            var days = Period.DaysBetween(input.PeriodFrom, input.PeriodTo) + 1;
            if (days < (long)shortPeriod.DaysPerMonth * input.Months)
            {
                findings.Add(GateSentences.ShortPeriod(shortPeriod, days, input));
            }
        }
    }
}
