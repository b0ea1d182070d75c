using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>A rule in force on a day.</summary>
/// <param name="Rule">It.</param>
/// <param name="Services">The services for which it is the one that holds; empty for a rule about readings.</param>
/// <param name="Before">The rule that it took the place of; null = the first of its kind.</param>
/// <param name="Next">The rule that will take its place; null = none is known.</param>
public sealed record RuleOnDay(Rule Rule, IReadOnlyList<Service> Services, Rule? Before, Rule? Next)
{
    /// <summary>Kind as the data writes it.</summary>
    public string Kind => RuleKinds.NameOf(Rule.GetType());

    public Sentence Title => RuleWords.Title(Rule);

    public Sentence Says => RuleWords.Of(Rule);

    /// <param name="occasions">One for each service that is asked for.</param>
    internal static IEnumerable<RuleOnDay> All(RuleBook book, IReadOnlyList<Occasion> occasions)
    {
        var holding = new List<(Rule Rule, Service? Service)>();
        foreach (var occasion in occasions)
        {
            holding.AddRange(book.AllInForce<Rule>(occasion).Where(rule => RuleKinds.ScopeOf(rule) == RuleScope.Charge).Select(rule => (rule, (Service?)occasion.Service)));
            holding.AddRange(book.AllInForce<Rule>(occasion.To, occasion.Service).Where(rule => RuleKinds.ScopeOf(rule) == RuleScope.Bill).Select(rule => (rule, (Service?)occasion.Service)));
        }

        if (occasions.Count > 0)
        {
            holding.AddRange(book.AllInForce<Rule>(occasions[0].To).Where(rule => RuleKinds.ScopeOf(rule) == RuleScope.Reading).Select(rule => (rule, (Service?)null)));
        }

        return holding
            .GroupBy(held => held.Rule)
            .OrderBy(held => RuleKinds.PlaceOf(held.Key)).ThenBy(held => held.Key.Service is null ? 0 : (int)held.Key.Service + 1).ThenBy(held => held.Key.Key, StringComparer.Ordinal)
            .Select(held => new RuleOnDay(held.Key, [.. held.Select(rule => rule.Service).OfType<Service>()], BeforeOf(book, held.Key), NextOf(book, held.Key)));
    }

    /// <summary>The latest earlier rule of the kind; for a service's own rule without one, the rule for both that it stands before.</summary>
    private static Rule? BeforeOf(RuleBook book, Rule rule) => Siblings(book, rule)
        .Where(other => other.Service == rule.Service ? other.From < rule.From : other.Service is null && other.From <= rule.From)
        .OrderByDescending(other => other.Service == rule.Service).ThenByDescending(other => other.From).FirstOrDefault();

    /// <summary>The earliest later rule of the kind: of the same service, or a service's own that will stand before this one.</summary>
    private static Rule? NextOf(RuleBook book, Rule rule) => Siblings(book, rule)
        .Where(other => other.From > rule.From && (other.Service == rule.Service || rule.Service is null))
        .OrderBy(other => other.From).FirstOrDefault();

    private static IEnumerable<Rule> Siblings(RuleBook book, Rule rule) => book.Rules.Where(other => other != rule && other.GetType() == rule.GetType() && other.Key == rule.Key);
}
