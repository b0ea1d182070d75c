using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Forms.Notices;

/// <summary>A bill with whom and what it is about.</summary>
internal sealed record NoticeBill(Bill Bill, Contract Contract, ServicePoint Point, Customer User, Customer Payer, Usage Usage);

/// <summary>Everything that the notices of a range of bills say, read set by set: the number of queries does not grow with the bills.</summary>
internal sealed class NoticeRows
{
    /// <summary>Months to look back, so that the twelve periods before a two-monthly one are there.</summary>
    private const int MonthsBack = 27;

    /// <summary>In the order of their numbers.</summary>
    public required IReadOnlyList<NoticeBill> Bills { get; init; }

    /// <summary>By bill.</summary>
    public required ILookup<long, BillPart> Parts { get; init; }

    /// <summary>By part.</summary>
    public required ILookup<long, BillLine> Lines { get; init; }

    /// <summary>By bill.</summary>
    public required ILookup<long, Claim> Claims { get; init; }

    /// <summary>How the contract pays on the day of fixing, by bill.</summary>
    public required IReadOnlyDictionary<long, PaymentMethod> PaymentMethods { get; init; }

    /// <summary>The meter that hangs there on the last day of the period, by bill.</summary>
    public required IReadOnlyDictionary<long, Meter> Meters { get; init; }

    /// <summary>Usages of the contract up to the one before the bill's, oldest first, by bill.</summary>
    public required ILookup<long, Usage> Past { get; init; }

    /// <summary>Readings of meters with several registers around the period, oldest first, by bill.</summary>
    public required ILookup<long, MeterReading> RegisterReadings { get; init; }

    /// <summary>Ids of the rules for which the gate had held the usage, by usage.</summary>
    public required ILookup<long, string> HeldBy { get; init; }

    /// <summary>The last debit of the payer's account for the contract that the bank had answered when the bill was fixed, by bill.</summary>
    public required IReadOnlyDictionary<long, NoticeDebit> LastDebits { get; init; }

