using System.Collections.Concurrent;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>
/// The one engine: what a rule book charges for a supply. The night, a quote, a correction, a replay and a simulation call the same function. Pure; shared by threads.
/// </summary>
/// <remarks>Quantity by rule → table and months by rule → price by <see cref="BillCalculator"/> → tax → what was charged before → fees.</remarks>
public sealed class ChargeEngine(RuleBook book)
{
    /// <summary>Choices of the rule book: a town's periods end on few days.</summary>
    private readonly ConcurrentDictionary<Occasion, ChargeRules> _rules = new();

    private readonly bool _asksFrom = book.Rules.OfType<TariffChoiceRule>().Any(rule => rule.Basis is TariffBasis.PeriodStart or TariffBasis.ByDays);

    /// <summary>Whether some service of the book is ever billed in a month of its own.</summary>
    public bool HasCycles { get; } = book.Rules.OfType<BillingCycleRule>().Any(rule => rule.MonthsAfter > 0);

    /// <summary>Days from which new users are told apart, latest first.</summary>
    private readonly LocalDate[] _newUsers = [.. book.NewUserDays.OrderDescending()];

    public RuleBook Book => book;

    /// <summary>Months after the round's month in which a service is billed, on a bill of its own (<see cref="BillingCycleRule"/>); 0 = with the round.</summary>
    public int MonthsAfter(Occasion occasion) => HasCycles ? book.InForce<BillingCycleRule>(occasion)?.MonthsAfter ?? 0 : 0;

    /// <summary>What is charged.</summary>
    /// <exception cref="BusinessRuleException">rulebook.*, tariff.*, law.no-value, charge.*: no rule, no table, no row or no fact for what is asked.</exception>
    public Charge Price(Supply supply) => Walk(supply, null);

    /// <summary>The same charge with every step told: the very walk of <see cref="Price"/>, overheard.</summary>
    public ChargeExplanation Explain(Supply supply)
    {
        var story = new ChargeStory();
        var charge = Walk(supply, story);
        story.Say(ExplanationKind.Total, PriceWords.Total(new Price(charge.Charged, charge.Tax, charge.TaxRate, 0m)), charge.Charged.Yen);
        return new ChargeExplanation(charge, story.Lines, story.Citations, story.Rules);
    }

    private Charge Walk(Supply supply, ChargeStory? story)
    {
        var rules = RulesOf(supply);
        var taxes = TaxShares.Of(book, rules.Tariff, supply);
        if (IsOrdinary(rules, supply) && taxes.Before is null)
        {
            var input = Question(supply);
            return Single(rules.Tariff, input, UsagePricing.Priced(rules.Tariff, input, taxes.Rate, false, story), taxes.Rate);
        }

        var span = Span.Of(rules, supply, story);

        // A table that the first day chooses, or the days, is chosen by those of all that is priced.
        return Whole(_asksFrom && span.Earlier.Count > 0 ? RulesOf(span.Whole) : rules, span, taxes, story);
    }

    /// <summary>
    /// What the calculator is asked for an ordinary supply, one that no rule touches: bills that ask the same are one cell of a usage histogram. Null where rules, facts or a change of tax say more, so
    /// that the charge is not a matter of the table alone.
    /// </summary>
    public PricingInput? OrdinaryQuestion(Supply supply)
    {
        var rules = RulesOf(supply);
        return IsOrdinary(rules, supply) && TaxShares.Of(book, rules.Tariff, supply).Before is null ? Question(supply) : null;
    }

    private static PricingInput Question(Supply supply) =>
        new(supply.UseClass, supply.MeterSize, supply.Service == Service.Sewer && supply.Usage.Count > 1 ? [new RegisterUsage(null, new CubicMetres(supply.CubicMetres))] : supply.Usage, supply.Months, supply.Dwellings);

    private static Charge Single(Tariff tariff, PricingInput input, Price price, decimal taxRate) =>
        new(price.Charged, price.Tax, taxRate, Sum(input.Usage), tariff, [], price.BeforeTax);

    /// <summary>Nothing but usage, table and months: nearly every bill of a night.</summary>
    private static bool IsOrdinary(ChargeRules rules, Supply supply) =>
        !rules.ForEverybody
        && supply.Facts.Count == 0
        && supply.Earlier.Count == 0
        && (supply.Dwellings == 1 || rules.Dwellings.Count == 0)
        && !supply.Starts
        && !supply.Stops;

    private Charge Whole(ChargeRules rules, Span span, TaxShares taxes, ChargeStory? story)
    {
        var lines = new List<ChargeLine>();
        var portions = TaxPortions.Of(book, span, taxes);
        var (used, beforeTax) = (0, 0m);
        foreach (var (input, cubicMetres, said) in Inputs(rules, span, story))
        {
            used += cubicMetres;
            beforeTax += UsagePricing.Add(rules, input, said, portions, lines, story);
        }

        span.TakeOffEarlier(book, taxes.Rate, lines, story);
        Fees.Add(rules, span.Own, book.TaxRateOn(span.Own.To), lines, story);
        InvoiceTax.RoundOnce(lines);
        var charged = new Money(lines.Sum(line => line.Charged.Yen));
        return new Charge(charged, new Money(lines.Sum(line => line.Tax.Yen)), taxes.Rate, used, rules.Tariff, lines.Count == 1 ? [] : lines, beforeTax);
    }

