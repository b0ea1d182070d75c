using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;

namespace Billing.Ledger;

/// <summary>How a claim is shared out over the accounts, by its bill's lines. Each may be negative: more taken off than charged.</summary>
/// <param name="Revenue">料金, less discounts and what had been charged earlier; tax excluded.</param>
/// <param name="Tax">Consumption tax.</param>
/// <param name="Fees">手数料, tax excluded.</param>
/// <param name="Joining">加入金, tax excluded.</param>
/// <param name="Contributions">受益者負担金.</param>
/// <param name="LateCharges">延滞金・遅延損害金.</param>
public readonly record struct ClaimShares(Money Revenue, Money Tax, Money Fees, Money Joining, Money Contributions, Money LateCharges)
{
    /// <summary>Whether nothing is to be booked.</summary>
    public bool AreNothing => this == default;

    /// <param name="lines">Lines of the part; empty for an ordinary charge, which is all revenue and tax.</param>
    public static ClaimShares Of(Money amount, Money tax, IReadOnlyList<BillLine> lines)
    {
        var (fees, joining, contributions, late) = (Money.Zero, Money.Zero, Money.Zero, Money.Zero);
        for (var i = 0; i < lines.Count; i++)
        {
            switch (lines[i].Kind)
            {
                case ChargeLineKind.Fee or ChargeLineKind.CollectionCost:
                    fees += lines[i].Charged - lines[i].Tax;
                    break;
                case ChargeLineKind.JoiningFee:
                    joining += lines[i].Charged - lines[i].Tax;
                    break;
                case ChargeLineKind.Contribution:
                    contributions += lines[i].Charged - lines[i].Tax;
                    break;
                case ChargeLineKind.LateCharge:
                    late += lines[i].Charged - lines[i].Tax;
                    break;
                default:
                    break;
            }
        }

        return new ClaimShares(amount - tax - fees - joining - contributions - late, tax, fees, joining, contributions, late);
    }
}
