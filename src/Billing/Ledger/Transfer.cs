using Billing.Kernel;
using NodaTime;

namespace Billing.Ledger;

/// <summary>One entry of the books: an amount from a debit account to a credit account of one fund. Append-only; balances by construction.</summary>
public sealed class Transfer
{
    /// <summary>Derived from the cause, so that a retry meets its own key; see <see cref="TransferId"/>.</summary>
    public long Id { get; set; }

    /// <summary>The fund: water and sewer keep separate books (地方公営企業法 17条).</summary>
    public Service Fund { get; set; }

    public Account Debit { get; set; }

    public Account Credit { get; set; }

    /// <summary>Always positive; the direction is in the accounts.</summary>
    public Money Amount { get; set; }

    public LocalDate PostedOn { get; set; }

    /// <summary>The claim whose balance it moves; 0 = none.</summary>
    public long ClaimId { get; set; }
}

/// <summary>勘定科目. A receivable or overpayment is kept per claim by <see cref="Transfer.ClaimId"/>.</summary>
public enum Account : byte
{
    /// <summary>未収金.</summary>
    Receivable = 1,

    /// <summary>料金収益 / 使用料収益, tax excluded.</summary>
    Revenue = 2,

    /// <summary>仮受消費税.</summary>
    ConsumptionTax = 3,

    /// <summary>現金預金.</summary>
    Cash = 4,

    /// <summary>過誤納金: money received above what is owed, to be set off or repaid.</summary>
    Overpayment = 5,

    /// <summary>過年度損益修正: corrections of a closed fiscal year.</summary>
    PriorYearAdjustment = 6,

    /// <summary>充当仮勘定: through it an overpayment on one claim settles another; always back at zero.</summary>
    Clearing = 7,

    /// <summary>手数料 (開栓手数料 …), tax excluded.</summary>
    Fees = 8,

    /// <summary>加入金・分担金, tax excluded.</summary>
    JoiningFees = 9,

    /// <summary>受益者負担金 (都市計画法 75条), not taxed.</summary>
    Contributions = 10,

    /// <summary>不納欠損: receivables that were given up.</summary>
    WrittenOff = 11,

    /// <summary>延滞金・遅延損害金, not taxed.</summary>
    LateCharges = 12,

    /// <summary>還付加算金: what is added to money paid back.</summary>
    RefundInterest = 13,

    /// <summary>利用料金: the operator's share, taken out of the city's revenue by the monthly settlement.</summary>
    OperatorShare = 14,

    /// <summary>運営権者預り金: the share until it is paid over.</summary>
    OperatorPayable = 15,

    /// <summary>使用料徴収事務負担金: a cost of the sewer, an income of the water works.</summary>
    BillingCost = 16,

    /// <summary>他会計勘定: what one fund owes the other.</summary>
    InterFund = 17,

    /// <summary>仮受金: money of a file that settles nothing by itself, until a person clears it.</summary>
    Suspense = 18,

    /// <summary>現金過不足: what a clerk's drawer had too much or too little (雑収益・雑損失).</summary>
    CashDifference = 19,
}

/// <summary>What moved the money; the first digits of a transfer's id.</summary>
public enum Cause : byte
{
    /// <summary>調定: a claim was fixed.</summary>
    Assessed = 1,

    /// <summary>更正: a claim was taken back.</summary>
    Reversed = 2,

    /// <summary>収納: a payment was allocated to a claim.</summary>
    Received = 3,

    /// <summary>An overpayment left the claim.</summary>
    Overpaid = 4,

    /// <summary>還付.</summary>
    Refunded = 5,

    /// <summary>充当: an overpayment settles another claim; the id is that claim's.</summary>
    SetOff = 6,

    /// <summary>不納欠損: a receivable was given up; the id is its claim's.</summary>
    WrittenOff = 7,

    /// <summary>還付加算金.</summary>
    RefundInterest = 8,

    /// <summary>Monthly settlement with the operator and between the funds; the id is the month as 202611.</summary>
    Settled = 9,

    /// <summary>仮受け: money came in that settles nothing, or left suspense again; the id is the item's.</summary>
    Suspended = 10,

    /// <summary>現金過不足 of a drawer; the id is the drawer's.</summary>
    CashDiffers = 11,

    /// <summary>減免: a late charge was waived, or that was taken back; the id is its claim's.</summary>
    Waived = 12,
}

/// <summary>Ids that say why: cause, the id of what caused it, and which leg.</summary>
public static class TransferId
{
    private const long PerCause = 100_000_000_000_000_000;

    /// <summary>Cause × 10^17 + <paramref name="causeId"/> × 10 + <paramref name="leg"/>. The cause's id has at most 16 digits, a leg is 0–9.</summary>
    public static long Of(Cause cause, long causeId, int leg)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(causeId, PerCause / 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leg, 9);
        return ((long)cause * PerCause) + (causeId * 10) + leg;
    }

    /// <summary>The first leg from which <paramref name="legs"/> are unused: a claim may be paid out or set off in several parts.</summary>
    /// <exception cref="BusinessRuleException"><c>ledger.too-many-parts</c>: all are used.</exception>
    public static int FreeLeg(BillingDbContext db, Cause cause, long causeId, int legs)
    {
        var (first, last) = (Of(cause, causeId, 0), Of(cause, causeId, 9));
        var next = db.Transfers.Where(t => t.Id >= first && t.Id <= last).Max(t => (long?)t.Id) is { } used ? (int)(used - first) + 1 : 0;
        return next + legs <= 10 ? next : throw new BusinessRuleException(
            "ledger.too-many-parts",
            $"債権{causeId}の充当・還付は{10 / legs}回までです。残額をまとめて処理してください。",
            $"Claim {causeId} can be set off or paid out in {10 / legs} parts at most, and all are used.");
    }

    public static Cause CauseOf(long id) => (Cause)(id / PerCause);

    /// <summary>The id of what caused it.</summary>
    public static long CauseIdOf(long id) => id % PerCause / 10;
}
