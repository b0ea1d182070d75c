using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Nights;

/// <summary>Fixes a single bill outside the night's bulk path, with the same numbering, claims and postings.</summary>
internal static class BillWriter
{
    /// <summary>The maker of bills under <paramref name="book"/>, which is frozen with them.</summary>
    public static BillMaker Maker(IBillingDatabase database, RuleBook book) => new(new ChargeEngine(book), RuleBookFreezer.Freeze(database, book));

    /// <summary>Numbers <paramref name="draft"/> and adds it with its claims and postings; the caller saves and commits.</summary>
    /// <param name="dueOn">納期限; null = by the rule of the book.</param>
    /// <returns>The claims.</returns>
    public static IReadOnlyList<Claim> Fix(BillingDbContext db, RuleBook book, DraftBill draft, LocalDate? dueOn = null)
    {
        Number(db, draft);
        var on = draft.Bill.FixedOn;
        var (claims, transfers) = (new List<Claim>(2), new List<Transfer>());
        foreach (var part in draft.Parts)
        {
            var lines = draft.LinesOf(part.Service);
            if (Posting.Claim(draft.Bill, part, lines, dueOn ?? DueDate.Of(book, part.Service, on)) is { } claim)
            {
                claims.Add(claim);
                Posting.Assess(claim, lines, on, transfers);
            }
        }

        db.Claims.AddRange(claims);
        db.Transfers.AddRange(transfers);
        return claims;
    }

    /// <summary>Numbers <paramref name="draft"/> and adds it without claims: a reversal moves the claims that are there.</summary>
    public static void Number(BillingDbContext db, DraftBill draft)
    {
        var year = FiscalYear.Of(draft.Bill.FixedOn);
        Numbers.Ensure(db, Numbers.Bills(year));
        draft.Number(BillNumber.Of(year, (int)Numbers.Take(db, Numbers.Bills(year), 1)));
        db.Bills.Add(draft.Bill);
        db.BillParts.AddRange(draft.Parts);
        db.BillLines.AddRange(draft.Lines);
    }
}
