using Billing.RuleBooks;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>The rates of a delay, day by day, as spans. Pure.</summary>
public static class RateSpans
{
    /// <summary>The rates of a late charge from the day after the due date to <paramref name="until"/>; empty where there is no delay.</summary>
    /// <exception cref="Kernel.BusinessRuleException">law.no-value: no rate is known for a day.</exception>
    public static IReadOnlyList<RateSpan> OfDelay(LateChargeRule rule, DelayRates rates, LocalDate dueOn, LocalDate until)
    {
        var first = dueOn.PlusDays(1);
        if (until < first)
        {
            return [];
        }

        var monthEnd = LocalDate.Min(OneMonthFrom(first), until);
        return rule.Rates switch
        {
            RateSource.Civil => [new RateSpan(first, until, rates.CivilOn(first).Percent)],
            RateSource.Own => [.. Steps(first, monthEnd, until, _ => (rule.FirstMonth, rule.After))],
            _ => [.. Steps(first, monthEnd, until, day => rates.TaxStyleOn(day) is var rate ? (rate.FirstMonth, rate.After) : default).SelectMany(step => ByYear(step, monthEnd, rates))],
        };
    }

    /// <summary>The rates of interest on a refund.</summary>
    public static IReadOnlyList<RateSpan> OfRefund(RefundInterestRule rule, DelayRates rates, LocalDate first, LocalDate until)
    {
        if (until < first)
        {
            return [];
        }

        return rule.Rates switch
        {
            RateSource.Civil => [new RateSpan(first, until, rates.CivilOn(first).Percent)],
            RateSource.Own => [new RateSpan(first, until, rule.Percent)],
            _ => [.. Cut(first, until, rates).Select(span => new RateSpan(span.From, span.To, rates.TaxStyleOn(span.From).Refund))],
        };
    }

    /// <summary>Last day of the month that begins on a day: the day before the one of the same number, or the last of the month where there is none (民法 143条2項).</summary>
    public static LocalDate OneMonthFrom(LocalDate first)
    {
        var same = first.PlusMonths(1);
        return same.Day == first.Day ? same.PlusDays(-1) : same;
    }

    private static IEnumerable<RateSpan> Steps(LocalDate first, LocalDate monthEnd, LocalDate until, Func<LocalDate, (decimal FirstMonth, decimal After)> on)
    {
        yield return new RateSpan(first, monthEnd, on(first).FirstMonth);
        if (monthEnd < until)
        {
            yield return new RateSpan(monthEnd.PlusDays(1), until, on(monthEnd.PlusDays(1)).After);
        }
    }

    /// <summary>A step cut where the rates change.</summary>
    private static IEnumerable<RateSpan> ByYear(RateSpan step, LocalDate monthEnd, DelayRates rates) => Cut(step.From, step.To, rates)
        .Select(span => new RateSpan(span.From, span.To, step.From > monthEnd ? rates.TaxStyleOn(span.From).After : rates.TaxStyleOn(span.From).FirstMonth));

    private static IEnumerable<(LocalDate From, LocalDate To)> Cut(LocalDate first, LocalDate last, DelayRates rates)
    {
        var from = first;
        foreach (var change in rates.TaxStyle.Select(rate => rate.From).Where(day => day > first && day <= last))
        {
            yield return (from, change.PlusDays(-1));
            from = change;
        }

        yield return (from, last);
    }
}
