using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>Periods in which use begins or ends: how many months they count, or which share of them (<see cref="PartPeriodRule"/>).</summary>
internal static class PartPeriods
{
    public static (IReadOnlyList<RegisterUsage> Usage, PricingTerms Terms) Apply(
        PartPeriodRule rule, Supply supply, IReadOnlyList<RegisterUsage> usage, Tariff tariff, PricingTerms terms, ChargeStory? story)
    {
        var days = Days(rule, supply);
        return rule.Method switch
        {
            PartPeriodMethod.Steps => (usage, Steps(rule, supply, usage, tariff, days, terms, story)),
            PartPeriodMethod.DailyBase => (usage, DailyBase(rule, days, terms, story)),
            _ => ScaledUsage(rule, days, usage, terms, story),
        };
    }

    /// <summary>Days of use that count. A day of the reading before is not of the period, so only first and last day of use are in question.</summary>
    public static int Days(PartPeriodRule rule, Supply supply)
    {
        var days = Period.DaysBetween(supply.From, supply.To) + 1;
        days -= supply.Starts && !rule.CountsFirstDay ? 1 : 0;
        days -= supply.Stops && !rule.CountsLastDay ? 1 : 0;
        return Math.Max(1, days);
    }

    private static PricingTerms Steps(PartPeriodRule rule, Supply supply, IReadOnlyList<RegisterUsage> usage, Tariff tariff, int days, PricingTerms terms, ChargeStory? story)
    {
        var included = tariff.Compiled.Find(supply.UseClass, supply.MeterSize, usage[0].Register).Included / tariff.TableMonths;
        var first = supply.Starts && !rule.CountsFirstDay ? supply.From.PlusDays(1) : supply.From;
        var cubicMetres = usage.Sum(register => register.CubicMetres.Value);
        var step = rule.Steps.First(step =>
            (step.UpToDays is not { } most || days <= most)
            && (step.UpToMonths is not { } months || first.PlusDays(days) <= first.PlusMonths(months))
            && (step.IncludedShareAtMost is not { } share || cubicMetres <= share * included)
            && (!step.OnlyWithIncludedVolume || included > 0m));
        story?.Follow(rule, $"使用日数 {days}日 → {step.Months:0.##}か月分", $"{days} days of use count as {step.Months:0.##} months");
        return terms with { Months = step.Months, BoundMonths = rule.WholeMonthBounds ? decimal.Ceiling(step.Months) : null };
    }

    private static PricingTerms DailyBase(PartPeriodRule rule, int days, PricingTerms terms, ChargeStory? story)
    {
        story?.Follow(rule, $"使用日数 {days}日: 基本料金を日割", $"{days} days of use: base charge by days");
        return terms with
        {
            Months = Months(days, rule.DaysPerMonth),
            DailyBase = new DailyBase(days, rule.DaysPerMonth, rule.Fixed, rule.Round?.Unit, rule.Round?.Mode ?? default),
        };
    }

    private static (IReadOnlyList<RegisterUsage> Usage, PricingTerms Terms) ScaledUsage(PartPeriodRule rule, int days, IReadOnlyList<RegisterUsage> usage, PricingTerms terms, ChargeStory? story)
    {
        var months = Months(days, rule.DaysPerMonth);
        var of = months * rule.DaysPerMonth;
        var scaled = usage.Select(register => register with { CubicMetres = new CubicMetres((int)Rounding.To((decimal)register.CubicMetres.Value * of / days, 1, rule.RoundUsage)) }).ToList();
        story?.Follow(rule,
            $"使用日数 {days}日 {usage.Sum(r => r.CubicMetres.Value):N0} m³ → {of}日に換算 {scaled.Sum(r => r.CubicMetres.Value):N0} m³",
            $"{usage.Sum(r => r.CubicMetres.Value):N0} m³ in {days} days are {scaled.Sum(r => r.CubicMetres.Value):N0} m³ in {of} days");
        return (scaled, terms with
        {
            Months = months,
            DayShare = new DayShare(days, of, rule.Round?.Unit, rule.Round?.Mode ?? default),
            Minimum = rule.MinimumYen is { } yen ? new Money(yen) : null,
        });
    }

    /// <summary>Begun months.</summary>
    private static int Months(int days, int daysPerMonth) => (days + daysPerMonth - 1) / daysPerMonth;
}
