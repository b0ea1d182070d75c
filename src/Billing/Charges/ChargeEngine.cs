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

    private readonly bool _hasCycles = book.Rules.OfType<BillingCycleRule>().Any(rule => rule.MonthsAfter > 0);

    /// <summary>Days from which new users are told apart, latest first.</summary>
    private readonly LocalDate[] _newUsers = [.. book.NewUserDays.OrderDescending()];

    public RuleBook Book => book;

    /// <summary>Months after the round's month in which a service is billed, on a bill of its own (<see cref="BillingCycleRule"/>); 0 = with the round.</summary>
    public int MonthsAfter(Occasion occasion) => _hasCycles ? book.InForce<BillingCycleRule>(occasion)?.MonthsAfter ?? 0 : 0;

    /// <summary>What is charged.</summary>
    /// <exception cref="BusinessRuleException">rulebook.*, tariff.*, law.no-value, charge.*: no rule, no table, no row or no fact for what is asked.</exception>
    public Charge Price(Supply supply) => Walk(supply, null);

    /// <summary>The same charge with every step told: the very walk of <see cref="Price"/>, overheard.</summary>
    public ChargeExplanation Explain(Supply supply)
    {
        var story = new ChargeStory();
        var charge = Walk(supply, story);
        story.Say(ExplanationKind.Total, PriceWords.Total(new Price(charge.Charged, charge.Tax, charge.TaxRate, 0m)), charge.Charged.Yen);
        return new ChargeExplanation(charge, story.Lines, story.Citations);
    }

    private Charge Walk(Supply supply, ChargeStory? story)
    {
        var rules = RulesOf(supply);
        var taxes = TaxShares.Of(book, rules.Tariff, supply);
        if (IsOrdinary(rules, supply) && taxes.Before is null)
        {
            var input = new PricingInput(supply.UseClass, supply.MeterSize, supply.Service == Service.Sewer && supply.Usage.Count > 1 ? [new RegisterUsage(null, new CubicMetres(supply.CubicMetres))] : supply.Usage, supply.Months, supply.Dwellings);
            return Single(rules.Tariff, input, Priced(rules.Tariff, input, taxes.Rate, false, story), taxes.Rate);
        }

        return Whole(rules, Widened(rules, supply, story), supply, taxes, story);
    }

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

    private Charge Whole(ChargeRules rules, Supply whole, Supply own, TaxShares taxes, ChargeStory? story)
    {
        var (input, used) = Input(rules, whole, story);
        var lines = new List<ChargeLine>();
        decimal beforeTax;
        if (taxes.Before is { } before)
        {
            beforeTax = AddByRates(rules, input, taxes.Rate, before, lines, story);
        }
        else
        {
            var price = rules.Tariffs.Count == 1
                ? Priced(rules.Tariff, input, taxes.Rate, false, story)
                : Close(rules.Tariff, input, ByDays(rules, input, taxes.Rate, story), taxes.Rate, story);
            lines.Add(new ChargeLine(ChargeLineKind.Usage, null, UsageSaid, price.Charged, price.Tax, taxes.Rate));
            beforeTax = price.BeforeTax;
        }

        if (!ReferenceEquals(whole, own))
        {
            TakeOffEarlier(rules, own, taxes.Rate, lines, story);
        }

        Fees.Add(rules, own, book.TaxRateOn(own.To), lines, story);
        var charged = new Money(lines.Sum(line => line.Charged.Yen));
        return new Charge(charged, new Money(lines.Sum(line => line.Tax.Yen)), taxes.Rate, used, rules.Tariff, lines.Count == 1 ? [] : lines, beforeTax);
    }

    private static readonly PricingTerms NoTerms = new();

    private static readonly Sentence UsageSaid = new("料金・使用料", "Charge");

    /// <summary>What the calculator is asked, and the quantity charged.</summary>
    private static (PricingInput Input, int CubicMetres) Input(ChargeRules rules, Supply supply, ChargeStory? story)
    {
        var terms = NoTerms;
        var (usage, leak) = Quantity(rules, supply, story);
        var cubicMetres = Sum(usage);
        terms = Adjustments.Surcharge(rules, supply, cubicMetres, terms, story);
        if (rules.PartPeriod(supply) is { } part)
        {
            (usage, terms) = PartPeriods.Apply(part, supply, usage, rules.Tariff, terms, story);
        }

        (var dwellings, var size, terms) = Adjustments.Dwellings(rules, supply, terms, story);
        terms = Adjustments.MixedUse(rules, supply, terms, story);
        terms = Adjustments.Reliefs(rules, supply, leak, terms, story);
        return (new PricingInput(supply.UseClass, size, usage, supply.Months, dwellings) { Terms = ReferenceEquals(terms, NoTerms) ? null : terms }, cubicMetres);
    }

    private static (IReadOnlyList<RegisterUsage> Usage, Relief? Leak) Quantity(ChargeRules rules, Supply supply, ChargeStory? story)
    {
        var (measured, leak) = LeakQuantity.Of(rules, supply, supply.CubicMetres, story);
        if (supply.Service == Service.Sewer)
        {
            return ([new RegisterUsage(null, new CubicMetres(SewerQuantity.Of(rules, supply, measured, story)))], leak);
        }

        var less = supply.CubicMetres - measured;
        return (less == 0 ? supply.Usage : Less(supply.Usage, less), leak);
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

    private static Price Priced(Tariff tariff, PricingInput input, decimal taxRate, bool open, ChargeStory? story) =>
        story?.Price(tariff, input, taxRate, open) ?? BillCalculator.Price(tariff, input, taxRate);

    private static Price Close(Tariff tariff, PricingInput input, decimal beforeTax, decimal taxRate, ChargeStory? story) =>
        story?.Close(tariff, input, beforeTax, taxRate) ?? BillCalculator.Close(tariff, beforeTax, taxRate, null);

    /// <summary>Every table of the period prices the whole usage, and counts by its days.</summary>
    /// <returns>Yen before tax.</returns>
    private static decimal ByDays(ChargeRules rules, PricingInput input, decimal taxRate, ChargeStory? story)
    {
        var days = rules.Tariffs.Sum(share => share.Days);
        var weighed = 0m;
        foreach (var (tariff, of) in rules.Tariffs)
        {
            var beforeTax = Priced(tariff, input, taxRate, rules.Tariffs.Count > 1, story).BeforeTax;
            weighed += beforeTax * of;
            story?.Say(ExplanationKind.TableShare, new Sentence($"{tariff.Id}: {days}日のうち{of}日分", $"{tariff.Id}: {of} of {days} days"), beforeTax * of / days);
        }

        return weighed / days;
    }

    /// <summary>The charge is told apart by the months that bear the old rate; each part is taxed and rounded alone, as each rate is on an invoice.</summary>
    /// <returns>Yen before tax, of both parts.</returns>
    private static decimal AddByRates(ChargeRules rules, PricingInput input, decimal rate, (decimal Rate, int Months, int OfMonths, TaxTransition Transition) before, List<ChargeLine> lines, ChargeStory? story)
    {
        var beforeTax = rules.Tariffs.Count == 1 ? Priced(rules.Tariff, input, rate, true, story).BeforeTax : ByDays(rules, input, rate, story);
        var old = beforeTax * before.Months / before.OfMonths;
        foreach (var (yen, of, months) in new[] { (old, before.Rate, before.Months), (beforeTax - old, rate, before.OfMonths - before.Months) })
        {
            var said = new Sentence($"{of * 100m:0.##}%対象({before.OfMonths}か月のうち{months}か月)", $"At {of * 100m:0.##}% ({months} of {before.OfMonths} months)");
            story?.Say(ExplanationKind.Section, said, yen);
            var price = Close(rules.Tariff, input, yen, of, story);
            lines.Add(new ChargeLine(ChargeLineKind.Usage, null, said, price.Charged, price.Tax, of));
        }

        story?.Cite(before.Transition.Citation);
        return beforeTax;
    }

    /// <summary>The supply over the whole span that a rule settles at once; the same supply where there is none.</summary>
    private static Supply Widened(ChargeRules rules, Supply supply, ChargeStory? story)
    {
        var earlier = Settled(rules, supply, story);
        return earlier.Count == 0 ? supply : supply with
        {
            From = earlier[0].From,
            Months = (Joins(rules, supply) ? 0 : supply.Months) + earlier.Sum(charge => charge.Months),
            Usage = [.. supply.Usage.Select(register => register with { CubicMetres = Together(register, supply, earlier) })],
            Overestimated = [],
            Stops = supply.Stops && !Joins(rules, supply),
        };
    }

    /// <summary>What the register counted in the whole span. Estimates that nobody billed cannot be taken off, so it is never less than nothing.</summary>
    private static CubicMetres Together(RegisterUsage own, Supply supply, List<EarlierCharge> earlier) => new(Math.Max(
        0,
        own.CubicMetres.Value + earlier.Sum(charge => Of(charge.Usage, own.Register)) - Of(supply.Overestimated, own.Register)));

    private static int Of(IReadOnlyList<RegisterUsage> usage, string? register) => usage.Where(of => of.Register == register).Sum(of => of.CubicMetres.Value);

    private static List<EarlierCharge> Settled(ChargeRules rules, Supply supply, ChargeStory? story = null)
    {
        var joins = Joins(rules, supply);
        if (joins)
        {
            story?.Follow(rules.StopJoins!, "月の途中の中止: 前の期間に合わせて計算し、既に請求した額を引く", "stopped inside a month: priced together with the period before, less what was charged for it");
        }

        var settled = supply.Earlier.Where((charge, i) => (charge.Provisional && rules.Settlement is not null) || (joins && i == supply.Earlier.Count - 1)).ToList();
        if (settled.Exists(charge => charge.Provisional) && rules.Settlement is not null)
        {
            var months = settled.Sum(charge => charge.Months) + (joins ? 0 : supply.Months);
            story?.Follow(rules.Settlement, $"{months}か月分をまとめて計算し、既に請求した額を引く", $"priced over {months} months, less what was charged before");
        }

        return settled;
    }

    /// <summary>Whether the last days before a stop belong to the period before.</summary>
    private static bool Joins(ChargeRules rules, Supply supply) =>
        supply.Stops && !supply.Starts && supply.Earlier.Count > 0 && rules.StopJoins is { } rule
        && (rule.UpToDays is { } most ? NodaTime.Period.DaysBetween(supply.From, supply.To) + 1 <= most : supply.To < supply.From.PlusMonths(1).PlusDays(-1));

    private static void TakeOffEarlier(ChargeRules rules, Supply supply, decimal taxRate, List<ChargeLine> lines, ChargeStory? story)
    {
        foreach (var charge in Settled(rules, supply))
        {
            var said = new Sentence($"既に請求した額 {charge.From:uuuu-MM-dd}から{charge.Months}か月分", $"Charged before: {charge.Months} months from {charge.From:uuuu-MM-dd}");
            var rule = charge.Provisional && rules.Settlement is { } settlement ? settlement.Id : rules.StopJoins?.Id;
            lines.Add(new ChargeLine(ChargeLineKind.Earlier, rule, said, -charge.Charged, -charge.Tax, taxRate));
            story?.Say(ExplanationKind.Earlier, new Sentence($"{said.Ja} −{charge.Charged}円", $"{said.En} −{charge.Charged} yen"), -charge.Charged.Yen);
        }
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
public sealed record ChargeExplanation(Charge Charge, IReadOnlyList<ExplanationLine> Lines, IReadOnlyList<string> Citations);
