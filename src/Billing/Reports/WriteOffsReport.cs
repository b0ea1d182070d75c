using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Reports;

/// <summary>不納欠損: claims that were given up, and what was taken back of that, from the books, each with its ground and who decided it.</summary>
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
            join w in ask.Db.WriteOffs on (long?)t.Id equals w.TransferId into grounds
            from w in grounds.DefaultIfEmpty()
            join r in ask.Db.WriteOffReversals on (long?)t.Id equals r.TransferId into reversals
            from r in reversals.DefaultIfEmpty()
            orderby t.PostedOn, t.Id
            select new { Transfer = t, c.DueOn, WriteOff = w, Reversal = r }).AsNoTracking().ToListAsync(ask.Cancel);
        var rows = lost.ConvertAll(l => new ReportRow(
        [
            ReportCell.Of(l.Transfer.PostedOn),
            ReportCell.Of(ReportWords.Of(l.Transfer.Fund)),
            ReportCell.Of(BillNumber.Print(l.Transfer.ClaimId / 100)),
            ReportCell.Of(BillNumber.Year(l.Transfer.ClaimId / 100).ToString()),
            ReportCell.Of(l.DueOn),
            ReportCell.Of(Yen(l.Transfer)),
            .. Why(l.WriteOff, l.Reversal),
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
        new(new("事由", "Ground"), ReportUnit.Word),
        new(new("根拠規定", "By law"), ReportUnit.Word),
        new(new("申請者", "Asked by"), ReportUnit.Word),
        new(new("決定者", "Decided by"), ReportUnit.Word),
    ];

    /// <summary>Ground, article, who asked and who decided; empty where the books were taken over without them.</summary>
    private static ReportCell[] Why(WriteOff? lost, WriteOffReversal? back) => (lost, back) switch
    {
        ({ } of, _) => [ReportCell.Of(WriteOffWords.Of(of.Ground)), ReportCell.Of(of.Article), ReportCell.Of(of.AskedBy), ReportCell.Of(of.DecidedBy ?? "")],
        (_, { } of) => [ReportCell.Of(new Sentence($"取消: {of.Reason}", $"taken back: {of.Reason}")), ReportCell.Empty, ReportCell.Of(of.AskedBy), ReportCell.Of(of.DecidedBy ?? "")],
        _ => [ReportCell.Empty, ReportCell.Empty, ReportCell.Empty, ReportCell.Empty],
    };

    private static ReportRow Sum(Sentence words, long yen, RowRole role) => new([ReportCell.Of(words), ReportCell.Empty, ReportCell.Empty, ReportCell.Empty, ReportCell.Empty, ReportCell.Of(yen), ReportCell.Empty, ReportCell.Empty, ReportCell.Empty, ReportCell.Empty], role);

    /// <summary>Below zero where a write-off was taken back.</summary>
    private static long Yen(Transfer transfer) => transfer.Debit == Account.WrittenOff ? transfer.Amount.Yen : -transfer.Amount.Yen;
}
