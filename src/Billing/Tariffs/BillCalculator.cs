namespace Billing.Tariffs;

/// <summary>Prices usage under a tariff. Pure: the night, a quote and a simulation call the same function.</summary>
public static class BillCalculator
{
    /// <summary>The price of <paramref name="input"/> under <paramref name="tariff"/>.</summary>
    /// <param name="taxRate">Rate to use where the table states none, 0.1 = 10 %.</param>
    /// <exception cref="Kernel.BusinessRuleException">The table has no row, no size or no tier for the input.</exception>
    public static Price Price(Tariff tariff, PricingInput input, decimal taxRate) => throw new NotSupportedException($"{tariff} {input} {taxRate}");

    /// <summary>The same price with every step told in both languages.</summary>
    public static PriceExplanation Explain(Tariff tariff, PricingInput input, decimal taxRate) => throw new NotSupportedException($"{tariff} {input} {taxRate}");
}
