using Billing.Bills;
using Billing.Kernel;
using NodaTime;

namespace Billing.Ledger;

/// <summary>Turns what happened into claims and ledger transfers. Pure: the same cause always gives the same rows with the same keys.</summary>
/// <remarks>A claim may be negative (精算, a discount above the charge): its postings run the other way and what it gives back stands to the payer's credit.</remarks>
public static class Posting
{
    private const int RevenueLeg = 0;
    private const int TaxLeg = 1;
    private const int FeeLeg = 2;
    private const int JoiningLeg = 3;
    private const int CreditLeg = 4;
    private const int ContributionLeg = 5;
    private const int LateChargeLeg = 6;

    /// <summary>The claim of one part; null where nothing is owed and nothing is to be booked.</summary>
    /// <param name="lines">Lines of the part; empty for an ordinary charge.</param>
    /// <param name="dueOn">納期限.</param>
    public static Claim? Claim(Bill bill, BillPart part, IReadOnlyList<BillLine> lines, LocalDate dueOn) =>
        part.Charged == Money.Zero && ClaimShares.Of(part.Charged, part.Tax, lines).AreNothing ? null : new Claim
        {
            Id = BillNumber.Claim(bill.Id, part.Service),
            Service = part.Service,
            ContractId = bill.ContractId,
            DebtorId = bill.DebtorId,
            DueOn = dueOn,
            Amount = part.Charged,
            Tax = part.Tax,
        };

    /// <summary>調定: the claim becomes a receivable; revenue is booked without tax, the tax apart (税抜経理), 手数料, 加入金 and 受益者負担金 on accounts of their own.</summary>
    /// <param name="lines">Lines of the claim's part; empty for an ordinary charge.</param>
    public static void Assess(Claim claim, IReadOnlyList<BillLine> lines, LocalDate on, ICollection<Transfer> into)
    {
        var shares = ClaimShares.Of(claim.Amount, claim.Tax, lines);
        Book(Cause.Assessed, RevenueLeg, claim, Account.Receivable, Account.Revenue, shares.Revenue, on, into);
        Book(Cause.Assessed, TaxLeg, claim, Account.Receivable, Account.ConsumptionTax, shares.Tax, on, into);
        Book(Cause.Assessed, FeeLeg, claim, Account.Receivable, Account.Fees, shares.Fees, on, into);
        Book(Cause.Assessed, JoiningLeg, claim, Account.Receivable, Account.JoiningFees, shares.Joining, on, into);
        Book(Cause.Assessed, ContributionLeg, claim, Account.Receivable, Account.Contributions, shares.Contributions, on, into);
        Book(Cause.Assessed, LateChargeLeg, claim, Account.Receivable, Account.LateCharges, shares.LateCharges, on, into);
        if (claim.Amount < Money.Zero)
        {
            Book(Cause.Assessed, CreditLeg, claim, Account.Receivable, Account.Overpayment, -claim.Amount, on, into);
        }
    }

    /// <summary>更正: takes the claim back. In a later fiscal year the revenue side is 過年度損益修正, because the year is closed.</summary>
    /// <param name="lines">Lines of the claim's part.</param>
    /// <param name="credit">For a negative claim: how much of what it gave still stands to the payer's credit. What was paid out or set off since is owed again.</param>
    public static void Reverse(Claim claim, IReadOnlyList<BillLine> lines, Money credit, LocalDate on, ICollection<Transfer> into)
    {
        var shares = ClaimShares.Of(claim.Amount, claim.Tax, lines);
        var sameYear = FiscalYear.Of(on) == BillNumber.Year(claim.BillId);
        Account Side(Account account) => sameYear ? account : Account.PriorYearAdjustment;
        Book(Cause.Reversed, RevenueLeg, claim, Side(Account.Revenue), Account.Receivable, shares.Revenue, on, into);
        Book(Cause.Reversed, TaxLeg, claim, Account.ConsumptionTax, Account.Receivable, shares.Tax, on, into);
        Book(Cause.Reversed, FeeLeg, claim, Side(Account.Fees), Account.Receivable, shares.Fees, on, into);
        Book(Cause.Reversed, JoiningLeg, claim, Side(Account.JoiningFees), Account.Receivable, shares.Joining, on, into);
        Book(Cause.Reversed, ContributionLeg, claim, Side(Account.Contributions), Account.Receivable, shares.Contributions, on, into);
        Book(Cause.Reversed, LateChargeLeg, claim, Side(Account.LateCharges), Account.Receivable, shares.LateCharges, on, into);
        if (claim.Amount < Money.Zero)
        {
            Book(Cause.Reversed, CreditLeg, claim, Account.Overpayment, Account.Receivable, credit, on, into);
        }
    }

    /// <summary>Takes <paramref name="old"/> back and lets what had been paid on it settle <paramref name="now"/>, the claim in its place.</summary>
    /// <param name="lines">Lines of the old claim's part.</param>
    /// <param name="owed">What is still owed on the old claim.</param>
    /// <param name="credit">What stands to the payer's credit on it.</param>
    /// <param name="now">Null where the new bill claims nothing for the service.</param>
    public static void Replace(Claim old, IReadOnlyList<BillLine> lines, Money owed, Money credit, Claim? now, LocalDate on, ICollection<Transfer> into)
    {
        Reverse(old, lines, credit, on, into);
        if (old.Amount < Money.Zero)
        {
            // What the old claim gave and the payer has had already is owed; the credit of the new one settles it.
            var had = -old.Amount - credit;
            Settle(now, old, Smaller(had, -(now?.Amount ?? Money.Zero)), on, into);
            return;
        }

        var paid = old.Amount - owed;
        Book(Cause.Overpaid, 0, old, Account.Receivable, Account.Overpayment, paid, on, into);
        Settle(old, now, Smaller(paid, now?.Amount ?? Money.Zero), on, into);
    }

