using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>A utility's tariffs and dated, cited rules, and the choice of what is in force. Immutable; loaded by <see cref="RuleBookLoader"/>.</summary>
public sealed class RuleBook
{
    private readonly Dictionary<Service, Tariff[]> _tariffs;

    internal RuleBook(string id, Sentence utility, IReadOnlyList<Tariff> tariffs, IReadOnlyList<Rule> rules, IReadOnlyList<DatedRate> consumptionTax, string sourceText)
    {
        Id = id;
        Utility = utility;
        Tariffs = tariffs;
        Rules = rules;
        ConsumptionTax = consumptionTax;
        SourceText = sourceText;
        Sha256 = TariffLoader.Hash(sourceText);
        _tariffs = tariffs.GroupBy(tariff => tariff.Service).ToDictionary(group => group.Key, group => group.OrderBy(tariff => tariff.EffectiveFrom).ToArray());
    }

    public string Id { get; }

    /// <summary>Name of the utility.</summary>
    public Sentence Utility { get; }

    /// <summary>Every version of every table, in the order of the book.</summary>
    public IReadOnlyList<Tariff> Tariffs { get; }

    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Statutory consumption tax, ordered by day.</summary>
    public IReadOnlyList<DatedRate> ConsumptionTax { get; }

    /// <summary><c>rulebook.json</c> as it was read.</summary>
    public string SourceText { get; }

    /// <summary>SHA-256 of <see cref="SourceText"/> in UTF-8, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>The version of the table that prices a period, chosen as <see cref="TariffChoiceRule"/> says.</summary>
    /// <param name="periodEnd">Last day of the period.</param>
    /// <param name="billMonth">調定月 of the bill.</param>
    /// <exception cref="BusinessRuleException">rulebook.no-tariff, rulebook.no-rule.</exception>
    public Tariff TariffFor(Service service, LocalDate periodEnd, BillingMonth billMonth)
    {
        var byMonth = Needed<TariffChoiceRule>(periodEnd, service).Basis == TariffBasis.BillMonth;
        var versions = _tariffs.GetValueOrDefault(service, []);
        for (var i = versions.Length - 1; i >= 0; i--)
        {
            var version = versions[i];
            var begun = byMonth
                ? (version.AppliesFromBillMonth ?? BillingMonth.Of(version.EffectiveFrom)) <= billMonth
                : version.EffectiveFrom <= periodEnd;
            if (begun)
            {
                return version.EffectiveTo is null || version.EffectiveTo >= periodEnd ? version : throw NoTariff(service, periodEnd);
            }
        }

        throw NoTariff(service, periodEnd);
    }

    /// <summary>Statutory consumption tax on a day, 0.1 = 10 %.</summary>
    /// <exception cref="BusinessRuleException">law.no-value: before the tax began.</exception>
    public decimal TaxRateOn(LocalDate day)
    {
        for (var i = ConsumptionTax.Count - 1; i >= 0; i--)
        {
            if (ConsumptionTax[i].From <= day)
            {
                return ConsumptionTax[i].Rate;
            }
        }

        throw new BusinessRuleException("law.no-value",
            $"{day:uuuu-MM-dd} の消費税率が定められていません。最初の値は {ConsumptionTax[0].From:uuuu-MM-dd} からです。",
            $"no consumption tax rate is known for {day:uuuu-MM-dd}; the first value begins on {ConsumptionTax[0].From:uuuu-MM-dd}");
    }

    /// <summary>The rule of a kind that holds on a day; null where none does.</summary>
    /// <param name="service">A rule of this service comes before one for both; null asks only for rules of both services.</param>
    public T? InForce<T>(LocalDate on, Service? service = null)
        where T : Rule => AllInForce<T>(on, service) is { Count: > 0 } rules ? rules[0] : null;

    /// <summary>The rules of a kind that hold on a day: for each key (e.g. each yardstick of the gate) the latest, a service's own before one for both. <c>AllInForce&lt;Rule&gt;</c> gives every kind.</summary>
    public IReadOnlyList<T> AllInForce<T>(LocalDate on, Service? service = null)
        where T : Rule
    {
        var chosen = new List<T>();
        foreach (var rule in Rules)
        {
            if (rule is not T candidate || rule.From > on || (rule.Service is not null && rule.Service != service))
            {
                continue;
            }

            var at = chosen.FindIndex(other => other.GetType() == rule.GetType() && other.Key == rule.Key);
            if (at < 0)
            {
                chosen.Add(candidate);
            }
            else if (Supersedes(rule, chosen[at]))
            {
                chosen[at] = candidate;
            }
        }

        // The latest rule speaks even when it has ended: an ended rule is not replaced by the one it had replaced.
        return chosen.FindAll(rule => rule.To is null || rule.To >= on);
    }

    /// <summary>The rule of a kind that must hold.</summary>
    /// <exception cref="BusinessRuleException">rulebook.no-rule.</exception>
    public T Needed<T>(LocalDate on, Service? service = null)
        where T : Rule => InForce<T>(on, service) ?? throw new BusinessRuleException("rulebook.no-rule",
            $"規則集 {Id} に {on:uuuu-MM-dd} に有効な {RuleKinds.NameOf(typeof(T))} がありません。",
            $"rule book {Id} has no rule of kind {RuleKinds.NameOf(typeof(T))} in force on {on:uuuu-MM-dd}");

    /// <summary>Prices a period with the table and tax of its day.</summary>
    /// <exception cref="BusinessRuleException">As <see cref="TariffFor"/> and <see cref="BillCalculator.Price"/>.</exception>
    public Price Price(Service service, LocalDate periodEnd, BillingMonth billMonth, PricingInput input) =>
        BillCalculator.Price(TariffFor(service, periodEnd, billMonth), input, TaxRateOn(periodEnd));

    /// <summary>The same price with every step told.</summary>
    public PriceExplanation Explain(Service service, LocalDate periodEnd, BillingMonth billMonth, PricingInput input) =>
        BillCalculator.Explain(TariffFor(service, periodEnd, billMonth), input, TaxRateOn(periodEnd));

    private static bool Supersedes(Rule rule, Rule other) =>
        rule.Service is not null == other.Service is not null ? rule.From > other.From : rule.Service is not null;

    private BusinessRuleException NoTariff(Service service, LocalDate day) => new("rulebook.no-tariff",
        $"規則集 {Id} に {day:uuuu-MM-dd} の{(service == Service.Water ? "水道料金表" : "下水道使用料表")}がありません。",
        $"rule book {Id} has no {(service == Service.Water ? "water" : "sewer")} tariff for {day:uuuu-MM-dd}");
}
