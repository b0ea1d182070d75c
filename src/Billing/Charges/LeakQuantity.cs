using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;

namespace Billing.Charges;

/// <summary>漏水減免: the quantity charged where part of it leaked, or the share of its charge that is forgiven (<see cref="LeakReliefRule"/>).</summary>
internal static class LeakQuantity
{
    /// <param name="measured">M, m³.</param>
    /// <returns>The quantity charged, and for rules that forgive a share of the charge the relief from the full price.</returns>
    public static (int CubicMetres, Relief? Relief) Of(ChargeRules rules, Supply supply, int measured, ChargeStory? story)
    {
        if (Granted(supply) is not { } fact)
        {
            return (measured, null);
        }

        var rule = rules.Leaks.FirstOrDefault(rule => rule.Cause == fact.Word) ?? rules.Leaks.FirstOrDefault(rule => rule.Cause.Length == 0);
        if (rule is null)
        {
            throw new BusinessRuleException("charge.no-rule",
                $"漏水の原因「{fact.Word}」に当てはまる leakRelief の規則が {supply.To:uuuu-MM-dd} にありません。",
                $"no rule of kind leakRelief for the cause '{fact.Word}' is in force on {supply.To:uuuu-MM-dd}");
        }

        var ordinary = Base(rule, supply);
        if (Refusal(rule, supply, fact, measured, ordinary) is { } why)
        {
            story?.Follow(rule, why.Ja, why.En);
            return (measured, null);
        }

        return rule.ChargeSteps.Count > 0
            ? (measured, OfCharge(rule, measured, ordinary!.Value, story))
            : (OfQuantity(rule, fact, measured, ordinary, story), null);
    }

    /// <summary>The leak of the period; of several the first to begin.</summary>
    private static SupplyFact? Granted(Supply supply) => Leaks(supply).Where(fact => fact.Touches(supply.From, supply.To)).MinBy(fact => (fact.From, fact.Id));

    private static IEnumerable<SupplyFact> Leaks(Supply supply) => supply.Facts.Where(fact => fact.Kind == FactKind.Leak && (fact.Service is null || fact.Service == supply.Service));

    /// <summary>B: per month of the past times the months of the period, halves up; null where the past says nothing.</summary>
    private static int? Base(LeakReliefRule rule, Supply supply)
    {
        var found = rule.Base.Select(of => Base(rule, of, supply)).OfType<int>().ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var ordinary = rule.BaseChoice == LeakBaseChoice.First ? found[0] : found.Min();
        return rule.LeastBase is { } least ? Math.Max(ordinary, (int)decimal.Ceiling(least * supply.Months)) : ordinary;
    }

    /// <summary>Last year's period is that period or nothing: no other takes its place.</summary>
    private static int? Base(LeakReliefRule rule, LeakBase of, Supply supply) => of.Method == EstimateMethod.SamePeriodLastYear && Yardsticks.LastYear(supply.Past, supply.To) is null
        ? null
        : Estimation.Of(new EstimateRule { Id = rule.Id, From = rule.From, Citation = rule.Citation, Method = of.Method, Count = of.Count }, supply.Past, supply.To, supply.Months);

    /// <summary>Months of billing that the leak had reached before this period.</summary>
    private static int MonthsBefore(SupplyFact fact, Supply supply)
    {
        var months = TaxShares.Months(fact.From, supply.From);
        return (months + supply.Months - 1) / supply.Months * supply.Months;
    }