    /// <summary>還付: the credit is paid out.</summary>
    /// <param name="leg">0, or the next free one where part was paid out before.</param>
    public static Transfer Refund(Claim claim, Money amount, LocalDate on, int leg = 0)
        => Transfer(Cause.Refunded, claim.Id, leg, claim, Account.Overpayment, Account.Cash, amount, on);

    /// <summary>還付加算金 on what is paid back of a claim.</summary>
    /// <param name="leg">0, or the next free one where interest was paid before.</param>
    public static Transfer Interest(Claim claim, Money amount, LocalDate on, int leg = 0)
        => Transfer(Cause.RefundInterest, claim.Id, leg, claim, Account.RefundInterest, Account.Cash, amount, on);

    /// <summary>充当: the credit on <paramref name="from"/> settles part of <paramref name="to"/>, of the same service.</summary>
    /// <param name="leg">0, or the next free one where credits settled part of <paramref name="to"/> before.</param>
    public static IEnumerable<Transfer> SetOff(Claim from, Claim to, Money amount, LocalDate on, int leg = 0) =>
    [
        Transfer(Cause.SetOff, to.Id, leg, from, Account.Overpayment, Account.Clearing, amount, on),
        Transfer(Cause.SetOff, to.Id, leg + 1, to, Account.Clearing, Account.Receivable, amount, on),
    ];

    /// <summary>不納欠損: what is owed is given up.</summary>
    /// <param name="leg">0, or the next free one where part was given up before.</param>
    public static Transfer WriteOff(Claim claim, Money amount, LocalDate on, int leg = 0)
        => Transfer(Cause.WrittenOff, claim.Id, leg, claim, Account.WrittenOff, Account.Receivable, amount, on);

    /// <summary>不納欠損の取消: what was given up is owed again.</summary>
    /// <param name="leg">The next free one of the claim's write-offs.</param>
    public static Transfer WriteOffBack(Claim claim, Money amount, LocalDate on, int leg)
        => Transfer(Cause.WrittenOff, claim.Id, leg, claim, Account.Receivable, Account.WrittenOff, amount, on);

    /// <summary>減免: a late charge is lowered. In a later fiscal year than its assessment's the revenue side is 過年度損益修正.</summary>
    /// <param name="leg">0, or the next free one where part was waived before.</param>
    public static Transfer Waive(Claim claim, Money amount, LocalDate on, int leg)
        => Transfer(Cause.Waived, claim.Id, leg, claim, FiscalYear.Of(on) == BillNumber.Year(claim.BillId) ? Account.LateCharges : Account.PriorYearAdjustment, Account.Receivable, amount, on);

    /// <summary>The opposite of a waiver.</summary>
    /// <param name="waived">What <see cref="Waive"/> booked.</param>
    /// <param name="leg">The next free one of the claim's waivers.</param>
    public static Transfer WaiveBack(Claim claim, Transfer waived, LocalDate on, int leg)
        => Transfer(Cause.Waived, claim.Id, leg, claim, waived.Credit, waived.Debit, waived.Amount, on);

    /// <summary>仮受け: money came in that settles nothing yet. It stands in the water works' books, whose bank account receives it, until it is known whose it is.</summary>
    public static Transfer Suspend(long itemId, Money amount, LocalDate on) => Suspense(itemId, 0, Account.Cash, Account.Suspense, amount, on);

    /// <summary>It leaves suspense: paid back or returned, or booked as a payment of the fund that it settles.</summary>
    public static Transfer EndSuspense(long itemId, Money amount, LocalDate on) => Suspense(itemId, 1, Account.Suspense, Account.Cash, amount, on);

    /// <summary>現金過不足 of a drawer, in the water works' books, whose counter it is.</summary>
    /// <param name="difference">Not zero; above zero = too much.</param>
    public static Transfer CashDifference(long drawerId, Money difference, LocalDate on) => new()
    {
        Id = TransferId.Of(Cause.CashDiffers, drawerId, 0),
        Fund = Service.Water,
        Debit = difference > Money.Zero ? Account.Cash : Account.CashDifference,
        Credit = difference > Money.Zero ? Account.CashDifference : Account.Cash,
        Amount = difference > Money.Zero ? difference : -difference,
        PostedOn = on,
    };

    private static Transfer Suspense(long itemId, int leg, Account debit, Account credit, Money amount, LocalDate on) => new()
    {
        Id = TransferId.Of(Cause.Suspended, itemId, leg),
        Fund = Service.Water,
        Debit = debit,
        Credit = credit,
        Amount = amount,
        PostedOn = on,
    };

    private static void Settle(Claim? from, Claim? to, Money amount, LocalDate on, ICollection<Transfer> into)
    {
        if (amount <= Money.Zero || from is null || to is null)
        {
            return;
        }

        foreach (var transfer in SetOff(from, to, amount, on))
        {
            into.Add(transfer);
        }
    }

    private static Money Smaller(Money a, Money b) => a < b ? a : b;

    /// <summary>One leg; a negative amount runs the other way, and nothing is booked for nothing.</summary>
    private static void Book(Cause cause, int leg, Claim claim, Account debit, Account credit, Money amount, LocalDate on, ICollection<Transfer> into)
    {
        if (amount > Money.Zero)
        {
            into.Add(Transfer(cause, claim.Id, leg, claim, debit, credit, amount, on));
        }
        else if (amount < Money.Zero)
        {
            into.Add(Transfer(cause, claim.Id, leg, claim, credit, debit, -amount, on));
        }
    }

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
