using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>Periods in which use begins or ends: how many months they count, or which share of them (<see cref="PartPeriodRule"/>).</summary>
internal static class PartPeriods
{
    /// <param name="usage">Quantity of the whole span.</param>
    /// <param name="unit">The dwellings that count, and the meter size of each.</param>
    public static (IReadOnlyList<RegisterUsage> Usage, PricingTerms Terms) Apply(
        ChargeRules rules, Span span, IReadOnlyList<RegisterUsage> usage, (int Dwellings, int? MeterSize) unit, PricingTerms terms, ChargeStory? story)
    {
        // Where dwellings share one base, they share the volume that it covers.
        var bases = terms.Dwellings is DwellingMethod.BaseOnly or DwellingMethod.None ? 1 : unit.Dwellings;
        decimal months = 0m, bounds = 0m;
        var days = 0;
        PartPeriodRule? byDays = null, bySteps = null;
        foreach (var part in span.Parts)
        {
            switch (rules.PartPeriod(part))
            {
                case null:
                    months += part.Months;
                    bounds += part.Months;
                    break;
                case { Method: PartPeriodMethod.Steps } rule:
                    bySteps = rule;
                    var step = Step(rule, span, part, usage, Included(rules.Tariff, span.Whole.UseClass, unit.MeterSize, usage) * bases, story);
                    months += step;
                    bounds += rule.WholeMonthBounds ? decimal.Ceiling(step) : step;
                    break;
                case var rule:
                    byDays = rule;
                    days += Days(rule, part);
                    break;
            }
        }

        if (byDays is not null)
        {
            // Periods in full count their months in days.
            days += (int)(months * byDays.DaysPerMonth);
            return byDays.Method == PartPeriodMethod.DailyBase ? (usage, DailyBase(byDays, days, terms, story)) : ScaledUsage(byDays, days, usage, terms, story);
        }

        return (usage, bySteps is null ? terms : terms with { Months = months, BoundMonths = bySteps.WholeMonthBounds ? bounds : null });
    }

    /// <summary>Days of use that count; at least one. A period of readings begins on the day after the reading before, which only counts where the rule says so.</summary>
    public static int Days(PartPeriodRule rule, SpanPart part)
    {
        var days = Period.DaysBetween(FirstDay(rule, part), part.To) + (part.Stops && !rule.CountsLastDay ? 0 : 1);
        return Math.Max(1, days);
    }

    /// <summary>The first day that counts.</summary>
    private static LocalDate FirstDay(PartPeriodRule rule, SpanPart part) => part.Starts
        ? rule.CountsFirstDay ? part.From : part.From.PlusDays(1)
        : rule.CountsReadingDay ? part.From.PlusDays(-1) : part.From;

    /// <summary>m³ that one base covers in a month.</summary>
    private static decimal Included(Tariff tariff, string useClass, int? meterSize, IReadOnlyList<RegisterUsage> usage) =>
        tariff.Compiled.Find(useClass, meterSize, usage[0].Register).Included / tariff.TableMonths;

    /// <summary>Months that a part counts.</summary>
    private static decimal Step(PartPeriodRule rule, Span span, SpanPart part, IReadOnlyList<RegisterUsage> usage, decimal included, ChargeStory? story)
    {
        var days = Days(rule, part);
        var first = FirstDay(rule, part);
        var cubicMetres = span.Parts.Count == 1 ? usage.Sum(register => register.CubicMetres.Value) : part.CubicMetres;
        var step = rule.Steps.First(step =>
            (step.UpToDays is not { } most || days <= most)
            && (step.UpToMonths is not { } months || first.PlusDays(days) <= first.PlusMonths(months))
            && (step.IncludedShareAtMost is not { } share || cubicMetres <= share * included)
            && (!step.OnlyWithIncludedVolume || included > 0m));
        story?.Follow(rule, $"使用日数 {days}日 → {step.Months:0.##}か月分", $"{days} days of use count as {step.Months:0.##} months");
        return step.Months;
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
