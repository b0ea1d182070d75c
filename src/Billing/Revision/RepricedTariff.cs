using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>Tables whose prices are others. A table is never changed: each gives a new one, without the published bills of the old.</summary>
public static class RepricedTariff
{
    /// <summary>The table with every price of some kinds worked out anew.</summary>
    /// <param name="of">Rows that take part; null = all.</param>
    /// <param name="price">Old price → new price, yen.</param>
    public static Tariff With(Tariff tariff, PriceKinds kinds, Func<Rate, bool>? of, Func<decimal, decimal> price) => With(tariff, of, rate => rate with
    {
        Base = kinds.HasFlag(PriceKinds.Base) ? With(rate.Base, price) : rate.Base,
        SmallUse = rate.SmallUse is { } small && kinds.HasFlag(PriceKinds.Base) ? small with { Base = With(small.Base, price) } : rate.SmallUse,
        MeterFee = rate.MeterFee is { } fee && kinds.HasFlag(PriceKinds.MeterFee) ? With(fee, price) : rate.MeterFee,
        Tiers = kinds.HasFlag(PriceKinds.Tiers) ? [.. rate.Tiers.Select(tier => tier with { Price = new UnitPrice(price(tier.Price.Yen)) })] : rate.Tiers,
    });

    /// <summary>The table with rows made anew.</summary>
    /// <param name="of">Rows that take part; null = all.</param>
    public static Tariff With(Tariff tariff, Func<Rate, bool>? of, Func<Rate, Rate> change) => tariff with
    {
        Rates = [.. tariff.Rates.Select(rate => of is null || of(rate) ? change(rate) : rate)],
        Examples = [],
        SourceText = "",
        Sha256 = "",
    };

    private static SizedPrice With(SizedPrice sized, Func<decimal, decimal> price) => new(
        sized.Flat is { } flat ? new UnitPrice(price(flat.Yen)) : null,
        sized.BySize?.ToDictionary(pair => pair.Key, pair => new UnitPrice(price(pair.Value.Yen))));
}
