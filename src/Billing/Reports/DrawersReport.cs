using Billing.Collection;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Reports;

/// <summary>現金箱日計表: each drawer of a period with its float, what came in and went out, what was counted, the difference with its reason and second person, and what the bank got.</summary>
public sealed class DrawersReport : ReportKind
{
    private static readonly Sentence Open = new("未締め", "not closed");

    public override string Name => "drawers";

    public override Sentence Title => new("現金箱日計表", "Cash drawers");

    public override Sentence Purpose => new("窓口・担当ごとの釣銭準備金、収納、還付、有高、過不足と入金。", "By window and clerk: float, money in and out, what was counted, differences, and what went to the bank.");

    public override (NodaTime.LocalDate From, NodaTime.LocalDate To) Usual(NodaTime.LocalDate today) => ThisMonth(today);

    public override async Task<Report> Read(ReportAsk ask)
    {
        var drawers = await ask.Db.CashDrawers.AsNoTracking().Where(d => d.Day >= ask.From && d.Day <= ask.To).OrderBy(d => d.Day).ThenBy(d => d.Window).ThenBy(d => d.Id).ToListAsync(ask.Cancel);
        var sums = (await (
            from e in ask.Db.DrawerEntries
            join d in ask.Db.CashDrawers on e.DrawerId equals d.Id
            where d.Day >= ask.From && d.Day <= ask.To
            group e by new { d.Id, IsRefund = e.RefundId != null } into g
            select new { g.Key, Yen = g.Sum(e => e.Amount.Yen) }).ToListAsync(ask.Cancel)).ToDictionary(s => (s.Key.Id, s.Key.IsRefund), s => s.Yen);
        var deposits = await (
            from b in ask.Db.CashDeposits
            join d in ask.Db.CashDrawers on b.DrawerId equals d.Id
            where d.Day >= ask.From && d.Day <= ask.To
            select b).AsNoTracking().ToDictionaryAsync(b => b.DrawerId, ask.Cancel);
        var lines = drawers.ConvertAll(d => new Line(d, sums.GetValueOrDefault((d.Id, false)), sums.GetValueOrDefault((d.Id, true)), deposits.GetValueOrDefault(d.Id)));
        return new Report(this, ask.From, ask.To, Columns, [.. lines.ConvertAll(Row), Total(lines)], []);
    }

    private static List<ReportColumn> Columns =>
    [
        new(ReportWords.Day, ReportUnit.Word),
        new(new("窓口", "Window"), ReportUnit.Word),
        new(new("担当", "Clerk"), ReportUnit.Word),
        new(new("釣銭準備金", "Float"), ReportUnit.Yen),
        new(new("収納", "Taken"), ReportUnit.Yen),
        new(new("還付", "Paid out"), ReportUnit.Yen),
        new(new("有高", "Counted"), ReportUnit.Yen),
        new(new("過不足", "Difference"), ReportUnit.Yen),
        new(new("入金", "To the bank"), ReportUnit.Yen),
        new(new("理由・確認者", "Reason, agreed by"), ReportUnit.Word),
    ];

    private static ReportRow Row(Line line) => new(
    [
        ReportCell.Of(line.Drawer.Day),
        ReportCell.Of(line.Drawer.Window),
        ReportCell.Of(line.Drawer.Clerk),
        ReportCell.Of(line.Drawer.StartingFloat),
        ReportCell.Of(line.Taken),
        ReportCell.Of(-line.PaidOut),
        line.Drawer.Counted is { } counted ? ReportCell.Of(counted) : ReportCell.Empty,
        line.Drawer.Difference is { } difference ? ReportCell.Of(difference) : ReportCell.Empty,
        line.Deposit is { } deposit ? ReportCell.Of(deposit.Amount) : ReportCell.Empty,
        line.Drawer.State != DrawerState.Closed ? ReportCell.Of(Open) : line.Drawer.Reason is { } reason ? ReportCell.Of($"{reason} {line.Drawer.SecondPerson}") : ReportCell.Empty,
    ]);

    private static ReportRow Total(List<Line> lines) => new(
    [
        ReportCell.Of(ReportWords.Total),
        ReportCell.Empty,
        ReportCell.Empty,
        ReportCell.Of(lines.Sum(l => l.Drawer.StartingFloat.Yen)),
        ReportCell.Of(lines.Sum(l => l.Taken)),
        ReportCell.Of(-lines.Sum(l => l.PaidOut)),
        ReportCell.Of(lines.Sum(l => l.Drawer.Counted?.Yen ?? 0)),
        ReportCell.Of(lines.Sum(l => l.Drawer.Difference?.Yen ?? 0)),
        ReportCell.Of(lines.Sum(l => l.Deposit?.Amount.Yen ?? 0)),
        ReportCell.Empty,
    ], RowRole.Total);

    private sealed record Line(CashDrawer Drawer, long Taken, long PaidOut, CashDeposit? Deposit);
}
