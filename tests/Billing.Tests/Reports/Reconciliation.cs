using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Reports;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Reports;

/// <summary>Holds every report of a period against the rows of the books, added up here by another way than the reports do.</summary>
internal sealed class Reconciliation(BillingDbContext db, RuleBook book, CancellationToken stop)
{
    private readonly List<Transfer> _transfers = [.. db.Transfers];
    private readonly List<Claim> _claims = [.. db.Claims];

    public async Task Check(LocalDate from, LocalDate to)
    {
        var within = _transfers.FindAll(t => t.PostedOn >= from && t.PostedOn <= to);
        await Receipts(within, from, to);
        await Collection(within, from, to);
        await Ageing(to);
        await Volume(from, to);
        await Acts(within, from, to);
        var journal = await Read("journal", from, to);
        Assert.Equal(within.Sum(t => t.Amount.Yen), journal.Sum(5));
        Assert.Equal(within.Count, journal.Sum(4));
        Assert.Equal(journal.Sum(5), journal.Sum(5, RowRole.Total));
    }

    private async Task Receipts(List<Transfer> within, LocalDate from, LocalDate to)
    {
        var report = await Read("receipts", from, to);
        var cash = within.FindAll(t => TransferId.CauseOf(t.Id) == Cause.Received);
        Assert.Equal(Change(cash, Account.Cash), report.Sum(2));
        Assert.Equal(report.Sum(2), db.Payments.AsEnumerable().Where(p => p.ReceivedOn >= from && p.ReceivedOn <= to).Sum(p => p.Amount.Yen));
        Assert.Equal(db.Payments.AsEnumerable().Count(p => p.ReceivedOn >= from && p.ReceivedOn <= to), report.Sum(1));
        Assert.Equal(Change(cash.FindAll(t => t.Fund == Service.Water), Account.Cash), report.Sum(3));
        Assert.Equal(Change(cash.FindAll(t => t.Fund == Service.Sewer), Account.Cash), report.Sum(4));
        Assert.Equal(report.Sum(2), Enumerable.Range(5, report.Columns.Count - 5).Sum(i => report.Sum(i)));
        Enumerable.Range(1, 4).ToList().ForEach(i => Assert.Equal(report.Sum(i), report.Sum(i, RowRole.Total)));
    }

    private async Task Collection(List<Transfer> within, LocalDate from, LocalDate to)
    {
        var report = await Read("collection", from, to);
        var total = report.Rows.Single(r => r.Role == RowRole.Total).Cells.Skip(3).Select(c => c.Number ?? 0m).ToList();
        var received = within.FindAll(t => TransferId.CauseOf(t.Id) == Cause.Received);
        Assert.Equal(Change(_transfers.FindAll(t => t.PostedOn < from), Account.Receivable), total[0]);
        Assert.Equal(-Change(received, Account.Receivable), total[3]);
        Assert.Equal(Change(within, Account.WrittenOff), total[5]);
        Assert.Equal(Change(_transfers.FindAll(t => t.PostedOn <= to), Account.Receivable), total[6]);
        Assert.Equal(total[6], total[0] + total[1] + total[2] - total[3] - total[4] - total[5]);
        var income = (Account[])[Account.Revenue, Account.ConsumptionTax, Account.Fees, Account.JoiningFees, Account.Contributions, Account.LateCharges, Account.PriorYearAdjustment];
        Assert.Equal(-income.Sum(account => Change(within.FindAll(t => TransferId.CauseOf(t.Id) == Cause.Assessed), account)), total[1]);
        Assert.Equal(-income.Sum(account => Change(within.FindAll(t => TransferId.CauseOf(t.Id) == Cause.Reversed), account)), total[2]);
        Enumerable.Range(4, 5).ToList().ForEach(i => Assert.Equal((report.Sum(i), report.Sum(i, RowRole.Subtotal)), (report.Sum(i, RowRole.Total), report.Sum(i, RowRole.Total))));
        foreach (var name in (string[])["collection-class", "collection-size"])
        {
            var by = await Read(name, from, to);
            Assert.Equal(total.Take(7), Enumerable.Range(3, 7).Select(i => by.Sum(i)));
            Assert.Equal(total.Take(7), Enumerable.Range(3, 7).Select(i => by.Sum(i, RowRole.Subtotal)));
            Assert.Equal(total.Take(7), Enumerable.Range(3, 7).Select(i => by.Sum(i, RowRole.Total)));
        }
    }

