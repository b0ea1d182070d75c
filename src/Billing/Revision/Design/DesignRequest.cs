using Billing.Tariffs;

namespace Billing.Revision.Design;

/// <summary>What a designed table must do.</summary>
public sealed record DesignRequest
{
    /// <summary>The table in force: its shape (classes, sizes, bounds of tiers) stays, its prices move.</summary>
    public required Tariff Baseline { get; init; }

    public required UsageHistogram Usage { get; init; }

    /// <summary>Revenue before tax that must come in, yen.</summary>
    public required decimal Revenue { get; init; }

    /// <summary>Rate of tax where the table states none; matters only to a tax-included table.</summary>
    public required decimal TaxRate { get; init; }

    /// <summary>Prices that may move.</summary>
    public PriceKinds Moving { get; init; } = PriceKinds.All;

    /// <summary>Whole multiples in which prices stand, yen: 1, 5, 10.</summary>
    public decimal Step { get; init; } = 1m;

    /// <summary>No bill may rise by more, percent before tax; null = no limit.</summary>
    public decimal? MostIncreasePercent { get; init; }

    /// <summary>The dearest tier may cost at most so many times the first that costs; null = no limit. Tiers never fall.</summary>
    public decimal? MostProgression { get; init; }

    /// <summary>Least share (0–1) of the revenue that base and fees bring in; null = no limit.</summary>
    public decimal? LeastBaseShare { get; init; }

    /// <summary>Whether prices may fall below those of today.</summary>
    public bool MayFall { get; init; }

    /// <summary>Small users: bills of at most so many m³ a month. Their burden is made the least.</summary>
    public decimal SmallUse { get; init; } = 10m;
}
