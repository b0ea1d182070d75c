using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Charges;

/// <summary>Prices one quantity under the table or tables of the period, and taxes it at one rate or several.</summary>
internal static class UsagePricing
{
    /// <summary>Adds the lines of a quantity.</summary>
    /// <returns>Exact yen before tax and rounding.</returns>
    public static decimal Add(ChargeRules rules, PricingInput input, Sentence said, TaxPortions portions, List<ChargeLine> lines, ChargeStory? story)
    {
        if (portions.Portions.Count > 1)
        {
            return AddByRates(rules, input, portions, lines, story);
        }

        var rate = portions.Portions[0].Rate;
        var price = rules.Tariffs.Count == 1
            ? Priced(rules.Tariff, input, rate, false, story)
            : AtLeast(input, Close(rules.Tariff, input, ByDays(rules, Open(input), rate, story), rate, story), Money.Zero, story);
        lines.Add(new ChargeLine(ChargeLineKind.Usage, null, said, price.Charged, price.Tax, rate));
        return price.BeforeTax;
    }

    /// <param name="open">Without tax and rounding, which come later for several tables or rates together.</param>
    public static Price Priced(Tariff tariff, PricingInput input, decimal taxRate, bool open, ChargeStory? story) =>
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

    /// <summary>The charge is told apart by the rates that its parts bear; each part is taxed and rounded alone, as each rate is on an invoice.</summary>
    private static decimal AddByRates(ChargeRules rules, PricingInput input, TaxPortions portions, List<ChargeLine> lines, ChargeStory? story)
    {
        var rate = portions.Portions[^1].Rate;
        var beforeTax = rules.Tariffs.Count == 1 ? Priced(rules.Tariff, Open(input), rate, true, story).BeforeTax : ByDays(rules, Open(input), rate, story);
        var (left, charged) = (beforeTax, Money.Zero);
        for (var i = 0; i < portions.Portions.Count; i++)
        {
            var yen = i + 1 < portions.Portions.Count ? beforeTax * portions.Portions[i].Weight / portions.Whole : left;
            left -= yen;
            var said = portions.Said(i);
            story?.Say(ExplanationKind.Section, said, yen);
            var price = Close(rules.Tariff, input, yen, portions.Portions[i].Rate, story);
            price = i + 1 < portions.Portions.Count ? price : AtLeast(input, price, charged, story);
            charged += price.Charged;
            lines.Add(new ChargeLine(ChargeLineKind.Usage, null, said, price.Charged, price.Tax, portions.Portions[i].Rate));
        }

        if (portions.Citation is { } citation)
        {
            story?.Cite(citation);
        }

        return beforeTax;
    }

    /// <summary>Without the least charge, which holds for several tables or rates together.</summary>
    private static PricingInput Open(PricingInput input) => input.Terms?.Minimum is null ? input : input with { Terms = input.Terms with { Minimum = null } };

    /// <summary>Raises the last part to the least charge of all; what was missing bears its rate of tax.</summary>
    /// <param name="before">Charged by the parts before it.</param>
    private static Price AtLeast(PricingInput input, Price last, Money before, ChargeStory? story)
    {
        if (input.Terms?.Minimum is not { } least || before + last.Charged >= least)
        {
            return last;
        }

        var charged = least - before;
        story?.Say(ExplanationKind.Minimum, PriceWords.Minimum(least), (charged - last.Charged).Yen);
        return last with { Charged = charged, Tax = new Money(BillCalculator.Contained(charged.Yen, last.TaxRate)) };
    }
}
