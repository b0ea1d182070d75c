using Billing.Collection;
using Billing.Places;
using Billing.Requests.Consequences;
using NodaTime;

namespace Billing.Requests.Moving;

/// <summary>What becomes of the 口座振替 of a contract that ends: it holds until the last bill has been debited, and no longer.</summary>
internal static class LeavingMandates
{
    /// <summary>Adds the end of every mandate of the contract but those that go on elsewhere. Comes after the settlement in the plan, because its last bill tells the day.</summary>
    /// <param name="moved">Keys of mandates that the act carries over to another contract.</param>
    public static async Task End(Leaving leaving, IReadOnlyCollection<long> moved)
    {
        var (office, plan) = (leaving.File.Office, leaving.Plan);
        var mandates = (await Mandates.OfContract(office.Db, leaving.File.Contract!.Id, office.Today)).FindAll(m => !moved.Contains(m.Id));
        if (mandates.Count == 0 || !leaving.Values.AreRight)
        {
            return;
        }

        if (leaving.IsHeld)
        {
            plan.Warn(
                "最終料金が保留の間は、口座振替を終わらせません。調定の後、支払方法変更で終わらせてください。",
                "While the last bill is held, the mandate is not ended: end it by a change of payment once the bill is made.");
            return;
        }

        var lastDay = LastDebit(leaving);
        foreach (var mandate in mandates)
        {
            plan.Add(EndMandate.Of(mandate, mandate.State == MandateState.Requested ? office.Today : lastDay));
            if (mandate.State == MandateState.Requested)
            {
                plan.Warn(
                    "金融機関の確認を待っている口座振替依頼を取り下げます。金融機関にも連絡してください。",
                    "A mandate that waits for the bank's answer is withdrawn: tell the bank too.");
            }
        }
    }

    /// <summary>The last day on which something of the contract is to be debited: the due day of its last bill, or of one that is owed already; today where nothing is debited any more.</summary>
    public static LocalDate LastDebit(Leaving leaving)
    {
        var (file, today) = (leaving.File, leaving.File.Office.Today);
        var days = new List<LocalDate> { today };
        if (file.Terms?.PaymentMethod == PaymentMethod.DirectDebit)
        {
            days.AddRange(OwedClaim.OfContract(file.Office.Db, file.Contract!.Id).Select(c => c.Claim.DueOn));
        }

        if ((file.Form.Word<PaymentMethod>("finalPayment") ?? file.Terms?.PaymentMethod) == PaymentMethod.DirectDebit && leaving.LastDue is { } due)
        {
            days.Add(due);
        }

        return days.Max();
    }
}
