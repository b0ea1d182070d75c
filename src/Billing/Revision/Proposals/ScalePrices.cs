using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>Every price times a percentage, in whole steps.</summary>
/// <param name="Percent">Change, 17 = 17 % more.</param>
/// <param name="Step">Yen in whole multiples of which the new prices stand, e.g. 1, 5, 0.1.</param>
/// <param name="Mode">How.</param>
public sealed record ScalePrices(IReadOnlyList<string>? UseClasses, PriceKinds Prices, decimal Percent, decimal Step, RoundingMode Mode) : ProposalChange(UseClasses)
{
    public override Sentence Said => new($"{Whom.Ja}の{Words(Prices).Ja}を {Percent:+0.####;-0.####} %", $"{Words(Prices).En} of {Whom.En}: {Percent:+0.####;-0.####} %");

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables) => RepricedTariff.With(tariff, Prices, Touches, price => Stepped(price * (1m + (Percent / 100m)), Step, Mode));

    /// <summary><paramref name="yen"/> in whole multiples of <paramref name="step"/>.</summary>
    internal static decimal Stepped(decimal yen, decimal step, RoundingMode mode) => Rounding.To(yen / step, 1, mode) * step;
}
