using Billing.Kernel;
using Billing.Tariffs;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Billing.Tests.Tariffs;

/// <summary>What holds for every table and every usage.</summary>
public class BillPropertyTests
{
    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void An_explanation_gives_the_price_and_its_lines_add_up_to_the_yen() => Check(seed =>
    {
        var random = new RandomTariff(seed, wholeBounds: seed % 2 == 0);
        var price = BillCalculator.Price(random.Tariff, random.Input, 0m);
        var told = BillCalculator.Explain(random.Tariff, random.Input, 0m);
        var parts = told.Lines.Where(line => line.Kind is ExplanationKind.Base or ExplanationKind.MeterFee or ExplanationKind.Tier).ToList();
        return told.Price == price
            && parts.Sum(line => line.Amount) == price.BeforeTax
            && parts.TrueForAll(line => line.Quantity * line.UnitPrice == line.Amount)
            && Sum(told, ExplanationKind.Subtotal) == price.BeforeTax
            && price.BeforeTax + Sum(told, ExplanationKind.Tax) + Sum(told, ExplanationKind.Rounding) == price.Charged.Yen
            && Sum(told, ExplanationKind.Total) == price.Charged.Yen
            && told.Lines.All(line => line.Label.Ja.Length > 0 && line.Label.En.Length > 0);
    });

    [Fact]
    public void The_odd_cubic_metre_does_not_change_a_period_whichever_month_takes_it() => Check(seed =>
    {
        var random = new RandomTariff(seed);
        var first = BillCalculator.Price(random.Tariff with { OddCubicMetre = OddCubicMetre.First }, random.Input, 0m);
        var last = BillCalculator.Price(random.Tariff with { OddCubicMetre = OddCubicMetre.Last }, random.Input, 0m);
        return first == last;
    });

    [Fact]
    public void Two_months_cost_the_same_split_or_with_doubled_bounds_when_bounds_are_whole_and_nothing_is_rounded() => Check(seed =>
    {
        var random = new RandomTariff(seed, smallUse: false);
        var input = random.Input with { Months = 2 };
        var split = random.Tariff with { TableMonths = 1, Rounding = new Rounding(RoundingMode.Floor, 1, RoundEach.Month) };
        var once = split with { Rounding = new Rounding(RoundingMode.Floor, 1, RoundEach.Period) };
        return BillCalculator.Price(split, input, 0m).BeforeTax == BillCalculator.Price(once, input, 0m).BeforeTax;
    });

    [Fact]
    public void Every_cubic_metre_counted_one_by_one_gives_the_same_sum() => Check(seed =>
    {
        var random = new RandomTariff(seed);
        var (tariff, input) = (random.Tariff with { TableMonths = 1 }, random.Input);
        tariff = tariff with { Rounding = new Rounding(RoundingMode.Floor, 1, RoundEach.Period) };
        var sum = 0m;
        foreach (var (register, usage) in input.Usage)
        {
            sum += OneByOne(tariff.Rates.First(rate => rate.Register == register), usage.Value, input.Months * input.Dwellings);
        }

        return BillCalculator.Price(tariff, input, 0m).BeforeTax == sum;
    });

    [Fact]
    public void More_usage_never_costs_less_where_the_base_does_not_depend_on_usage() => Check(seed =>
    {
        var random = new RandomTariff(seed, wholeBounds: seed % 2 == 0, smallUse: false);
        var more = random.Input with { Usage = [.. random.Input.Usage.Select(usage => usage with { CubicMetres = new CubicMetres(usage.CubicMetres.Value + 1) })] };
        return BillCalculator.Price(random.Tariff, more, 0m).Charged >= BillCalculator.Price(random.Tariff, random.Input, 0m).Charged;
    });

    [Fact]
    public void The_contained_tax_is_what_the_whole_yen_allow() => Check(seed =>
    {
        var random = new RandomTariff(seed);
        var price = BillCalculator.Price(random.Tariff with { Rounding = random.Tariff.Rounding with { Each = RoundEach.Period } }, random.Input, 0m);
        var rate = random.Tariff.TaxRate!.Value;

        // t ≤ c·r/(1+r) < t + 1, without dividing.
        var exact = price.Charged.Yen * rate;
        return price.Tax.Yen * (1 + rate) <= exact && exact < (price.Tax.Yen + 1) * (1 + rate);
    });

    private static decimal OneByOne(Rate rate, int usage, int k)
    {
        var small = rate.SmallUse is { } few && usage <= few.UpTo * k;
        var sum = Of(small ? rate.SmallUse!.Base : rate.Base) * k;
        sum += rate.MeterFee is { } fee ? Of(fee) * k : 0m;
        for (var cubicMetre = 1; cubicMetre <= usage; cubicMetre++)
        {
            sum += rate.Tiers.First(tier => tier.UpTo is null || cubicMetre <= tier.UpTo * k).Price.Yen;
        }

        return sum;
    }

    private static decimal Of(SizedPrice price) => price.Flat?.Yen ?? price.BySize![13].Yen;

    private static decimal Sum(PriceExplanation told, ExplanationKind kind) => told.Lines.Where(line => line.Kind == kind).Sum(line => line.Amount);

    private static void Check(Func<int, bool> holds) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).Check(Thousand);
}
