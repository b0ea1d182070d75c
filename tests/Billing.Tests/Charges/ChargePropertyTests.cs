using Billing.Charges;
using Billing.Tariffs;
using Xunit;
using static Billing.Tests.Charges.RandomTown;

namespace Billing.Tests.Charges;

/// <summary>What holds for every charge under every book of random tables and rules.</summary>
public class ChargePropertyTests
{
    [Fact]
    public void Lines_add_up_to_the_charge_and_to_its_tax() => Check(seed =>
    {
        var charge = Engine(seed, out var supply).Price(supply);
        return charge.Lines.Count == 0
            || (charge.Lines.Sum(line => line.Charged.Yen) == charge.Charged.Yen && charge.Lines.Sum(line => line.Tax.Yen) == charge.Tax.Yen && charge.Lines.Count > 1);
    });

    [Fact]
    public void The_tax_of_each_rate_is_contained_in_what_is_charged_at_that_rate() => Check(seed =>
    {
        var charge = Engine(seed, out var supply).Price(supply);
        return charge.Lines.GroupBy(line => line.TaxRate).All(rate =>
        {
            var (yen, tax) = (rate.Sum(line => line.Charged.Yen), rate.Sum(line => line.Tax.Yen));

            // One line may be several months that are rounded alone.
            return Math.Abs(tax - (yen * rate.Key / (1m + rate.Key))) < 1m + supply.Months || rate.Count() == 1;
        });
    });

    [Fact]
    public void An_explanation_tells_the_very_charge_and_its_lines_add_up() => Check(seed =>
    {
        var engine = Engine(seed, out var supply);
        var told = engine.Explain(supply);
        decimal Sum(params ExplanationKind[] kinds) => told.Lines.Where(line => kinds.Contains(line.Kind)).Sum(line => line.Amount);
        var details = told.Lines.Any(line => line.Kind == ExplanationKind.TableShare)
            ? Sum(ExplanationKind.TableShare)
            : Sum(ExplanationKind.Base, ExplanationKind.MeterFee, ExplanationKind.Tier, ExplanationKind.Relief, ExplanationKind.Surcharge, ExplanationKind.DayShare);
        return Same(engine.Price(supply), told.Charge)
            && Near(details, Sum(ExplanationKind.Subtotal))
            && Near(told.Charge.BeforeTax, Sum(ExplanationKind.Subtotal))
            && Near(told.Charge.Charged.Yen, Sum(ExplanationKind.Subtotal, ExplanationKind.Tax, ExplanationKind.Rounding, ExplanationKind.Minimum, ExplanationKind.Fee))
            && told.Charge.Charged.Yen == Sum(ExplanationKind.Total);
    });

    [Fact]
    public void More_use_never_costs_less() => Check(seed =>
    {
        var engine = Engine(seed, out var supply);
        var before = long.MinValue;
        for (var more = 0; more < 8; more++)
        {
            var yen = engine.Price(More(supply, more)).Charged.Yen;
            if (yen < before)
            {
                return false;
            }

            before = yen;
        }

        return engine.Price(More(supply, 200)).Charged.Yen >= before;
    });

    /// <summary>A random town, every third time with prices that change inside the period and count by days.</summary>
    private static ChargeEngine Engine(int seed, out Supply supply)
    {
        var town = new RandomTown(seed);
        supply = town.Supply;
        return seed % 3 == 0 ? town.Engine(later: town.OtherTable(town.DayInside()), basis: "byDays") : town.Engine();
    }
}
