using Billing.Bills;
using Billing.Kernel;
using NodaTime;

namespace Billing.Ledger;

/// <summary>Turns what happened into claims and ledger transfers. Pure: the same cause always gives the same rows with the same keys.</summary>
public static class Posting
{
    /// <summary>The claim of one part, or null where nothing is owed.</summary>
    /// <param name="dueOn">納期限.</param>
    public static Claim? Claim(Bill bill, BillPart part, LocalDate dueOn) => part.Charged == Money.Zero ? null : new Claim
    {
        Id = BillNumber.Claim(bill.Id, part.Service),
        Service = part.Service,
        ContractId = bill.ContractId,
        DebtorId = bill.DebtorId,
        DueOn = dueOn,
        Amount = part.Charged,
        Tax = part.Tax,
    };

    /// <summary>調定: the claim becomes a receivable; revenue is booked without tax, the tax apart (税抜経理).</summary>
    public static void Assess(Claim claim, LocalDate on, ICollection<Transfer> into)
    {
        into.Add(Transfer(Cause.Assessed, claim.Id, 0, claim, Account.Receivable, Account.Revenue, claim.Amount - claim.Tax, on));
        if (claim.Tax != Money.Zero)
        {
            into.Add(Transfer(Cause.Assessed, claim.Id, 1, claim, Account.Receivable, Account.ConsumptionTax, claim.Tax, on));
        }
    }

    /// <summary>更正: takes the claim back. In a later fiscal year the revenue side is 過年度損益修正, because the year is closed.</summary>
    public static void Reverse(Claim claim, LocalDate on, ICollection<Transfer> into)
    {
        var sameYear = FiscalYear.Of(on) == BillNumber.Year(claim.BillId);
        var revenue = sameYear ? Account.Revenue : Account.PriorYearAdjustment;
        into.Add(Transfer(Cause.Reversed, claim.Id, 0, claim, revenue, Account.Receivable, claim.Amount - claim.Tax, on));
        if (claim.Tax != Money.Zero)
        {
            into.Add(Transfer(Cause.Reversed, claim.Id, 1, claim, Account.ConsumptionTax, Account.Receivable, claim.Tax, on));
        }
    }

    /// <summary>過誤納: what had been paid on a claim that is taken back stands to the payer's credit.</summary>
    public static Transfer Overpay(Claim claim, Money paid, LocalDate on)
        => Transfer(Cause.Overpaid, claim.Id, 0, claim, Account.Receivable, Account.Overpayment, paid, on);

    /// <summary>還付: the credit is paid out.</summary>
    public static Transfer Refund(Claim claim, Money amount, LocalDate on)
        => Transfer(Cause.Refunded, claim.Id, 0, claim, Account.Overpayment, Account.Cash, amount, on);

    /// <summary>充当: the credit on <paramref name="from"/> settles part of <paramref name="to"/>, of the same service.</summary>
    public static IEnumerable<Transfer> SetOff(Claim from, Claim to, Money amount, LocalDate on) =>
    [
        Transfer(Cause.SetOff, to.Id, 0, from, Account.Overpayment, Account.Clearing, amount, on),
        Transfer(Cause.SetOff, to.Id, 1, to, Account.Clearing, Account.Receivable, amount, on),
    ];

    private static Transfer Transfer(Cause cause, long causeId, int leg, Claim claim, Account debit, Account credit, Money amount, LocalDate on) => new()
    {
        Id = TransferId.Of(cause, causeId, leg),
        Fund = claim.Service,
        Debit = debit,
        Credit = credit,
        Amount = amount,
        PostedOn = on,
        ClaimId = claim.Id,
    };
}
