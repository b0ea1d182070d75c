using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>What one table brings in.</summary>
/// <param name="BeforeTax">Exact yen before tax and rounding.</param>
/// <param name="Base">Of that, what is owed before a single m³ (基本料金 and メーター使用料).</param>
/// <param name="Billed">Whole yen charged, tax included.</param>
public sealed record Revenue(decimal BeforeTax, decimal Base, Money Billed)
{
    /// <summary>従量料金.</summary>
    public decimal Volume => BeforeTax - Base;

    /// <summary>固定収入割合, 0–1; null where nothing comes in.</summary>
    public decimal? BaseShare => BeforeTax == 0m ? null : Base / BeforeTax;
}

/// <summary>A part of the town under both tables.</summary>
/// <param name="Name">Use class, meter size or what the part is.</param>
/// <param name="Bills">Bills.</param>
/// <param name="CubicMetres">m³ of all of them.</param>
public sealed record RevenueRow(string Name, long Bills, decimal CubicMetres, Revenue Baseline, Revenue Proposal)
{
    /// <summary>Change of the revenue before tax in percent, exact; null where there was none.</summary>
    public decimal? ChangePercent => Baseline.BeforeTax == 0m ? null : (Proposal.BeforeTax - Baseline.BeforeTax) / Baseline.BeforeTax * 100m;
}

/// <summary>A usage under one table with its fixed part apart.</summary>
public sealed class SplitUsage
{
    private readonly PricedUsage _fixed;

    private SplitUsage(PricedUsage whole, PricedUsage standing) => (Whole, _fixed) = (whole, standing);

    public PricedUsage Whole { get; }

    /// <summary>Prices the usage twice: as it is, and with every m³ free.</summary>
    /// <exception cref="BusinessRuleException">As <see cref="PricedUsage.Of"/>.</exception>
    public static SplitUsage Of(Tariff tariff, UsageHistogram usage, decimal taxRate) => new(PricedUsage.Of(tariff, usage, taxRate), PricedUsage.Of(WithoutVolume(tariff), usage, taxRate));

    /// <summary>What the cells that <paramref name="of"/> takes bring in.</summary>
    public Revenue Revenue(Func<UsageCell, bool>? of = null) => new(Whole.BeforeTax(of), _fixed.BeforeTax(of), Whole.Billed(of));

    /// <summary>The same table with every m³ free: the tiers end where they ended, so small use and closed tables stay what they are.</summary>
    private static Tariff WithoutVolume(Tariff tariff) => tariff with { Rates = [.. tariff.Rates.Select(rate => rate with { Tiers = [.. rate.Tiers.Select(tier => tier with { Price = new UnitPrice(0m) })] })] };
}
