using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;

namespace Billing.Charges;

/// <summary>Overhears <see cref="ChargeEngine"/>: which rules were followed and why, and the lines of the price.</summary>
internal sealed class ChargeStory
{
    private readonly List<string> _citations = [];

    public List<ExplanationLine> Lines { get; } = [];

    /// <summary>Rules that were followed, or looked at and not met, in the order of the calculation.</summary>
    public List<Rule> Rules { get; } = [];

    public IReadOnlyList<string> Citations => _citations;

    /// <summary>A rule was followed, or looked at and not met.</summary>
    public void Follow(Rule rule, string ja, string en)
    {
        Rules.Add(rule);
        Lines.Add(new ExplanationLine(ExplanationKind.Rule, new Sentence($"{ja}〔{rule.Id}: {rule.Citation}〕", $"{en} [{rule.Id}: {rule.Citation}]"), null, null, 0m));
        Cite(rule.Citation);
    }

    /// <summary>Prices under one table and tells every step.</summary>
    /// <param name="open">Without tax and rounding, which come later for several tables or rates together.</param>
    public Price Price(Tariff tariff, PricingInput input, decimal taxRate, bool open)
    {
        var told = BillCalculator.Explain(tariff, input, taxRate);
        Lines.AddRange(told.Lines.Where(line => line.Kind != ExplanationKind.Total
            && !(open && line.Kind is ExplanationKind.Subtotal or ExplanationKind.Tax or ExplanationKind.Rounding)));
        Cite(told.Citations);
        return told.Price;
    }

    /// <summary>Taxes and rounds what was priced before, and tells it.</summary>
    public Price Close(Tariff tariff, PricingInput input, decimal beforeTax, decimal taxRate)
    {
        var recorder = new PriceRecorder(tariff, input);
        var price = BillCalculator.Close(tariff, beforeTax, taxRate, recorder);
        Lines.AddRange(recorder.Lines);
        return price;
    }

    public void Say(ExplanationKind kind, Sentence said, decimal amount) => Lines.Add(new ExplanationLine(kind, said, null, null, amount));

    public void Cite(params IEnumerable<string> citations) => _citations.AddRange(citations.Except(_citations));
}
