using Billing.Metering;
using Billing.Tariffs;

namespace Billing.Bills;

/// <summary>Prices and explains a frozen part again, from nothing but what it froze.</summary>
public static class FrozenPricing
{
    /// <summary>What the calculator was asked when the part was made.</summary>
    public static PricingInput Input(this BillPart part) => part.Registers is { } registers
        ? new PricingInput(part.UseClass, part.MeterSize, RegisterText.Parse(registers), part.Months, part.Dwellings)
        : new PricingInput(part.UseClass, part.MeterSize, part.CubicMetres, part.Months, part.Dwellings);

    /// <summary>Tax rate frozen in the part, 0.1 = 10 %.</summary>
    public static decimal TaxRate(this BillPart part) => part.TaxPerMille / 1000m;

    public static Price Price(this BillPart part, Tariff tariff) => BillCalculator.Price(tariff, part.Input(), part.TaxRate());

    public static PriceExplanation Explain(this BillPart part, Tariff tariff) => BillCalculator.Explain(tariff, part.Input(), part.TaxRate());
}
