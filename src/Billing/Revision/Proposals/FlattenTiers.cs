using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>逓増性の緩和・廃止: prices of the paying tiers move towards that of the first, by a share of their distance.</summary>
/// <param name="Share">0–1; 1 = all the same, and the tiers become one.</param>
/// <param name="Step">Yen in whole multiples of which the new prices stand.</param>
public sealed record FlattenTiers(IReadOnlyList<string>? UseClasses, decimal Share, decimal Step) : ProposalChange(UseClasses)
{
    public override Sentence Said => Share == 1m
        ? new($"{Whom.Ja}の逓増性を廃止", $"no progression for {Whom.En}")
        : new($"{Whom.Ja}の逓増性を {Share * 100m:0.##} % 緩和", $"progression of {Whom.En} flattened by {Share * 100m:0.##} %");

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables) => RepricedTariff.With(tariff, Touches, rate => rate with { Tiers = Flat(rate.Tiers) });

    private List<Tier> Flat(IReadOnlyList<Tier> tiers)
    {
        if (tiers.FirstOrDefault(tier => tier.Price.Yen > 0m) is not { } first)
        {
            return [.. tiers];
        }

        var flat = new List<Tier>();
        foreach (var tier in tiers)
        {
            var yen = tier.Price.Yen == 0m ? 0m : ScalePrices.Stepped(tier.Price.Yen + ((first.Price.Yen - tier.Price.Yen) * Share), Step, RoundingMode.HalfUp);
            if (flat.Count > 0 && flat[^1].Price.Yen == yen)
            {
                flat[^1] = flat[^1] with { UpTo = tier.UpTo };
            }
            else
            {
                flat.Add(new Tier(tier.UpTo, new UnitPrice(yen)));
            }
        }

        return flat;
    }
}
