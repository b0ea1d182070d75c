using Billing.Charges;
using Billing.Kernel;
using Billing.Places;
using Billing.Tariffs;
using Xunit;
using static Billing.Tests.Charges.ChargeTown;
using static Billing.Tests.Charges.RandomTown;

namespace Billing.Tests.Charges;

/// <summary>精算: whatever was charged provisionally, with the settlement it is the charge of the whole span priced at once.</summary>
public class SettlementPropertyTests
{
    private static readonly string Reprice = Rule("settlement", """ "method": "reprice" """);

    [Fact]
    public void Provisional_charges_and_their_settlement_are_the_charge_of_the_whole_span() => Check(seed =>
    {
        var (whole, provisional, settlement) = Settle(seed);
        return provisional.Sum(charge => charge.Charged.Yen) + settlement.Charged.Yen == whole.Charged.Yen
            && settlement.CubicMetres == whole.CubicMetres
            && Near(settlement.BeforeTax, whole.BeforeTax);
    });

    [Fact]
    public void Their_taxes_are_the_tax_of_the_whole_span_but_for_the_fraction_that_each_bill_drops() => Check(seed =>
    {
        var (whole, provisional, settlement) = Settle(seed);
        var months = provisional.Sum(charge => charge.Months);
        return Math.Abs(provisional.Sum(charge => charge.Tax.Yen) + settlement.Tax.Yen - whole.Tax.Yen) <= (2 * months) + 2;
    });

    /// <summary>Twice 19 yen contain twice 1 yen at 10 %; their sum would contain 3, and 2 at 8 %.</summary>
    [Fact]
    public void Months_that_were_taxed_alone_keep_their_rate()
    {
        var twoMonths = Estimated(3, 0, 38, 2) with { Months = 2 };

        var charge = With(Reprice).Price(Water(5) with { Earlier = [twoMonths] });

        Assert.Equal([(3_300, 0.1m), (-38, 0.1m)], charge.Lines.Select(line => ((int)line.Charged.Yen, line.TaxRate)));
    }

    /// <summary>A random span of which the last period is read: the periods before were charged for anything, also for more than was used.</summary>
    private static (Charge Whole, IReadOnlyList<EarlierCharge> Provisional, Charge Settlement) Settle(int seed)
    {
        var town = new RandomTown(seed, settled: true);
        var standing = town.Rules.Where(rule => !rule.Contains("\"kind\": \"partPeriod\"", StringComparison.Ordinal) && !rule.Contains("\"kind\": \"sewerReduction\"", StringComparison.Ordinal));
        var engine = town.Engine([.. standing, Reprice]);
        var supply = town.Supply with { Facts = [.. town.Supply.Facts.Where(fact => fact.To is null && fact.Kind != FactKind.Leak)] };
        var provisional = new List<EarlierCharge>();
        var from = supply.From;
        for (var i = town.Random.Next(3); i >= 0; i--)
        {
            var of = supply with { From = from, To = from.PlusMonths(supply.Months).PlusDays(-1), Usage = Usage(town.Random.Next(100)) };
            var charge = engine.Price(of);
            provisional.Add(new EarlierCharge(from, of.Months, of.Usage, charge.Charged, charge.Tax, Provisional: true));
            from = from.PlusMonths(supply.Months);
        }

        var used = town.Random.Next(200);
        var measured = used - provisional.Sum(charge => charge.Usage[0].CubicMetres.Value);
        var last = supply with { From = from, To = from.PlusMonths(supply.Months).PlusDays(-1), Earlier = provisional, Usage = Usage(Math.Max(0, measured)), Overestimated = measured < 0 ? Usage(-measured) : [] };
        var whole = supply with { To = last.To, Months = supply.Months * (provisional.Count + 1), Usage = Usage(used) };
        return (engine.Price(whole), provisional, engine.Price(last));
    }

    private static RegisterUsage[] Usage(int cubicMetres) => [new RegisterUsage(null, new CubicMetres(cubicMetres))];
}
