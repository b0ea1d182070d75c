using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision.Proposals;

/// <summary>A common amount on every price that is not zero (各用途共通の値上げ幅).</summary>
/// <param name="Yen">May be negative; no price falls below zero.</param>
public sealed record AddToPrices(IReadOnlyList<string>? UseClasses, PriceKinds Prices, decimal Yen) : ProposalChange(UseClasses)
{
    public override Sentence Said => new($"{Whom.Ja}の{Words(Prices).Ja}を一律 {Yen:+#,0.######;-#,0.######} 円", $"{Words(Prices).En} of {Whom.En}: {Yen:+#,0.######;-#,0.######} yen each");

    protected override Tariff Make(Tariff tariff, IReadOnlyDictionary<string, Tariff> tables) =>
        RepricedTariff.With(tariff, Prices, Touches, price => price == 0m ? 0m : Math.Max(0m, price + Yen));
}
