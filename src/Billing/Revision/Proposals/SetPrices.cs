using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>Prices as somebody writes them down: a base, a fee by size, or the tiers.</summary>
/// <param name="Base">Yen for one application of the table; null = as it is.</param>
/// <param name="BaseBySize">mm → yen, over the sizes named; null = as it is.</param>
/// <param name="MeterFeeBySize">mm → yen, over the sizes named; null = as it is.</param>
/// <param name="Tiers">All tiers anew; null = as they are.</param>
/// <param name="Rows">Which of several rows of a class; null = all.</param>
/// <param name="MeterFee">Yen for every size; null = as it is.</param>
/// <param name="SmallUse">Yen of the base of small use, or mm → yen; null = as it is.</param>
public sealed record SetPrices(IReadOnlyList<string>? UseClasses, decimal? Base, IReadOnlyDictionary<int, decimal>? BaseBySize, IReadOnlyDictionary<int, decimal>? MeterFeeBySize, IReadOnlyList<Tier>? Tiers, RowChoice? Rows = null, NamedPrice? SmallUse = null, decimal? MeterFee = null) : ProposalChange(UseClasses)
{
    public override Sentence Said => new($"{Whom.Ja}{Rows?.Said.Ja}の{What.Ja}を定める", $"{What.En} of {Whom.En}{Rows?.Said.En} set");

    private Sentence What => Words((Base is null && BaseBySize is null && SmallUse is null ? 0 : PriceKinds.Base) | (MeterFeeBySize is null && MeterFee is null ? 0 : PriceKinds.MeterFee) | (Tiers is null ? 0 : PriceKinds.Tiers));

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables)
    {
        bool Meant(Rate rate) => Touches(rate) && Rows?.Takes(rate) != false;
        return tariff.Rates.Any(Meant)
            ? RepricedTariff.With(tariff, Meant, Set)
            : throw new BusinessRuleException("revision.no-row", $"料金表 {tariff.Id} に{Whom.Ja}{Rows?.Said.Ja}の行がありません。", $"tariff {tariff.Id} has no row of {Whom.En}{Rows?.Said.En}.");
    }

    private Rate Set(Rate rate) => rate with
    {
        SmallUse = rate.SmallUse is { } small && SmallUse is { } price ? small with { Base = price.Flat is { } all ? new SizedPrice(new UnitPrice(all), null) : Over(rate, small.Base, price.BySize!) } : rate.SmallUse,
        Base = Base is { } yen ? new SizedPrice(new UnitPrice(yen), null) : BaseBySize is { } bySize ? Over(rate, rate.Base, bySize) : rate.Base,
        MeterFee = MeterFee is { } one ? new SizedPrice(new UnitPrice(one), null) : MeterFeeBySize is { } fees ? Over(rate, rate.MeterFee, fees) : rate.MeterFee,
        Tiers = Tiers ?? rate.Tiers,
    };

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

/// <summary>Which of several rows of a class.</summary>
/// <param name="MeterSizes">mm: rows that speak of no other size; null = whatever the sizes.</param>
/// <param name="Register">指針区分; null = whatever the register.</param>
public sealed record RowChoice(IReadOnlyList<int>? MeterSizes, string? Register)
{
    /// <summary>The rows in words, to stand behind their class.</summary>
    public Sentence Said
    {
        get
        {
            var sizes = MeterSizes is { } mm ? $" {string.Join("・", mm)} mm" : "";
            var register = Register is { } word ? $" {word}" : "";
            return new(sizes + register, sizes + register);
        }
    }

    public bool Takes(Rate rate) =>
        (Register is null || rate.Register == Register)
        && (MeterSizes is null || (rate.MeterSizes is { } own && own.All(MeterSizes.Contains)));
}

/// <summary>A price that is written down: one for every size, or one per size.</summary>
/// <param name="Flat">Yen; null where they go by size.</param>
/// <param name="BySize">mm → yen; null where there is one.</param>
public sealed record NamedPrice(decimal? Flat, IReadOnlyDictionary<int, decimal>? BySize);
