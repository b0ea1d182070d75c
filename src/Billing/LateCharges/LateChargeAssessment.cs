using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>A late charge that falls due.</summary>
/// <param name="Course">The debt that was late.</param>
/// <param name="Rule">The rule of its first day of delay.</param>
/// <param name="Accrual">How it came about.</param>
/// <param name="Before">What was assessed on the debt before and stands.</param>
/// <param name="Until">Last day that counts.</param>
public sealed record DueLateCharge(DebtCourse Course, LateChargeRule Rule, Accrual Accrual, Money Before, LocalDate Until)
{
    /// <summary>What is to be assessed; above zero.</summary>
    public Money Yen => Accrual.Yen - Before;
}

/// <summary>Late charges on the claims of the books: what has accrued, what falls due, and its assessment as a claim of its own (随時調定). Works inside the caller's transaction.</summary>
public sealed class LateChargeAssessment(RuleBook book)
{
    /// <summary>What has accrued on claims as if they were paid on <paramref name="on"/>; claims that bear nothing are left out.</summary>
    /// <remarks>Late charges and costs bear no late charge (no interest on interest).</remarks>
    public IReadOnlyDictionary<long, Accrual> Accrued(BillingDbContext db, IEnumerable<OwedAmount> owed, LocalDate on)
    {
        var late = owed.Where(c => c.DueOn < on).Select(c => c.ClaimId).ToList();
        if (late.Count == 0)
        {
            return new Dictionary<long, Accrual>();
        }

        var kinds = ClaimKinds.Of(db, late);
        return DebtCourse.Of(db, late).Values
            .Where(c => !kinds.ContainsKey(c.Claim.Id) && !c.IsDropped)
            .Select(c => (c.Claim.Id, Accrual: RuleOf(c.Claim) is { } rule ? Accrue(rule, book.DelayRates, c, on) : Accrual.None))
            .Where(c => c.Accrual.Yen > Money.Zero)
            .ToDictionary(c => c.Id, c => c.Accrual);
    }

    /// <summary>What falls due on <paramref name="on"/> by payments that are not booked yet.</summary>
    /// <param name="paying">Claim → yen that are about to be paid on it.</param>
    public IReadOnlyList<DueLateCharge> Foresee(BillingDbContext db, IReadOnlyDictionary<long, Money> paying, LocalDate on) =>
        [.. Principals(db, paying.Keys).Select(course => Due(db, course, on, course.Owed - paying[course.Claim.Id])).OfType<DueLateCharge>()];

    /// <summary>What has fallen due by payments that are booked.</summary>
    public IReadOnlyList<DueLateCharge> Fallen(BillingDbContext db, IReadOnlyCollection<long> claimIds) =>
        [.. Principals(db, claimIds).Where(c => c.LastOn is not null).Select(course => Due(db, course, course.LastOn!.Value, course.Owed)).OfType<DueLateCharge>()];

    /// <summary>Makes the claim, an occasional bill whose lines tell the days, bases and rates.</summary>
    /// <param name="paymentId">The payment by which it fell due; 0 = none, or not booked yet.</param>
    /// <returns>Its entry; the claim is <see cref="LateChargeEntry.ClaimId"/>.</returns>
    public LateChargeEntry Assess(BillingDbContext db, DueLateCharge due, long paymentId, string person, LocalDate today)
    {
        var claim = due.Course.Claim;
        var charge = new OccasionalCharge
        {
            DebtorId = claim.DebtorId,
            ContractId = claim.ContractId == 0 ? null : claim.ContractId,
            Service = claim.Service,
            Lines = LateChargeLines.Of(due),
            DueOn = today.PlusDays(due.Rule.DueDays),
            Reason = LateChargeLines.Reason(due),
        };
        var bill = new OccasionalBills(book).Assess(db, charge, person, today);
        var entry = new LateChargeEntry { ClaimId = BillNumber.Claim(bill.Id, claim.Service), PrincipalId = claim.Id, Until = due.Until, PaymentId = paymentId, RuleId = due.Rule.Id };
        db.LateChargeEntries.Add(entry);
        db.SaveChanges();
        return entry;
    }

    /// <summary>Takes back every late charge that fell due by a payment which was taken back itself; what had been paid on it stands to the payer's credit.</summary>
    public static void TakeBack(BillingDbContext db, long paymentId, string reason, string person, LocalDate today)
    {
        foreach (var entry in db.LateChargeEntries.AsNoTracking().Where(e => e.PaymentId == paymentId).OrderBy(e => e.ClaimId).ToList())
        {
            TakeBack(db, entry, reason, person, today);
        }
    }

    /// <summary>Takes one back; does nothing where that was done.</summary>
    internal static bool TakeBack(BillingDbContext db, LateChargeEntry entry, string reason, string person, LocalDate today)
    {
        if (!Stands(db, entry))
        {
            return false;
        }

        OccasionalBills.Reverse(db, entry.ClaimId / 100, reason, person, today);
        return true;
    }

    /// <summary>Whether the bill of a late charge was not taken back.</summary>
    internal static bool Stands(BillingDbContext db, LateChargeEntry entry)
    {
        var bill = db.Bills.AsNoTracking().Single(b => b.Id == entry.ClaimId / 100);
        return !db.Bills.Any(b => b.ContractId == bill.ContractId && b.PeriodTo == bill.PeriodTo && b.Kind == BillKind.Reversal && b.CorrectsId == bill.Id);
    }

    internal static Accrual Accrue(LateChargeRule rule, DelayRates rates, DebtCourse course, LocalDate until, long throughPayment = 0) =>
        LateCharge.Of(rule, rates, course.OwingAfterDue(throughPayment), course.Claim.DueOn, until);

    private LateChargeRule? RuleOf(Claim claim) => book.InForce<LateChargeRule>(claim.DueOn.PlusDays(1), claim.Service);

    private static IEnumerable<DebtCourse> Principals(BillingDbContext db, IEnumerable<long> claimIds)
    {
        var ids = claimIds.ToList();
        var kinds = ClaimKinds.Of(db, ids);
        return DebtCourse.Of(db, ids).Values.Where(c => !kinds.ContainsKey(c.Claim.Id) && !c.IsDropped && c.Claim.Amount > Money.Zero).OrderBy(c => c.Claim.Id);
    }

    private DueLateCharge? Due(BillingDbContext db, DebtCourse course, LocalDate on, Money left)
    {
        if (on <= course.Claim.DueOn || RuleOf(course.Claim) is not { } rule || (rule.When == LateChargeMoment.PaidInFull && left > Money.Zero))
        {
            return null;
        }

        var due = new DueLateCharge(course, rule, Accrue(rule, book.DelayRates, course, on), Standing(db, course.Claim.Id), on);
        return due.Yen > Money.Zero ? due : null;
    }

    /// <summary>What stands assessed on a debt.</summary>
    private static Money Standing(BillingDbContext db, long principalId) => new(db.LateChargeEntries.AsNoTracking().Where(e => e.PrincipalId == principalId).ToList()
        .Where(e => Stands(db, e))
        .Sum(e => db.Claims.Single(c => c.Id == e.ClaimId).Amount.Yen));
}

/// <summary>A claim and when it was due.</summary>
public readonly record struct OwedAmount(long ClaimId, LocalDate DueOn);
