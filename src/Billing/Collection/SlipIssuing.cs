using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Collection;

/// <summary>Issues payment slips. Printing what stands prints the same slip again, under the same key; what has changed, or is asked for anew, is a reissue.</summary>
public static class SlipIssuing
{
    /// <summary>Most reissues: one digit in the barcode.</summary>
    public const int MostReissues = 9;

    /// <summary>The slip of a bill for what is owed on it now.</summary>
    /// <param name="owed">The bill's claims with something owed, at least one.</param>
    /// <param name="rule">Barcodes of shops; null = the utility has none.</param>
    /// <param name="anew">再発行: the slip before is lost or spoilt, and is refused when it is paid.</param>
    /// <param name="until">指定期限 of the letter that it is printed on: shops take it until then at least; null = no other than the rule's days.</param>
    public static IssuedSlip Issue(IBillingDatabase database, long billId, IReadOnlyList<OwedClaim> owed, StoreSlipRule? rule, LocalDate today, string by, bool anew = false, LocalDate? until = null)
    {
        using var db = database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var last = db.IssuedSlips.AsNoTracking().Where(s => s.BillId == billId).OrderByDescending(s => s.Reissue).FirstOrDefault();
        if (last is not null && !anew && IsGood(db, last, owed, rule, today, until))
        {
            return last;
        }

        var amount = new Money(owed.Sum(c => c.Owed.Yen));
        var reissue = last is null ? 0 : last.Reissue + 1;
        var due = owed.Min(c => c.Claim.DueOn);
        var slip = new IssuedSlip
        {
            BillId = billId,
            Reissue = reissue,
            Amount = amount,
            DueOn = due,
            Limit = rule is not null && amount <= rule.Most && reissue <= MostReissues ? rule.Limit(due, today, until) : null,
            IssuedOn = today,
            IssuedBy = by,
        };
        db.IssuedSlips.Add(slip);
        db.SaveChanges();
        db.IssuedSlipClaims.AddRange(owed.Select(c => new IssuedSlipClaim { SlipId = slip.Id, ClaimId = c.Claim.Id, Amount = c.Owed }));
        db.SaveChanges();
        transaction.Commit();
        return slip;
    }

    /// <summary>Whether a later slip of the same bill has taken its place.</summary>
    public static bool IsIssuedOver(BillingDbContext db, IssuedSlip slip) => db.IssuedSlips.Any(s => s.BillId == slip.BillId && s.Reissue > slip.Reissue);

    /// <summary>The same claims and amounts, and shops take it as long as it is needed, or would take a new one no longer either.</summary>
    private static bool IsGood(BillingDbContext db, IssuedSlip slip, IReadOnlyList<OwedClaim> owed, StoreSlipRule? rule, LocalDate today, LocalDate? until)
    {
        var claims = db.IssuedSlipClaims.AsNoTracking().Where(c => c.SlipId == slip.Id).ToDictionary(c => c.ClaimId, c => c.Amount);
        var same = claims.Count == owed.Count && owed.All(c => claims.TryGetValue(c.Claim.Id, out var amount) && amount == c.Owed);
        var needed = until is { } term && term > today ? term : today;
        var expired = slip.Limit < needed && rule is not null && slip.Amount <= rule.Most && rule.Limit(slip.DueOn, today, until) > slip.Limit;
        return same && !expired;
    }
}
