using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>基本水量: the m³ that the base covers become others, or none.</summary>
/// <param name="UpTo">m³ of one application of the table; 0 = the first m³ costs already.</param>
public sealed record ChangeBaseVolume(IReadOnlyList<string>? UseClasses, decimal UpTo) : ProposalChange(UseClasses)
{
    public override Sentence Said => UpTo == 0m
        ? new($"{Whom.Ja}の基本水量を廃止", $"no base volume for {Whom.En}")
        : new($"{Whom.Ja}の基本水量を {UpTo:0.##} m³", $"base volume of {Whom.En}: {UpTo:0.##} m³");

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables) => RepricedTariff.With(tariff, Touches, rate => rate with { Tiers = Covered(rate) });

    /// <summary>A tier that ends within the new base volume goes; the first that goes on begins after it.</summary>
    private List<Tier> Covered(Rate rate)
    {
        var paying = rate.Tiers.SkipWhile(tier => tier.Price.Yen == 0m && tier.UpTo is not null).SkipWhile(tier => tier.UpTo <= UpTo).ToList();
        if (paying.Count == 0)
        {
            throw new BusinessRuleException("revision.base-volume", $"「{rate.UseClass}」の料金表は {UpTo:0.##} m³ より上の単価を持ちません。", $"'{rate.UseClass}' has no price above {UpTo:0.##} m³.");
        }

        return UpTo == 0m ? paying : [new Tier(UpTo, new UnitPrice(0m)), .. paying];
    }
}
