using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>料金曲線: what one supply pays, m³ by m³, from nothing to a largest usage. Made by the calculator of the night. Immutable.</summary>
public sealed class BillCurve
{
    /// <summary>Largest usage of a curve, m³: farther nobody reads it.</summary>
    public const int Most = 100_000;

    private readonly Price[] _prices;

    private BillCurve(Tariff tariff, PricingInput supply, Price[] prices) => (Tariff, Supply, _prices) = (tariff, supply, prices);

    public Tariff Tariff { get; }

    /// <summary>Use class, size, months, dwellings and register of the supply; its usage is 0.</summary>
    public PricingInput Supply { get; }

    /// <summary>The price of each usage: the first is that of 0 m³.</summary>
    public IReadOnlyList<Price> Prices => _prices;

    /// <summary>The curve up to <paramref name="to"/> m³ of the whole period.</summary>
    /// <param name="supply">Whose bill; its usage is not looked at but for the register's name.</param>
    /// <param name="to">Largest usage, m³, 0 to <see cref="Most"/>.</param>
    /// <param name="taxRate">Rate to use where the table states none, 0.1 = 10 %.</param>
    /// <exception cref="BusinessRuleException">tariff.no-rate, tariff.no-size, tariff.above-last-tier: the table has no price for some of it. revision.curve-too-long.</exception>
    public static BillCurve Of(Tariff tariff, PricingInput supply, int to, decimal taxRate)
    {
        if (to is < 0 or > Most)
        {
            throw new BusinessRuleException("revision.curve-too-long", $"使用水量の上限 {to:N0} m³ は 0〜{Most:N0} m³ にしてください。", $"the largest usage, {to:N0} m³, must be from 0 to {Most:N0} m³");
        }

        PricingInput At(int cubicMetres) => supply with { Usage = [supply.Usage[0] with { CubicMetres = new CubicMetres(cubicMetres) }], Terms = null };
        return new BillCurve(tariff, At(0), [.. Enumerable.Range(0, to + 1).Select(cubicMetres => BillCalculator.Price(tariff, At(cubicMetres), taxRate))]);
    }

    /// <summary>Yen before tax that the m³ costs which makes the usage <paramref name="cubicMetres"/>, at least 1.</summary>
    public decimal Step(int cubicMetres) => _prices[cubicMetres].BeforeTax - _prices[cubicMetres - 1].BeforeTax;

    /// <summary>料金の段差: every m³ that costs more than the dearest m³ of the table's row, or lowers the bill. Where small use ends, or a table is entered anew, one m³ does that.</summary>
    public IReadOnlyList<PriceCliff> Cliffs()
    {
        var dearest = Tariff.Compiled.Find(Supply.UseClass, Supply.MeterSize, Supply.Usage[0].Register).Rate.Tiers.Max(tier => (decimal?)tier.Price.Yen) ?? 0m;
        return [.. Enumerable.Range(1, _prices.Length - 1).Where(cubicMetres => Step(cubicMetres) is var step && (step > dearest || step < 0m)).Select(cubicMetres => new PriceCliff(cubicMetres, Step(cubicMetres), dearest))];
    }
}

/// <summary>One m³ that moves the bill more than any tier says.</summary>
/// <param name="CubicMetres">Usage that it makes, m³ of the whole period.</param>
/// <param name="Yen">What it costs before tax; negative where the bill falls.</param>
/// <param name="DearestPrice">Highest price of a m³ in the row.</param>
public sealed record PriceCliff(int CubicMetres, decimal Yen, decimal DearestPrice);
