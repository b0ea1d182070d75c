namespace Billing.Places;

/// <summary>Which facts stand, and until when: a later fact of the kind ends an earlier one, and one that was taken back ends nothing. Pure.</summary>
/// <remarks>No row is changed for it: when the later fact is taken back, the earlier one holds again.</remarks>
public static class StandingFacts
{
    /// <summary>The facts that were not taken back, each with the last day on which it holds; ordered by day.</summary>
    public static IReadOnlyList<SupplyFact> Of(IEnumerable<SupplyFact> facts)
    {
        var standing = facts.Where(fact => !fact.Superseded).OrderBy(fact => fact.From).ThenBy(fact => fact.Id).ToList();
        for (var i = 0; i < standing.Count; i++)
        {
            var fact = standing[i];
            var next = standing.Find(later => later.From > fact.From && SameMatter(later, fact));
            if (next is not null && (fact.To is not { } to || to >= next.From))
            {
                standing[i] = fact.EndingOn(next.From.PlusDays(-1));
            }
        }

        return standing;
    }

    /// <summary>Whether two facts speak of the same thing, so that only one of them holds on a day.</summary>
    public static bool SameMatter(SupplyFact a, SupplyFact b)
    {
        var shape = FactShape.Of(a.Kind);
        return a.Kind == b.Kind && a.Service == b.Service && shape.Span != FactSpan.Event && (!shape.Several || a.Word == b.Word);
    }
}
