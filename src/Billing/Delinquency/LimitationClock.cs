using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>One turn of the clock: what happened, and the last day of the period after it (null = does not run).</summary>
public readonly record struct LimitationTurn(LimitationEvent Event, LocalDate? LastDay, bool Counts);

/// <summary>Where a claim stands.</summary>
/// <param name="LastDay">Last day on which it is not barred; null while a seizure or a court's procedure runs.</param>
/// <param name="Turns">Every event in order, those without effect too.</param>
public sealed record LimitationStanding(LocalDate? LastDay, IReadOnlyList<LimitationTurn> Turns)
{
    public bool IsOver(LocalDate today) => LastDay < today;
}

/// <summary>
/// 消滅時効: the end of a claim's period from what is on record. Pure. The day of an event is not counted (民法 140条), so a period of five years from 31 March 2021 ends with 31 March 2026.
/// Periods and effects are the rule's (<see cref="DunningTermsRule"/>); 民法 147条–152条, 169条 and 地方自治法 236条 as they are generally read (MEMORY).
/// </summary>
public static class LimitationClock
{
    /// <param name="dueOn">納期限: the claim may be exercised from the next day.</param>
    /// <param name="contractSince">First day of the contract: decides between the old and the present period; null = the present one.</param>
    public static LimitationStanding Of(DunningTermsRule terms, LocalDate dueOn, IEnumerable<LimitationEvent> events, LocalDate? contractSince = null)
    {
        var years = terms.OldYears is { } old && contractSince < terms.OldBefore ? old : terms.LimitationYears;
        var turns = new List<LimitationTurn>();
        LocalDate? last = dueOn.PlusYears(years);
        var (period, reminded, stayed) = (years, false, false);
        foreach (var e in events.OrderBy(e => e.On).ThenBy(e => e.Kind))
        {
            // What the period has ended cannot restart it; the debtor of a private claim who owns to it afterwards can no longer invoke the end (最大判 昭和41.4.20).
            var over = last < e.On;
            var acknowledges = e.Kind is LimitationEventKind.Acknowledged or LimitationEventKind.PartPayment or LimitationEventKind.Pledged;
            if (over && (terms.EndsByTime || !acknowledges))
            {
                turns.Add(new LimitationTurn(e, last, false));
                continue;
            }

            var before = last;
            switch (e.Kind)
            {
                case LimitationEventKind.Reminder when reminded || last is null:
                    break;
                case LimitationEventKind.Reminder:
                    (last, reminded, stayed) = (e.On.PlusYears(period), true, false);
                    break;
                case LimitationEventKind.Demand when !stayed && last is { } end:
                    var until = e.On.PlusMonths(terms.StayMonths);
                    (last, stayed) = (until > end ? until : end, until > end);
                    break;
                case LimitationEventKind.Demand:
                    break;
                case LimitationEventKind.Seized or LimitationEventKind.Filed:
                    last = null;
                    break;
                case LimitationEventKind.Withdrawn:
                    var six = e.On.PlusMonths(6);
                    var ran = turns.FindLast(t => t.LastDay is not null).LastDay ?? dueOn.PlusYears(period);
                    last = six > ran ? six : ran;
                    break;
                case LimitationEventKind.Judged:
                    (period, last, stayed) = (terms.JudgmentYears, e.On.PlusYears(terms.JudgmentYears), false);
                    break;
                default:
                    (last, stayed) = (last is null && acknowledges ? null : e.On.PlusYears(period), false);
                    break;
            }

            turns.Add(new LimitationTurn(e, last, last != before));
        }

        return new LimitationStanding(last, turns);
    }
}
