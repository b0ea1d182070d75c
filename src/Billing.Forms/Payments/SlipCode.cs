using Billing.Bills;
using Billing.Collection;
using Billing.Exchange.Barcodes;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>The slip of a bill as it is issued for printing, with the digits of its barcode.</summary>
/// <param name="Slip">With its number.</param>
/// <param name="Limit">Until when shops take it; null = they do not.</param>
/// <param name="Digits">44 digits; null where no shop takes it.</param>
public sealed record SlipCode(IssuedSlip Slip, LocalDate? Limit, string? Digits)
{
    /// <param name="owed">What is owed on the bill, at least one claim.</param>
    /// <param name="by">Who prints it.</param>
    /// <param name="anew">再発行.</param>
    /// <param name="until">Term of the letter that it stands on.</param>
    public static SlipCode Issue(IBillingDatabase database, RuleBook book, long billId, IReadOnlyList<OwedClaim> owed, LocalDate today, string by, bool anew = false, LocalDate? until = null)
    {
        var rule = book.InForce<StoreSlipRule>(today);
        var slip = SlipIssuing.Issue(database, billId, owed, rule, today, by, anew, until);
        var limit = slip.Limit >= today ? slip.Limit : null;
        return new SlipCode(slip, limit, limit is null || rule is null ? null : new StoreBarcode { Issuer = rule.Issuer, Free = rule.Company + slip.Key, Reissue = slip.Reissue, Limit = limit, Amount = slip.Amount }.Digits);
    }

    /// <summary>What is owed on all claims of a bill; empty = it is paid.</summary>
    public static IReadOnlyList<OwedClaim> Owed(BillingDbContext db, long billId)
    {
        var (first, last) = BillNumber.Claims(billId);
        var claims = db.Claims.Where(c => c.Id >= first && c.Id <= last).Select(c => c.Id).ToList();
        return [.. OwedClaim.Of(db, claims).OrderBy(c => c.Claim.Id)];
    }
}