    /// <param name="first">First bill.</param>
    /// <param name="last">Last bill, inclusive.</param>
    public static async Task<NoticeRows> ReadAsync(BillingDbContext db, long first, long last, CancellationToken cancel)
    {
        var bills = db.Bills.AsNoTracking().Where(b => b.Id >= first && b.Id <= last);
        var noticed = await (
            from b in bills
            join c in db.Contracts on b.ContractId equals c.Id
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            join user in db.Customers on c.UserId equals user.Id
            join payer in db.Customers on b.DebtorId equals payer.Id
            join u in db.Usages on b.UsageId equals u.Id
            orderby b.Id
            select new NoticeBill(b, c, p, user, payer, u)).ToListAsync(cancel);
        var (firstLine, lastLine) = BillNumber.Lines(first, last);
        return new NoticeRows
        {
            Bills = noticed,
            Parts = (await db.BillParts.AsNoTracking().Where(p => p.Id >= first * 10 && p.Id <= (last * 10) + 9).OrderBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.BillId),
            Lines = (await db.BillLines.AsNoTracking().Where(l => l.Id >= firstLine && l.Id <= lastLine).OrderBy(l => l.Id).ToListAsync(cancel)).ToLookup(l => l.PartId),
            Claims = (await db.Claims.AsNoTracking().Where(c => c.Id >= first * 100 && c.Id <= (last * 100) + 99).OrderBy(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.BillId),
            PaymentMethods = await ReadPaymentMethods(db, bills, cancel),
            Meters = await ReadMeters(db, bills, cancel),
            Past = await ReadPast(db, bills, noticed, cancel),
            LastDebits = await ReadDebits(db, bills, noticed, cancel),
            RegisterReadings = await ReadRegisters(db, bills, cancel),
            HeldBy = (await (from b in bills join f in db.GateFindings on b.UsageId equals f.UsageId select new { f.UsageId, f.RuleId }).ToListAsync(cancel)).ToLookup(f => f.UsageId, f => f.RuleId),
        };
    }

    private static async Task<Dictionary<long, PaymentMethod>> ReadPaymentMethods(BillingDbContext db, IQueryable<Bill> bills, CancellationToken cancel)
    {
        var terms = await (
            from b in bills
            join t in db.ContractTerms on b.ContractId equals t.ContractId
            where t.From <= b.FixedOn
            select new { b.Id, t.From, t.PaymentMethod }).ToListAsync(cancel);
        return terms.GroupBy(t => t.Id).ToDictionary(g => g.Key, g => g.MaxBy(t => t.From)!.PaymentMethod);
    }

    private static async Task<Dictionary<long, Meter>> ReadMeters(BillingDbContext db, IQueryable<Bill> bills, CancellationToken cancel)
    {
        var hanging = await (
            from b in bills
            join c in db.Contracts on b.ContractId equals c.Id
            join p in db.MeterPlacements on c.ServicePointId equals p.ServicePointId
            join m in db.Meters.AsNoTracking() on p.MeterId equals m.Id
            where p.From <= b.PeriodTo && (p.To == null || p.To >= b.PeriodTo)
            select new { b.Id, p.From, Meter = m }).ToListAsync(cancel);
        return hanging.GroupBy(h => h.Id).ToDictionary(g => g.Key, g => g.MaxBy(h => h.From)!.Meter);
    }

    private static async Task<ILookup<long, Usage>> ReadPast(BillingDbContext db, IQueryable<Bill> bills, List<NoticeBill> noticed, CancellationToken cancel)
    {
        var earliest = noticed.Select(n => n.Bill.PeriodTo).DefaultIfEmpty(LocalDate.MaxIsoValue).Min().PlusMonths(-MonthsBack);
        var past = await (
            from b in bills
            join u in db.Usages.AsNoTracking() on b.ContractId equals u.ContractId
            where u.PeriodTo >= earliest && u.PeriodTo < b.PeriodFrom
                && (u.State == UsageState.Passed || u.State == UsageState.Released || u.State == UsageState.Billed)
            select new { b.Id, Usage = u }).ToListAsync(cancel);
        return past.OrderBy(p => p.Usage.PeriodTo).ThenBy(p => p.Usage.Id).ToLookup(p => p.Id, p => p.Usage);
    }

    private static async Task<Dictionary<long, NoticeDebit>> ReadDebits(BillingDbContext db, IQueryable<Bill> bills, List<NoticeBill> noticed, CancellationToken cancel)
    {
        var earliest = noticed.Select(n => n.Bill.FixedOn).DefaultIfEmpty(LocalDate.MaxIsoValue).Min().PlusMonths(-MonthsBack);
        var debits = await (
            from b in bills
            join m in db.Mandates on new { b.ContractId, PayerId = b.DebtorId } equals new { m.ContractId, m.PayerId }
            join e in db.DebitEntries on m.Id equals e.MandateId
            join r in db.DebitRuns on e.RunId equals r.Id
            where r.DebitOn >= earliest && e.Result != null && e.AnsweredOn <= b.FixedOn
            select new { b.Id, Entry = e.Id, r.DebitOn, e.Amount.Yen, Result = e.Result!.Value }).ToListAsync(cancel);
        return debits.GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.OrderBy(d => d.DebitOn).ThenBy(d => d.Entry).Select(d => new NoticeDebit(d.DebitOn, new Money(d.Yen), d.Result)).Last());
    }

    private static async Task<ILookup<long, MeterReading>> ReadRegisters(BillingDbContext db, IQueryable<Bill> bills, CancellationToken cancel)
    {
        var readings = await (
            from b in bills
            join u in db.Usages on b.UsageId equals u.Id
            join r in db.MeterReadings.AsNoTracking() on u.ServicePointId equals r.ServicePointId
            where u.Registers != null && r.ReadOn <= b.PeriodTo && !r.Superseded && r.Kind != ReadingKind.Unread
            select new { b.Id, Reading = r }).ToListAsync(cancel);
        return readings.OrderBy(r => r.Reading.ReadOn).ThenBy(r => r.Reading.Id).ToLookup(r => r.Id, r => r.Reading);
    }
}
