using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;

namespace Billing.Tests.Charges;

/// <summary>最低額 of a part period (<c>minimumYen</c>).</summary>
public class LeastChargeTests
{
    [Fact]
    public void A_least_charge_holds_once_for_what_two_rates_of_tax_make_together()
    {
        var engine = With(
            Rule("partPeriod", """ "method": "scaledUsage", "daysPerMonth": 30, "roundUsage": "floor", "minimumYen": 220 """),
            Rule("relief", """ "base": 1, "said": { "ja": "減免", "en": "Relief" } """));
        var stopped = Water(0) with { From = new LocalDate(2019, 9, 11), To = new LocalDate(2019, 11, 20), Months = 2, Month = new BillingMonth(2019, 11), Stops = true };

        var charge = engine.Price(stopped);

        Assert.Equal([(0, 0.08m), (220, 0.1m)], charge.Lines.Select(line => ((int)line.Charged.Yen, line.TaxRate)));
        Assert.Equal((220, 20), (charge.Charged.Yen, charge.Tax.Yen));
        Assert.Equal(220, engine.Explain(stopped).Lines.Single(line => line.Kind == ExplanationKind.Minimum).Amount);
    }
}
