using Billing.Bills;
using Billing.Kernel;
using Billing.Nights;

namespace Billing.Requests.Consequences;

/// <summary>An assessed fee is taken back because it was wrong. It is not undone: the fee is fixed anew instead.</summary>
public sealed record TakeBackFee(long BillId, string Reason, Money Total) : Consequence
{
    public override Money? Yen => -Total;

    public override Sentence Told => new($"調定 {BillNumber.Print(BillId)} を取り消します({Reason})", $"Bill {BillNumber.Print(BillId)} is taken back ({Reason})");

    public override Task Apply(Act act)
    {
        OccasionalBills.Reverse(act.Db, BillId, Reason, act.Office.Person, act.Office.Today);
        return Task.CompletedTask;
    }

    public override Task Undo(Act act) => throw Act.CannotUndo("手数料をもう一度確定してください。", "fix the fee anew.");
}
