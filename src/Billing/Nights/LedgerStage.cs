using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>Stage 4: each part of a bill becomes a claim with its due date, and the claim enters the books.</summary>
internal sealed class LedgerStage(IBillingDatabase database, Night night, RuleBook book) : IStage
{
    private static readonly List<BillLine> None = [];

    public object Prepare(BillingDbContext db, NightStep step)
    {
        var (first, last) = BillRange.Of(db, night.Id, step.Chunk);
        var rows = new Rows();
        if (first == 0)
        {
            return rows;
        }

        // Only the columns that a claim is made of: this stage reads every bill of the night.
        var bills = db.Bills.Where(b => b.Id >= first && b.Id <= last)
            .Select(b => new Bill { Id = b.Id, ContractId = b.ContractId, DebtorId = b.DebtorId })
            .ToDictionary(b => b.Id);
        var parts = db.BillParts
            .Where(p => p.Id >= first * 10 && p.Id <= (last * 10) + 9)
            .OrderBy(p => p.Id)
            .Select(p => new BillPart { Id = p.Id, Service = p.Service, UseClass = "", Charged = p.Charged, Tax = p.Tax });
        var due = new Dictionary<Service, NodaTime.LocalDate>
        {
            [Service.Water] = DueDate.Of(book, Service.Water, night.Date),
            [Service.Sewer] = DueDate.Of(book, Service.Sewer, night.Date),
        };
        var lines = Lines(db, first, last);
        foreach (var part in parts)
        {
            var of = lines.GetValueOrDefault(part.Id, None);
            if (Posting.Claim(bills[part.BillId], part, of, due[part.Service]) is { } claim)
            {
                rows.Claims.Add(claim);
                Posting.Assess(claim, of, night.Date, rows.Transfers);
            }
        }

        rows.Bills = bills.Count;
        return rows;
    }

    public void Write(BillingDbContext db, NightStep step, object prepared)
    {
        var rows = (Rows)prepared;
        database.BulkWrite(db, rows.Claims);

        // Ascending keys: the two legs of a claim stand side by side, and the table only grows at its end.
        database.BulkWrite(db, rows.Transfers);
        step.Done = rows.Bills;
        step.Yen = rows.Claims.Sum(c => c.Amount.Yen);
    }

    /// <summary>Few parts have lines: one range of their keys tells all of the chunk.</summary>
    private static Dictionary<long, List<BillLine>> Lines(BillingDbContext db, long firstBill, long lastBill)
    {
        var (first, last) = BillNumber.Lines(firstBill, lastBill);
        return db.BillLines.Where(l => l.Id >= first && l.Id <= last)
            .Select(l => new BillLine { Id = l.Id, Service = l.Service, Kind = l.Kind, Ja = "", En = "", Charged = l.Charged, Tax = l.Tax })
            .AsEnumerable()
            .GroupBy(l => l.PartId)
            .ToDictionary(of => of.Key, of => of.ToList());
    }

    private sealed class Rows
    {
        public List<Claim> Claims { get; } = [];

        public List<Transfer> Transfers { get; } = [];

        public int Bills { get; set; }
    }
}

/// <summary>The bills that a chunk's bill step wrote.</summary>
internal static class BillRange
{
    /// <summary>First and last key, without gaps between; (0, 0) when there are none.</summary>
    public static (long First, long Last) Of(BillingDbContext db, int nightId, int chunk)
    {
        var step = db.NightSteps.AsNoTracking().Single(s => s.NightId == nightId && s.Stage == Stage.Bills && s.Chunk == chunk);
        return (step.FirstId, step.LastId);
    }
}