    private static readonly PricingTerms NoTerms = new();

    private static readonly Sentence UsageSaid = new("料金・使用料", "Charge");
    private static readonly Sentence TapSaid = new("水道水分", "For tap water");
    private static readonly Sentence WellSaid = new("井戸水分", "For well water");

    /// <summary>What the calculator is asked, and the quantity charged: once, or for tap and well apart.</summary>
    private static IEnumerable<(PricingInput Input, int CubicMetres, Sentence Said)> Inputs(ChargeRules rules, Span span, ChargeStory? story)
    {
        var whole = span.Whole;
        var (measured, leak) = LeakQuantity.Of(rules, whole, whole.CubicMetres, story);
        if (whole.Service == Service.Water)
        {
            var less = whole.CubicMetres - measured;
            return [Input(rules, span, less == 0 ? whole.Usage : Less(whole.Usage, less), measured, leak, UsageSaid, story)];
        }

        var (cubicMetres, well) = SewerQuantity.Of(rules, span, measured, story);
        if (well is not { } apart)
        {
            return [Input(rules, span, Tap(cubicMetres), cubicMetres, leak, UsageSaid, story)];
        }

        var all = cubicMetres + apart;
        return [Input(rules, span, Tap(cubicMetres), all, leak, TapSaid, story), Input(rules, span, Tap(apart), all, null, WellSaid, story)];
    }

    private static RegisterUsage[] Tap(int cubicMetres) => [new RegisterUsage(null, new CubicMetres(cubicMetres))];

    /// <param name="all">m³ by which a surcharge is judged.</param>
    private static (PricingInput Input, int CubicMetres, Sentence Said) Input(ChargeRules rules, Span span, IReadOnlyList<RegisterUsage> usage, int all, Relief? leak, Sentence said, ChargeStory? story)
    {
        var (whole, cubicMetres) = (span.Whole, Sum(usage));
        var terms = Adjustments.Surcharge(rules, whole, all, NoTerms, story);
        (var dwellings, var size, terms) = Adjustments.Dwellings(rules, whole, terms, story);
        (usage, terms) = PartPeriods.Apply(rules, span, usage, (dwellings, size), terms, story);
        terms = Adjustments.MixedUse(rules, whole, terms, story);
        terms = Adjustments.Reliefs(rules, span, leak, terms, story);
        return (new PricingInput(whole.UseClass, size, usage, whole.Months, dwellings) { Terms = ReferenceEquals(terms, NoTerms) ? null : terms }, cubicMetres, said);
    }

    /// <summary>What a leak does not count comes off the first register, then the next.</summary>
    private static List<RegisterUsage> Less(IReadOnlyList<RegisterUsage> usage, int less)
    {
        var left = new List<RegisterUsage>(usage.Count);
        foreach (var register in usage)
        {
            var part = Math.Min(less, register.CubicMetres.Value);
            left.Add(register with { CubicMetres = new CubicMetres(register.CubicMetres.Value - part) });
            less -= part;
        }

        return left;
    }

    private ChargeRules RulesOf(Supply supply)
    {
        var occasion = supply.Occasion with { UserSince = Since(supply.UserSince) };
        return _rules.GetOrAdd(_asksFrom ? occasion : occasion with { From = occasion.To }, static (key, of) => new ChargeRules(of.Book, of.Occasion), (Book: book, Occasion: occasion));
    }

    /// <summary>Contracts that no rule tells apart share one choice.</summary>
    private LocalDate Since(LocalDate userSince)
    {
        foreach (var day in _newUsers)
        {
            if (userSince >= day)
            {
                return day;
            }
        }

        return LocalDate.MinIsoValue;
    }

    private static int Sum(IReadOnlyList<RegisterUsage> usage)
    {
        var sum = 0;
        for (var i = 0; i < usage.Count; i++)
        {
            sum += usage[i].CubicMetres.Value;
        }

        return sum;
    }
}

/// <summary>A charge with every yen traced to a quantity, a price, a rule and an article, in both languages.</summary>
/// <param name="Charge">The same charge that <see cref="ChargeEngine.Price"/> gives.</param>
/// <param name="Lines">In the order of the calculation.</param>
/// <param name="Citations">Tables and rules that were followed.</param>
/// <param name="Rules">Rules that were followed, or looked at and not met, in the order of the calculation.</param>
public sealed record ChargeExplanation(Charge Charge, IReadOnlyList<ExplanationLine> Lines, IReadOnlyList<string> Citations, IReadOnlyList<Rule> Rules);
