using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>A utility's tariffs and dated, cited rules, and the choice of what is in force. Immutable; loaded by <see cref="RuleBookLoader"/>.</summary>
public sealed class RuleBook
{
    private readonly Dictionary<Service, Tariff[]> _tariffs;
    /// <param name="appliesFrom">経過措置 of tables, by the table's id.</param>
    internal RuleBook(
        string id,
        Sentence utility,
        IReadOnlyList<Tariff> tariffs,
        IReadOnlyDictionary<string, AppliesFrom> appliesFrom,
        IReadOnlyList<Rule> rules,
        IReadOnlyList<DatedRate> consumptionTax,
        RuleBookFiles files)
    {
        Id = id;
        Utility = utility;
        Tariffs = tariffs;
        Rules = rules;
        ConsumptionTax = consumptionTax;
        Files = files;
        AppliesFrom = appliesFrom;
        _tariffs = tariffs.GroupBy(tariff => tariff.Service).ToDictionary(group => group.Key, group => group.OrderBy(tariff => tariff.EffectiveFrom).ToArray());
        NewUserDays = [.. appliesFrom.Values.Concat(rules.Select(rule => rule.AppliesFrom).OfType<AppliesFrom>()).Select(from => from.NewUsers).OfType<LocalDate>().Distinct()];
    }

    public string Id { get; }

    /// <summary>Name of the utility.</summary>
    public Sentence Utility { get; }

    /// <summary>Every version of every table, in the order of the book.</summary>
    public IReadOnlyList<Tariff> Tariffs { get; }

    /// <summary>経過措置 of tables, by the table's id.</summary>
    internal IReadOnlyDictionary<string, AppliesFrom> AppliesFrom { get; }

    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Statutory consumption tax, ordered by day.</summary>
    public IReadOnlyList<DatedRate> ConsumptionTax { get; }

    /// <summary>Statutory rates of delay; none where the book names no file of them.</summary>
    public DelayRates DelayRates { get; init; } = DelayRates.None;

    /// <summary>Everything the book was read from; bills freeze it.</summary>
    public RuleBookFiles Files { get; }

    /// <summary>Days from which some table or rule tells new users from continuing ones (経過措置).</summary>
    public IReadOnlyList<LocalDate> NewUserDays { get; }

    /// <summary>経過措置 of a table; null = it holds for everybody from its day.</summary>
    internal AppliesFrom? AppliesFromOf(Tariff tariff) => AppliesFrom.GetValueOrDefault(tariff.Id);

    /// <summary>The versions of the table that price a period, with the days of each, chosen as <see cref="TariffChoiceRule"/> and the table's own 経過措置 say. One, unless prices go by days.</summary>
    /// <exception cref="BusinessRuleException">rulebook.no-tariff, rulebook.no-rule.</exception>
    public IReadOnlyList<(Tariff Tariff, int Days)> TariffsFor(Occasion occasion)
    {
        var basis = Needed<TariffChoiceRule>(occasion).Basis;
        if (basis != TariffBasis.ByDays)
        {
            return [(TariffFor(occasion, basis), NodaTime.Period.DaysBetween(occasion.From, occasion.To) + 1)];
        }

        var shares = new List<(Tariff Tariff, int Days)>();
        for (var from = occasion.From; from <= occasion.To;)
        {
            var tariff = TariffFor(occasion with { To = from }, TariffBasis.PeriodEnd);
            var to = EndOf(tariff, from, occasion.To);
            shares.Add((tariff, NodaTime.Period.DaysBetween(from, to) + 1));
            from = to.PlusDays(1);
        }

        return shares;
    }

    /// <summary>The table that prices the last day of a period; see <see cref="TariffsFor"/>.</summary>
    public Tariff TariffFor(Occasion occasion) => TariffsFor(occasion)[^1].Tariff;

    /// <summary>The table in force for continuing users on a day.</summary>
    public Tariff TariffFor(Service service, LocalDate on, BillingMonth month) => TariffFor(new Occasion(service, on, on, month, LocalDate.MinIsoValue));

    private Tariff TariffFor(Occasion occasion, TariffBasis basis)
    {
        var versions = _tariffs.GetValueOrDefault(occasion.Service, []);
        for (var i = versions.Length - 1; i >= 0; i--)
        {
            if (HasBegun(versions[i], occasion, basis))
            {
                var of = basis == TariffBasis.PeriodStart ? occasion.From : occasion.To;
                var holds = versions[i].EffectiveTo is null || versions[i].EffectiveTo >= of || i + 1 < versions.Length;
                return holds ? versions[i] : throw NoTariff(occasion.Service, of);
            }
        }

        throw NoTariff(occasion.Service, occasion.To);
    }

