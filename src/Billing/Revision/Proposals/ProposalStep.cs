using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Revision.Proposals;

/// <summary>経過措置: from a day on, a share of the way from the old price to the new.</summary>
/// <param name="EffectiveFrom">First day.</param>
/// <param name="Share">0–1, e.g. 0.5 for half of the increase.</param>
/// <param name="Unit">Yen in whole multiples of which its prices stand; halves up.</param>
public sealed record ProposalStep(LocalDate EffectiveFrom, decimal Share, decimal Unit)
{
    /// <summary>The table of the step. Both tables are cut at every bound of either, so that tiers that the proposal merges or moves have a price on the way too.</summary>
    public Tariff Between(Tariff from, Tariff to, string id)
    {
        var rates = to.Rates.Select(after => Between(from.Rates.FirstOrDefault(before => Same(before, after)) ?? throw Shape(from, after), after)).ToList();
        var made = to with { Id = id, EffectiveFrom = EffectiveFrom, Rates = rates, SourceText = "", Sha256 = "" };
        var text = TariffWriter.Write(made);
        return made with { SourceText = text, Sha256 = TariffLoader.Hash(text) };
    }

    private static bool Same(Rate a, Rate b) => a.UseClass == b.UseClass && a.Register == b.Register && (a.MeterSizes, b.MeterSizes) is (null, _) or (_, null)
        ? a.UseClass == b.UseClass && a.Register == b.Register
        : a.UseClass == b.UseClass && a.Register == b.Register && a.MeterSizes!.SequenceEqual(b.MeterSizes!);

    private static BusinessRuleException Shape(Tariff from, Rate after) => new(
        "revision.step-shape",
        $"「{after.UseClass}」は {from.Id} に同じ行がないため、段階的に導入できません。",
        $"'{after.UseClass}' has no such row in {from.Id}, so there is no step on the way to it.");

    private Rate Between(Rate before, Rate after) => after with
    {
        Base = Between(before.Base, after.Base),
        SmallUse = after.SmallUse is { } small ? small with { Base = Between(before.SmallUse?.Base ?? before.Base, small.Base) } : null,
        MeterFee = after.MeterFee is { } fee ? Between(before.MeterFee ?? new SizedPrice(new UnitPrice(0m), null), fee) : null,
        Tiers = [.. Cut(before.Tiers, after.Tiers)],
    };

    private SizedPrice Between(SizedPrice before, SizedPrice after)
    {
        if (after.BySize is null && before.BySize is null)
        {
            return new SizedPrice(Between(before.Flat!.Value, after.Flat!.Value), null);
        }

        var sizes = (after.BySize ?? before.BySize)!.Keys;
        return new SizedPrice(null, sizes.ToDictionary(size => size, size => Between(At(before, size) ?? At(after, size)!.Value, At(after, size) ?? At(before, size)!.Value)));
    }

    private static UnitPrice? At(SizedPrice price, int size) => price.Flat ?? (price.BySize!.TryGetValue(size, out var yen) ? yen : null);

    private UnitPrice Between(UnitPrice before, UnitPrice after) => new(ScalePrices.Stepped(before.Yen + ((after.Yen - before.Yen) * Share), Unit, RoundingMode.HalfUp));

    private IEnumerable<Tier> Cut(IReadOnlyList<Tier> before, IReadOnlyList<Tier> after)
    {
        var bounds = before.Concat(after).Select(tier => tier.UpTo).OfType<decimal>().Distinct().Order().Select(bound => (decimal?)bound);
        var open = after[^1].UpTo is null;
        foreach (var upTo in open ? bounds.Append(null) : bounds.Where(bound => bound <= after[^1].UpTo))
        {
            yield return new Tier(upTo, Between(PriceAt(before, upTo), PriceAt(after, upTo)));
        }
    }

    /// <summary>The price of the m³ that end at a bound; a closed table goes on at its last price.</summary>
    private static UnitPrice PriceAt(IReadOnlyList<Tier> tiers, decimal? upTo) => (tiers.FirstOrDefault(tier => tier.UpTo is null || (upTo is not null && upTo <= tier.UpTo)) ?? tiers[^1]).Price;
}
