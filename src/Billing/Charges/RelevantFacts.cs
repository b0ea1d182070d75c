using Billing.Places;
using NodaTime;

namespace Billing.Charges;

/// <summary>Which facts of a contract a period's charge may ask for: only they are frozen with the bill, so that a list of residents does not grow into every bill for ever.</summary>
public static class RelevantFacts
{
    /// <summary>The standing facts among <paramref name="facts"/> that a rule may ask for between <paramref name="from"/> and <paramref name="to"/>.</summary>
    /// <param name="facts">Of one contract.</param>
    public static IReadOnlyList<SupplyFact> Of(IReadOnlyList<SupplyFact> facts, LocalDate from, LocalDate to)
    {
        if (facts.Count == 0)
        {
            return [];
        }

        var standing = StandingFacts.Of(facts);
        var leaks = standing.Any(fact => fact.Kind == FactKind.Leak && fact.Touches(from, to));
        return [.. standing.Where(fact => fact.From <= to && fact.Kind switch
        {
            // They happen on a day.
            FactKind.Joining or FactKind.FirstDebit => fact.From >= from,

            // An earlier leak may forbid the relief of this one.
            FactKind.Leak => leaks,

            // The number on a day of the year may count (4月1日現在).
            FactKind.Residents => fact.Touches(from.PlusYears(-1), to),

            // No rule of a charge asks for it.
            FactKind.StopNotice => false,
            _ => fact.Touches(from, to),
        })];
    }
}
