using Billing.Kernel;
using Billing.Ledger;
using Billing.Machines;
using Billing.Requests.Consequences;

namespace Billing.Requests;

/// <summary>What a request has been charged, from its effects, and what is still owed of it, from the books.</summary>
public static class RequestFees
{
    /// <summary>Guard of every step that waits for money.</summary>
    public static readonly Guard<RequestFile> Paid = new("feePaid", new("手数料等が納付済である", "fees are paid"), file => file.FeesOwed > Money.Zero
        ? new Sentence(
            $"手数料等 {file.FeesOwed}円が未納です。納付を確かめてから進めてください。",
            $"Fees of {file.FeesOwed} yen are not paid yet.")
        : null);

    /// <summary>Fees that were assessed and neither undone nor taken back.</summary>
    public static IReadOnlyList<AssessFee> Standing(IReadOnlyList<RequestEffect> effects)
    {
        var takenBack = effects.Where(e => e.Kind == nameof(TakeBackFee)).Select(e => ((TakeBackFee)Consequence.Read(e.Kind, e.Content)).BillId).ToHashSet();
        return [.. effects.Where(e => e.Kind == nameof(AssessFee) && e.UndoneByStepId is null).Select(e => (AssessFee)Consequence.Read(e.Kind, e.Content)).Where(f => !takenBack.Contains(f.BillId))];
    }

    /// <summary>What is owed of them now.</summary>
    public static Money Owed(BillingDbContext db, IReadOnlyList<RequestEffect> effects) =>
        new(Standing(effects).Sum(fee => Balances.Owed(db, fee.ClaimId).Yen));
}