    private bool HasBegun(Tariff version, Occasion occasion, TariffBasis basis)
    {
        if (AppliesFrom.TryGetValue(version.Id, out var transition))
        {
            return transition.HasBegun(occasion);
        }

        return basis switch
        {
            TariffBasis.BillMonth => (version.AppliesFromBillMonth ?? BillingMonth.Of(version.EffectiveFrom)) <= occasion.Month,
            TariffBasis.PeriodStart => version.EffectiveFrom <= occasion.From,
            _ => version.EffectiveFrom <= occasion.To,
        };
    }

    /// <summary>The book as if <paramref name="proposal"/> had always been the only table of its service: for pricing a past year under it. Rules, taxes and the other service stay.</summary>
    public RuleBook Under(Tariff proposal)
    {
        var always = proposal with { EffectiveFrom = LocalDate.MinIsoValue, EffectiveTo = null, AppliesFromBillMonth = null };
        var others = Tariffs.Where(tariff => tariff.Service != proposal.Service);
        return new RuleBook(Id, Utility, [.. others, always], AppliesFrom.Where(pair => Tariffs.Any(tariff => tariff.Id == pair.Key && tariff.Service != proposal.Service)).ToDictionary(), Rules, ConsumptionTax, Files) { DelayRates = DelayRates };
    }

    /// <summary>Last day, from <paramref name="from"/> to <paramref name="to"/>, before the next version begins.</summary>
    private LocalDate EndOf(Tariff version, LocalDate from, LocalDate to)
    {
        foreach (var later in _tariffs[version.Service])
        {
            if (later.EffectiveFrom > from && later.EffectiveFrom <= to)
            {
                return later.EffectiveFrom.PlusDays(-1);
            }
        }

        return to;
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

    /// <summary>The rule of a kind that holds for a charge; null where none does.</summary>
    public T? InForce<T>(Occasion occasion)
        where T : Rule => AllInForce<T>(occasion) is { Count: > 0 } rules ? rules[0] : null;

    /// <summary>The rules of a kind that hold on a day: for each key (e.g. each yardstick of the gate) the latest, a service's own before one for both. <c>AllInForce&lt;Rule&gt;</c> gives every kind.</summary>
    public IReadOnlyList<T> AllInForce<T>(LocalDate on, Service? service = null)
        where T : Rule => Choose<T>(rule => rule.From <= on, on, service);

    /// <summary>The rules of a kind that hold for a charge: by the last day of its period, or as their 経過措置 says.</summary>
    public IReadOnlyList<T> AllInForce<T>(Occasion occasion)
        where T : Rule => Choose<T>(rule => rule.AppliesFrom?.HasBegun(occasion) ?? rule.From <= occasion.To, occasion.To, occasion.Service);

    /// <summary>The one mechanism by which rules are chosen.</summary>
    private List<T> Choose<T>(Func<Rule, bool> hasBegun, LocalDate on, Service? service)
        where T : Rule
    {
        var chosen = new List<T>();
        foreach (var rule in Rules)
        {
            if (rule is not T candidate || (rule.Service is not null && rule.Service != service) || !hasBegun(rule))
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
        chosen.RemoveAll(rule => rule.To < on);

        // What comes out does not depend on the order in the file.
        chosen.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return chosen;
    }

    /// <summary>The rule of a kind that must hold.</summary>
    /// <exception cref="BusinessRuleException">rulebook.no-rule.</exception>
    public T Needed<T>(LocalDate on, Service? service = null)
        where T : Rule => InForce<T>(on, service) ?? throw NoRule(typeof(T), on);

    /// <inheritdoc cref="Needed{T}(LocalDate, Service?)"/>
    public T Needed<T>(Occasion occasion)
        where T : Rule => InForce<T>(occasion) ?? throw NoRule(typeof(T), occasion.To);

    private BusinessRuleException NoRule(Type rule, LocalDate on) => new("rulebook.no-rule",
        $"規則集 {Id} に {on:uuuu-MM-dd} に有効な {RuleKinds.NameOf(rule)} がありません。",
        $"rule book {Id} has no rule of kind {RuleKinds.NameOf(rule)} in force on {on:uuuu-MM-dd}");

    private static bool Supersedes(Rule rule, Rule other) =>
        rule.Service is not null == other.Service is not null ? rule.From > other.From : rule.Service is not null;

    private BusinessRuleException NoTariff(Service service, LocalDate day) => new("rulebook.no-tariff",
        $"規則集 {Id} に {day:uuuu-MM-dd} の{(service == Service.Water ? "水道料金表" : "下水道使用料表")}がありません。",
        $"rule book {Id} has no {(service == Service.Water ? "water" : "sewer")} tariff for {day:uuuu-MM-dd}");
}