    private async Task Ageing(LocalDate to)
    {
        var report = await Read("ageing", to, to);
        var owed = _transfers.Where(t => t.PostedOn <= to).GroupBy(t => t.ClaimId).Select(g => (Claim: g.Key, Yen: Change([.. g], Account.Receivable))).Where(o => o.Yen != 0).ToList();
        Assert.Equal(owed.Count, report.Sum(2));
        Assert.Equal(owed.Sum(o => o.Yen), report.Sum(3));
        Assert.Equal(report.Sum(3), report.Sum(3, RowRole.Total));
        var due = _claims.ToDictionary(c => c.Id, c => c.DueOn);
        Assert.Equal(owed.Where(o => due[o.Claim] >= to).Sum(o => o.Yen), report.Rows.Where(r => r.Cells[1].Word?.En == "Not due").Sum(r => r.Cells[3].Number ?? 0m));
        Assert.Equal(report.Rows.Where(r => r.Role == RowRole.Detail).Sum(r => decimal.Floor((r.Cells[3].Number * r.Cells[4].Number / 100m) ?? 0m)), report.Sum(5, RowRole.Total));
    }

    private async Task Volume(LocalDate from, LocalDate to)
    {
        var report = await Read("volume", from, to);
        var bills = db.Bills.AsEnumerable().Where(b => b.FixedOn >= from && b.FixedOn <= to && !b.IsOccasional).ToDictionary(b => b.Id);
        var parts = db.BillParts.AsEnumerable().Where(p => bills.ContainsKey(p.BillId)).ToList();
        long Signed(BillPart part) => bills[part.BillId].Kind == BillKind.Reversal ? -part.CubicMetres.Value : part.CubicMetres.Value;
        foreach (var role in (RowRole[])[RowRole.Detail, RowRole.Subtotal, RowRole.Total])
        {
            Assert.Equal(parts.Sum(Signed), report.Sum(3, role));
        }

        Assert.Equal(parts.Sum(p => p.Charged.Yen), report.Sum(6, RowRole.Total));
        Assert.Equal(parts.Sum(p => p.Charged.Yen), report.Sum(6, RowRole.Subtotal));
    }

    private async Task Acts(List<Transfer> within, LocalDate from, LocalDate to)
    {
        var refunds = await Read("refunds", from, to);
        long Of(string word) => (long)refunds.Rows.Where(r => r.Role == RowRole.Detail && r.Cells[1].Word!.Ja == word).Sum(r => r.Cells[4].Number!.Value);
        Assert.Equal(within.Where(t => TransferId.CauseOf(t.Id) == Cause.Refunded).Sum(t => t.Amount.Yen), Of("還付"));
        Assert.Equal(within.Where(t => t.Credit == Account.Clearing).Sum(t => t.Amount.Yen), Of("充当"));
        Assert.Equal(refunds.Sum(4), refunds.Sum(4, RowRole.Subtotal));
        Assert.Contains($" {new Money(-Change(_transfers.FindAll(t => t.PostedOn <= to), Account.Overpayment))} yen", refunds.Notes[0].En, StringComparison.Ordinal);
        var lost = await Read("write-offs", from, to);
        Assert.Equal(Change(within, Account.WrittenOff), lost.Sum(5));
        Assert.Equal(lost.Sum(5), lost.Sum(5, RowRole.Total));
    }

    private Task<Report> Read(string name, LocalDate from, LocalDate to) => ReportList.Read(ReportList.Find(name)!, new ReportAsk(db, book, from, to, stop));

    /// <summary>Debit less credit of an account.</summary>
    private static long Change(List<Transfer> transfers, Account account) => transfers.Sum(t => (t.Debit == account ? t.Amount.Yen : 0) - (t.Credit == account ? t.Amount.Yen : 0));
}
