using Billing.Kernel;
using Billing.Ledger;
using Billing.Reports;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Demo.Year;

/// <summary>Holds every report of the year beside the transfers, summed by account and cause in the database.</summary>
internal static class YearReports
{
    private static readonly Account[] Income = [Account.Revenue, Account.ConsumptionTax, Account.Fees, Account.JoiningFees, Account.Contributions, Account.LateCharges, Account.PriorYearAdjustment];

    /// <summary>Before anything was booked, and a day that every database knows.</summary>
    private static readonly LocalDate BeforeAll = new(1900, 1, 1);

    /// <param name="to">The last day; the period is the year up to it.</param>
    public static IReadOnlyList<ReportBalance> Of(BillingDbContext db, RuleBook book, LocalDate to)
    {
        var from = to.PlusYears(-1).PlusDays(1);
        var (within, until) = (Sums(db, from, to), Sums(db, BeforeAll, to));
        var balances = new List<ReportBalance>();
        void Hold(string report, string ja, string en, decimal reported, decimal booked) => balances.Add(new ReportBalance(report, new Sentence(ja, en), reported, booked));

        var receipts = Read(db, book, "receipts", from, to);
        Hold("receipts", "収納", "money in", receipts.Sum(2, RowRole.Total), Change(within.Where(s => s.Cause == Cause.Received), Account.Cash));
        Hold("receipts", "経路別の合計", "sum of the channels", Enumerable.Range(5, receipts.Columns.Count - 5).Sum(i => receipts.Sum(i)), receipts.Sum(2));

        foreach (var name in (string[])["collection", "collection-class", "collection-size"])
        {
            var report = Read(db, book, name, from, to);
            decimal Total(int column) => report.Sum(column, RowRole.Total);
            Hold(name, "調定", "assessed", Total(4), -Income.Sum(a => Change(within.Where(s => s.Cause == Cause.Assessed), a)));
            Hold(name, "収納", "collected", Total(6), -Change(within.Where(s => s.Cause == Cause.Received), Account.Receivable));
            Hold(name, "不納欠損", "written off", Total(8), Change(within, Account.WrittenOff));
            Hold(name, "未収", "outstanding", Total(9), Change(until, Account.Receivable));
        }

        Hold("ageing", "未収", "outstanding", Read(db, book, "ageing", to, to).Sum(3, RowRole.Total), Change(until, Account.Receivable));
        Hold("refunds", "還付", "refunded", Read(db, book, "refunds", from, to).Rows.Where(r => r.Role == RowRole.Detail && r.Cells[1].Word!.Ja == "還付").Sum(r => r.Cells[4].Number ?? 0m), within.Where(s => s.Cause == Cause.Refunded).Sum(s => s.Yen));
        Hold("write-offs", "不納欠損", "written off", Read(db, book, "write-offs", from, to).Sum(5, RowRole.Total), Change(within, Account.WrittenOff));
        var journal = Read(db, book, "journal", from, to);
        Hold("journal", "仕訳", "transfers", journal.Sum(5, RowRole.Total), within.Sum(s => s.Yen));
        var volume = Read(db, book, "volume", from, to);
        Hold("volume", "m³", "m³", volume.Sum(3, RowRole.Total), Volume(db, from, to));
        return balances;
    }

    private static decimal Volume(BillingDbContext db, LocalDate first, LocalDate last) => (
        from p in db.BillParts
        join b in db.Bills on p.Id / 10 equals b.Id
        where b.FixedOn >= first && b.FixedOn <= last && b.UsageId != 0
        group p by b.Kind into g
        select new { g.Key, Sum = g.Sum(p => p.CubicMetres.Value) }).AsEnumerable().Sum(x => x.Key == Bills.BillKind.Reversal ? -x.Sum : (decimal)x.Sum);

    private static Report Read(BillingDbContext db, RuleBook book, string name, LocalDate from, LocalDate to) =>
        ReportList.Read(ReportList.Find(name)!, new ReportAsk(db, book, from, to)).GetAwaiter().GetResult();

    private static List<BookedSum> Sums(BillingDbContext db, LocalDate from, LocalDate to) =>
        [.. Enum.GetValues<Cause>().SelectMany(cause => OfCause(db, cause, from, to))];

    private static List<BookedSum> OfCause(BillingDbContext db, Cause cause, LocalDate from, LocalDate to)
    {
        var (first, next) = (TransferId.Of(cause, 0, 0), TransferId.Of(cause + 1, 0, 0));
        return [.. db.Transfers.Where(t => t.Id >= first && next > t.Id && t.PostedOn >= from && t.PostedOn <= to)
            .GroupBy(t => new { t.Debit, t.Credit }).Select(g => new { g.Key.Debit, g.Key.Credit, Yen = g.Sum(t => t.Amount.Yen) })
            .AsEnumerable().Select(s => new BookedSum(cause, s.Debit, s.Credit, s.Yen))];
    }

    private static long Change(IEnumerable<BookedSum> sums, Account account) => sums.Sum(s => (s.Debit == account ? s.Yen : 0) - (s.Credit == account ? s.Yen : 0));

    private sealed record BookedSum(Cause Cause, Account Debit, Account Credit, long Yen);
}
