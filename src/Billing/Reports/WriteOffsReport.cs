using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Reports;

/// <summary>不納欠損: claims that were given up, from the books. Why and by whom stands in the case.</summary>
public sealed class WriteOffsReport : ReportKind
{
    public override string Name => "write-offs";

    public override Sentence Title => new("不納欠損一覧", "Write-offs");

    public override Sentence Purpose => new("期間中に不納欠損とした債権の一覧。議会・監査への報告の基礎になります。", "Claims given up in a period: the ground of what is reported to the council and the auditors.");

    public override async Task<Report> Read(ReportAsk ask)
    {
        var lost = await (
            from t in ask.Db.Transfers
            where t.PostedOn >= ask.From && t.PostedOn <= ask.To && (t.Debit == Account.WrittenOff || t.Credit == Account.WrittenOff)
            join c in ask.Db.Claims on t.ClaimId equals c.Id
            orderby t.PostedOn, t.Id
            select new { Transfer = t, c.DueOn }).AsNoTracking().ToListAsync(ask.Cancel);
        var rows = lost.ConvertAll(l => new ReportRow(
        [
            ReportCell.Of(l.Transfer.PostedOn),
            ReportCell.Of(ReportWords.Of(l.Transfer.Fund)),
            ReportCell.Of(BillNumber.Print(l.Transfer.ClaimId / 100)),
            ReportCell.Of(BillNumber.Year(l.Transfer.ClaimId / 100).ToString()),
            ReportCell.Of(l.DueOn),
            ReportCell.Of(Yen(l.Transfer)),
        ]));
        foreach (var service in lost.GroupBy(l => l.Transfer.Fund).OrderBy(g => g.Key))
        {
            rows.Add(Sum(new($"{ReportWords.TotalOf(service.Key).Ja}({service.Count()}件)", $"{ReportWords.TotalOf(service.Key).En} ({service.Count()})"), service.Sum(l => Yen(l.Transfer)), RowRole.Subtotal));
        }

        rows.Add(Sum(ReportWords.Total, lost.Sum(l => Yen(l.Transfer)), RowRole.Total));
        return new Report(this, ask.From, ask.To, Columns, rows, []);
    }

    private static List<ReportColumn> Columns =>
    [
        new(ReportWords.Day, ReportUnit.Word),
        new(ReportWords.Service, ReportUnit.Word),
        new(ReportWords.Bill, ReportUnit.Word),
        new(ReportWords.Year, ReportUnit.Word),
        new(new("納期限", "Due"), ReportUnit.Word),
        new(ReportWords.Yen, ReportUnit.Yen),
    ];

    private static ReportRow Sum(Sentence words, long yen, RowRole role) => new([ReportCell.Of(words), ReportCell.Empty, ReportCell.Empty, ReportCell.Empty, ReportCell.Empty, ReportCell.Of(yen)], role);

    /// <summary>Below zero where a write-off was taken back.</summary>
    private static long Yen(Transfer transfer) => transfer.Debit == Account.WrittenOff ? transfer.Amount.Yen : -transfer.Amount.Yen;
}
