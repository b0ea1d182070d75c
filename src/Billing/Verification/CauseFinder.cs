using System.Globalization;
using Billing.Charges;
using Billing.Kernel;
using Billing.RuleBooks;

namespace Billing.Verification;

/// <summary>
/// Finds what alone makes a charge differ between two books: the supply is charged by the old book with one aspect after the other taken from the new one.
/// Where none is enough by itself, the smallest set is found by taking back aspect after aspect.
/// </summary>
internal sealed class CauseFinder(ChargeEngine old, ChargeEngine now)
{
    public const string None = "—";

    private readonly IReadOnlyList<string> _aspects = RuleBookAspects.Between(old.Book, now.Book);

    /// <summary>Engines of the books that are mixed, by the set of aspects from the new one.</summary>
    private readonly Dictionary<string, ChargeEngine> _mixed = new(StringComparer.Ordinal);

    private readonly TableCauses _tables = new(old, now);

    /// <param name="was">What the old book makes of it.</param>
    /// <param name="becomes">What the new book makes of it: something else.</param>
    public ReplayCause Find(ReplaySupply supply, ReplayOutcome was, ReplayOutcome becomes)
    {
        var aspects = Smallest(supply, becomes);
        var refusal = was.Refusal is { } byOld ? new ReplayRefusal(false, byOld.Code) : becomes.Refusal is { } byNew ? new ReplayRefusal(true, byNew.Code) : (ReplayRefusal?)null;
        var said = aspects.Select(aspect => Describe(aspect, supply, was, becomes)).ToList();
        return said.Count == 0
            ? new ReplayCause(None, None, refusal)
            : new ReplayCause(string.Join(" + ", said.Select(each => each.Aspect)), string.Join(", ", said.Select(each => each.Rule)), refusal);
    }

    private IReadOnlyList<string> Smallest(ReplaySupply supply, ReplayOutcome becomes)
    {
        if (_aspects.Count <= 1)
        {
            return _aspects;
        }

        foreach (var aspect in _aspects)
        {
            if (supply.Price(Mixed([aspect])).IsSameAs(becomes))
            {
                return [aspect];
            }
        }

        var needed = _aspects.ToList();
        foreach (var aspect in _aspects)
        {
            var without = needed.Where(other => other != aspect).ToList();
            if (supply.Price(Mixed(without)).IsSameAs(becomes))
            {
                needed = without;
            }
        }

        return needed;
    }

    private ChargeEngine Mixed(IReadOnlyCollection<string> aspects)
    {
        var key = string.Join('+', aspects);
        return _mixed.TryGetValue(key, out var engine) ? engine : _mixed[key] = new ChargeEngine(old.Book.With(aspects, now.Book));
    }

    private (string Aspect, string Rule) Describe(string aspect, ReplaySupply supply, ReplayOutcome was, ReplayOutcome becomes) => aspect switch
    {
        RuleBookAspects.Table => _tables.Describe(supply, was, becomes),
        RuleBookAspects.ConsumptionTax => (aspect, Pair(Rate(was), Rate(becomes))),
        _ => (aspect, Pair(Rules(aspect, old, supply), Rules(aspect, now, supply))),
    };

    internal static string Pair(string was, string becomes) => was == becomes ? was : $"{was} → {becomes}";

    private static string Rate(ReplayOutcome outcome) => outcome.Charge is { } charge ? (charge.TaxRate * 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%" : None;

    /// <summary>The rules of a kind that the book followed for this supply; where it tells of none or refuses, those that were in force.</summary>
    private static string Rules(string kind, ChargeEngine engine, ReplaySupply supply)
    {
        var inForce = engine.Book.AllInForce<Rule>(supply.Own.Occasion).Where(rule => RuleBookAspects.KindOf(rule) == kind).Select(rule => rule.Id).ToList();
        var followed = Followed(engine, supply).Where(rule => RuleBookAspects.KindOf(rule) == kind).Select(rule => rule.Id).Distinct().ToList();
        return string.Join(' ', followed.Count > 0 ? followed : inForce) is { Length: > 0 } ids ? ids : None;
    }

    private static IReadOnlyList<Rule> Followed(ChargeEngine engine, ReplaySupply supply)
    {
        try
        {
            return engine.Explain(supply.Under(engine)).Rules;
        }
        catch (BusinessRuleException)
        {
            return [];
        }
    }
}
