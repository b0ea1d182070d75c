using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;

namespace Billing.Charges;

/// <summary>Fees and discounts as lines of the bill (<see cref="FeeRule"/>).</summary>
internal static class Fees
{
    /// <param name="taxRate">Consumption tax on the last day.</param>
    public static void Add(ChargeRules rules, Supply supply, decimal taxRate, List<ChargeLine> lines, ChargeStory? story)
    {
        foreach (var rule in rules.Fees)
        {
            foreach (var yen in Amounts(rule, supply))
            {
                if (yen == 0m)
                {
                    continue;
                }

                var line = Line(rule, yen, rule.Tax == FeeTax.None ? 0m : taxRate);
                lines.Add(line);
                story?.Follow(rule, rule.Said.Ja, rule.Said.En);
                story?.Say(ExplanationKind.Fee, rule.Tax == FeeTax.None ? rule.Said : new Sentence($"{rule.Said.Ja}(税込)", $"{rule.Said.En} (tax included)"), line.Charged.Yen);
            }
        }
    }

    private static IEnumerable<decimal> Amounts(FeeRule rule, Supply supply) => rule.On switch
    {
        FeeEvent.Start => supply.Starts ? [Of(rule, supply.MeterSize)] : [],
        FeeEvent.Stop => supply.Stops ? [Of(rule, supply.MeterSize)] : [],
        FeeEvent.FirstDebit => InPeriod(supply, FactKind.FirstDebit).Select(_ => Of(rule, supply.MeterSize)),
        _ => InPeriod(supply, FactKind.Joining).Select(fact => Joining(rule, supply.MeterSize, (int)(fact.Number ?? 0m))),
    };

    /// <summary>A larger meter pays the difference; a smaller one gets nothing back.</summary>
    private static decimal Joining(FeeRule rule, int? size, int before) => before == 0 ? Of(rule, size) : Math.Max(0m, Of(rule, size) - Of(rule, before));

    /// <summary>Each fact enters the bill of the period in which its day lies.</summary>
    private static IEnumerable<SupplyFact> InPeriod(Supply supply, FactKind kind) => supply.Facts.Where(fact =>
        fact.Kind == kind && (fact.Service is null || fact.Service == supply.Service) && supply.From <= fact.From && fact.From <= supply.To);

    private static decimal Of(FeeRule rule, int? size) => rule.Yen ?? (size is { } mm && rule.BySize.TryGetValue(mm, out var yen) ? yen : throw new BusinessRuleException("charge.no-size",
        $"規則 {rule.Id} に口径 {size} mm の金額がありません。口径: {string.Join(" ", rule.BySize.Keys.Order())}",
        $"rule {rule.Id} has no amount for meter size {size} mm; it has: {string.Join(" ", rule.BySize.Keys.Order())}"));

    private static ChargeLine Line(FeeRule rule, decimal yen, decimal taxRate)
    {
        var kind = rule.On == FeeEvent.Joining ? ChargeLineKind.JoiningFee : yen < 0m ? ChargeLineKind.Discount : ChargeLineKind.Fee;
        return Line(kind, rule.Id, rule.Said, yen, rule.Tax, taxRate);
    }

    /// <summary>A line of an amount: tax is added to it or contained in it, and fractions of a yen are dropped.</summary>
    /// <param name="taxRate">Rate of the day; does not count where <paramref name="tax"/> is none.</param>
    internal static ChargeLine Line(ChargeLineKind kind, string? ruleId, Sentence said, decimal yen, FeeTax tax, decimal taxRate)
    {
        var (sign, rate) = (yen < 0m ? -1 : 1, tax == FeeTax.None ? 0m : taxRate);
        var charged = (long)decimal.Floor(Math.Abs(yen) * (tax == FeeTax.Excluded ? 1m + rate : 1m));
        return new ChargeLine(kind, ruleId, said, new Money(sign * charged), new Money(sign * BillCalculator.Contained(charged, rate)), rate);
    }
}
