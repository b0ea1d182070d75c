using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Concession;

/// <summary>Reads the movements of a month on sewer fees from the ledger and shares them. Writes nothing.</summary>
public static class ConcessionReader
{
    private const int Chunk = 2_000;

    /// <summary>What a month would settle: every movement up to its last day that no settlement holds yet, from the first day of the first rule on.</summary>
    public static IReadOnlyList<SharedMovement> Open(BillingDbContext db, RuleBook book, BillingMonth month)
    {
        if (First(book) is not { } first)
        {
            return [];
        }

        var last = month.Last;
        var transfers = Moving(db)
            .Where(t => t.PostedOn >= first && t.PostedOn <= last && !db.ConcessionItems.Any(i => i.TransferId == t.Id))
            .OrderBy(t => t.PostedOn).ThenBy(t => t.Id).ToList();
        return Share(db, book, OfFees(db, transfers), item => true);
    }

    /// <summary>The movements that were settled for a month, shared again by the rules of a book.</summary>
    public static IReadOnlyList<SharedMovement> Settled(BillingDbContext db, RuleBook frozen, BillingMonth month)
    {
        var items = db.ConcessionItems.AsNoTracking().Where(i => i.Month == month).OrderBy(i => i.On).ThenBy(i => i.TransferId).ToList();
        return Share(db, frozen, items.ConvertAll(Movement), item => item.Month < month);
    }

    /// <summary>First day on which an operator has a share; null = never.</summary>
    public static LocalDate? First(RuleBook book) => book.Rules.OfType<ConcessionRule>().Select(r => (LocalDate?)r.From).Min();

    /// <summary>Bills fixed in a month that charge the sewer, less those taken back: 調定件数.</summary>
    public static int Bills(BillingDbContext db, BillingMonth month)
    {
        var (first, last) = (month.First, month.Last);
        var kinds = (
            from b in db.Bills
            where b.FixedOn >= first && b.FixedOn <= last && b.UsageId != 0
            join p in db.BillParts on (b.Id * 10) + (long)Service.Sewer equals p.Id
            group b by b.Kind into of
            select new { of.Key, Count = of.Count() }).ToDictionary(x => x.Key, x => x.Count);
        return kinds.Sum(k => k.Key == BillKind.Reversal ? -k.Value : k.Value);
    }

    /// <summary>What was given up of sewer claims in a month, less what was taken back of it: the write-offs' own keys are read, and nothing else of the month.</summary>
    public static Money WrittenOff(BillingDbContext db, BillingMonth month)
    {
        var (first, last) = (month.First, month.Last);
        var (from, before) = (TransferId.Of(Cause.WrittenOff, 0, 0), TransferId.Of(Cause.WrittenOff + 1, 0, 0));
        return new Money(db.Transfers
            .Where(t => t.Id >= from && t.Id < before && t.Fund == Service.Sewer && t.PostedOn >= first && t.PostedOn <= last)
            .Sum(t => t.Credit == Account.Receivable ? t.Amount.Yen : -t.Amount.Yen));
    }

    /// <summary>Transfers that bring money to a sewer claim or take it off again; the fund says whose, and the other account that it is money and no assessment.</summary>
    public static IQueryable<Transfer> Moving(BillingDbContext db) => db.Transfers.AsNoTracking().Where(t => t.Fund == Service.Sewer
        && ((t.Credit == Account.Receivable && (t.Debit == Account.Cash || t.Debit == Account.Clearing))
            || (t.Debit == Account.Receivable && (t.Credit == Account.Cash || t.Credit == Account.Clearing || t.Credit == Account.Overpayment))
            || (t.Credit == Account.Receivable && t.Debit == Account.Overpayment)));

    /// <summary>A transfer as a movement on its claim.</summary>
    public static FeeMovement Movement(Transfer transfer)
    {
        var amount = transfer.Credit == Account.Receivable ? transfer.Amount : -transfer.Amount;
        var kind = TransferId.CauseOf(transfer.Id) switch
        {
            Cause.Received => amount > Money.Zero ? FeeMovementKind.Received : FeeMovementKind.Cancelled,
            Cause.SetOff => FeeMovementKind.SetOff,
            Cause.Overpaid => FeeMovementKind.Overpaid,
            _ => FeeMovementKind.GivenBack,
        };
        return new FeeMovement(transfer.Id, transfer.ClaimId, transfer.PostedOn, kind, amount);
    }

    private static FeeMovement Movement(ConcessionItem item) => new(item.TransferId, item.ClaimId, item.On, item.Kind, item.Collected);

    /// <summary>Only the fee for use is shared: claims of usage bills, not late charges, fees of requests and contributions.</summary>
    private static List<FeeMovement> OfFees(BillingDbContext db, List<Transfer> transfers)
    {
        var usage = transfers.Select(t => t.ClaimId / 100).Distinct().Chunk(Chunk)
            .SelectMany(ids => db.Bills.Where(b => ids.Contains(b.Id) && b.UsageId != 0).Select(b => b.Id)).ToHashSet();
        return [.. transfers.Where(t => usage.Contains(t.ClaimId / 100)).Select(Movement)];
    }

    private static IReadOnlyList<SharedMovement> Share(BillingDbContext db, RuleBook book, IReadOnlyList<FeeMovement> movements, Func<ConcessionItem, bool> isBefore)
    {
        var claims = new Dictionary<long, SharedClaim>();
        foreach (var ids in movements.Select(m => m.ClaimId).Distinct().Chunk(Chunk))
        {
            Add(db, ids, isBefore, claims);
        }

        return ShareCalculator.Share(movements, claims, day => book.InForce<ConcessionRule>(day, Service.Sewer));
    }

    private static void Add(BillingDbContext db, long[] ids, Func<ConcessionItem, bool> isBefore, Dictionary<long, SharedClaim> into)
    {
        var bills = ids.Select(id => id / 100).ToList();
        var parts = bills.ConvertAll(id => BillNumber.Part(id, Service.Sewer));
        var fixedOn = db.Bills.Where(b => bills.Contains(b.Id)).Select(b => new { b.Id, b.FixedOn }).ToDictionary(b => b.Id, b => b.FixedOn);
        var (firstLine, lastLine) = (parts.Min() * 100, (parts.Max() * 100) + 99);
        var other = db.BillLines.Where(l => l.Id >= firstLine && l.Id <= lastLine && parts.Contains(l.Id / 100) && (l.Kind == ChargeLineKind.Fee || l.Kind == ChargeLineKind.JoiningFee || l.Kind == ChargeLineKind.Contribution))
            .Select(l => new { l.Id, l.Charged.Yen }).ToList().ToLookup(l => l.Id / 1000, l => l.Yen);
        var before = db.ConcessionItems.AsNoTracking().Where(i => ids.Contains(i.ClaimId)).ToList().Where(isBefore).OrderBy(i => i.Month).ThenBy(i => i.On).ThenBy(i => i.TransferId).ToLookup(i => i.ClaimId, Movement);
        foreach (var claim in db.Claims.AsNoTracking().Where(c => ids.Contains(c.Id)).ToList())
        {
            into[claim.Id] = new SharedClaim(claim.Amount, claim.Amount - new Money(other[claim.BillId].Sum()), fixedOn[claim.BillId], [.. before[claim.Id]]);
        }
    }
}
