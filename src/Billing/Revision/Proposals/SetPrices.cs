using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>Prices as somebody writes them down: a base, a fee by size, or the tiers.</summary>
/// <param name="Base">Yen for one application of the table; null = as it is.</param>
/// <param name="BaseBySize">mm → yen, over the sizes named; null = as it is.</param>
/// <param name="MeterFeeBySize">mm → yen, over the sizes named; null = as it is.</param>
/// <param name="Tiers">All tiers anew; null = as they are.</param>
public sealed record SetPrices(IReadOnlyList<string>? UseClasses, decimal? Base, IReadOnlyDictionary<int, decimal>? BaseBySize, IReadOnlyDictionary<int, decimal>? MeterFeeBySize, IReadOnlyList<Tier>? Tiers) : ProposalChange(UseClasses)
{
    public override Sentence Said => new($"{Whom.Ja}の{What.Ja}を定める", $"{What.En} of {Whom.En} set");

    private Sentence What => Words((Base is null && BaseBySize is null ? 0 : PriceKinds.Base) | (MeterFeeBySize is null ? 0 : PriceKinds.MeterFee) | (Tiers is null ? 0 : PriceKinds.Tiers));

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables) => RepricedTariff.With(tariff, Touches, rate => rate with
    {
        Base = Base is { } yen ? new SizedPrice(new UnitPrice(yen), null) : BaseBySize is { } bySize ? Over(rate, rate.Base, bySize) : rate.Base,
        MeterFee = MeterFeeBySize is { } fees ? Over(rate, rate.MeterFee, fees) : rate.MeterFee,
        Tiers = Tiers ?? rate.Tiers,
    });

    /// <summary>Sizes that are named take the new price, the others keep theirs. One price for all sizes becomes one per size that the row knows.</summary>
    private static SizedPrice Over(Rate rate, SizedPrice? old, IReadOnlyDictionary<int, decimal> named)
    {
        var sizes = new Dictionary<int, UnitPrice>(old?.BySize ?? new Dictionary<int, UnitPrice>());
        if (old?.Flat is { } flat)
        {
            foreach (var size in rate.MeterSizes ?? [.. rate.MeterFee?.BySize?.Keys ?? []])
            {
                sizes[size] = flat;
            }
        }

        foreach (var (size, yen) in named)
        {
            sizes[size] = new UnitPrice(yen);
        }

        return new SizedPrice(null, sizes);
    }
}