    private static Sentence? Refusal(LeakReliefRule rule, Supply supply, SupplyFact fact, int measured, int? ordinary)
    {
        if (ordinary is null && !rule.DeclaredLeak)
        {
            return new("漏水減免なし: 基準となる過去の使用水量がありません", "no leak relief: there is no earlier usage to compare with");
        }

        if (rule.UpToMeterSize is { } size && supply.MeterSize > size)
        {
            return new($"漏水減免なし: 口径 {supply.MeterSize} mm は対象外です({size} mm まで)", $"no leak relief: meters up to {size} mm only");
        }

        if (rule.OnlyNotDrained && !fact.Has(FactMarks.NotDrained))
        {
            return new("漏水減免なし: 漏水が下水道に流れています", "no leak relief: the leak reached the sewer");
        }

        if (rule.OnlyDesignatedContractor && !fact.Has(FactMarks.DesignatedContractor))
        {
            return new("漏水減免なし: 指定給水装置工事事業者の修理ではありません", "no leak relief: not repaired by a designated contractor");
        }

        if (rule.MostMonths is { } most && MonthsBefore(fact, supply) >= most)
        {
            return new($"漏水減免なし: 一つの漏水につき {most} か月分までです", $"no leak relief: one leak is relieved for {most} months at most");
        }

        if (rule.OnceInMonths is { } once && Leaks(supply).Any(other => other.From < fact.From && (other.To ?? other.From).PlusMonths(once) >= fact.From))
        {
            return new($"漏水減免なし: 前回の減免から {once} か月たっていません", $"no leak relief: the one before was less than {once} months ago");
        }

        if (rule.LeakAtLeastShare is { } share && Leak(rule, fact, measured, ordinary ?? 0) < share * measured)
        {
            return new($"漏水減免なし: 漏水量が使用水量の {share * 100m:0.##}% に達しません", $"no leak relief: the leak is less than {share * 100m:0.##}% of the usage");
        }

        return rule.OverTimesBase is { } times && measured <= times * (ordinary ?? 0)
            ? new($"漏水減免なし: 使用水量が基準の {times:0.##} 倍を超えません", $"no leak relief: usage is not above {times:0.##} times the ordinary one")
            : null;
    }

    /// <summary>m³ that leaked, whether they are forgiven or not.</summary>
    private static decimal Leak(LeakReliefRule rule, SupplyFact fact, int measured, int ordinary) =>
        rule.DeclaredLeak ? Math.Min(measured, fact.Number ?? 0m) : Math.Max(0, measured - ordinary);

    private static int OfQuantity(LeakReliefRule rule, SupplyFact fact, int measured, int? known, ChargeStory? story)
    {
        var ordinary = known ?? 0;
        var from = measured - Leak(rule, fact, measured, ordinary);
        if (from >= measured)
        {
            story?.Follow(rule, "漏水減免なし: 使用水量が基準を超えません", "no leak relief: usage is not above the ordinary one");
            return measured;
        }

        // One division at the end: thirds are exact until then.
        var denominator = rule.Bands.Aggregate(1L, (product, band) => checked(product * band.Share.Denominator));
        decimal forgiven = 0m, lower = 0m;
        foreach (var band in rule.Bands)
        {
            var upper = band.UpToTimes is { } times && !rule.DeclaredLeak ? Math.Min(measured, times * ordinary) : measured;
            var within = upper - Math.Max(from, lower);
            if (within > 0m)
            {
                forgiven += within * band.Share.Numerator * (denominator / band.Share.Denominator);
            }

            lower = Math.Max(lower, upper);
        }

        var charged = ((measured * (decimal)denominator) - forgiven) / denominator;
        if (rule.MostTimesBase is { } most && known is not null && charged > most * ordinary)
        {
            charged = most * ordinary;
        }

        var quantity = (int)Rounding.To(charged, 1, rule.Round);
        story?.Follow(rule,
            $"漏水減免: 計量 {measured:N0} m³、基準 {from:#,0.##} m³ → {quantity:N0} m³",
            $"leak relief: measured {measured:N0} m³, ordinary {from:#,0.##} m³, charged {quantity:N0} m³");
        return quantity;
    }

    private static Relief? OfCharge(LeakReliefRule rule, int measured, int ordinary, ChargeStory? story)
    {
        var step = rule.ChargeSteps.Where(step => measured > step.OverTimes * ordinary).MaxBy(step => step.OverTimes);
        if (step is null || ordinary >= measured)
        {
            story?.Follow(rule, "漏水減免なし: 使用水量が基準を超えません", "no leak relief: usage is not far enough above the ordinary one");
            return null;
        }

        story?.Follow(rule,
            $"漏水減免: 計量 {measured:N0} m³、基準 {ordinary:N0} m³、超過分の料金の {step.Share * 100m:0.##}%",
            $"leak relief: measured {measured:N0} m³, ordinary {ordinary:N0} m³, {step.Share * 100m:0.##}% of what the excess costs");
        return new Relief(new Sentence("漏水減免", "Leak relief")) { ExcessOver = ordinary, ExcessShare = step.Share };
    }
}
