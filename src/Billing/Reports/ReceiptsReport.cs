using Billing.Collection;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Reports;

/// <summary>収納日計: what came in on each day, by channel and by service. A payment that was taken back counts against its own day.</summary>
public sealed class ReceiptsReport : ReportKind
{
    public override string Name => "receipts";

    public override Sentence Title => new("収納日計表", "Daily receipts");

    public override Sentence Purpose => new("日ごとの収納を収納方法別・事業別に。出納・金融機関の報告と突き合わせます。", "Receipts of each day by channel and service, to hold against what the cashier and the banks report.");

    public override (LocalDate From, LocalDate To) Usual(LocalDate today) => ThisMonth(today);

    public override async Task<Report> Read(ReportAsk ask)
    {
        var sums = await (
            from a in ask.Db.Allocations
            join p in ask.Db.Payments on a.PaymentId equals p.Id
            where p.ReceivedOn >= ask.From && p.ReceivedOn <= ask.To
            group a by new { p.ReceivedOn, p.Channel, Service = a.ClaimId / 10 % 10 } into g
            select new { g.Key, Yen = g.Sum(a => a.Amount.Yen) }).ToListAsync(ask.Cancel);
        var counts = await (
            from p in ask.Db.Payments
            where p.ReceivedOn >= ask.From && p.ReceivedOn <= ask.To
            group p by p.ReceivedOn into g
            select new { g.Key, Count = g.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, ask.Cancel);
        var taken = sums.Select(s => new Taken(s.Key.ReceivedOn, s.Key.Channel, (Service)s.Key.Service, s.Yen)).ToList();
        List<PaymentChannel> channels = [.. taken.Select(t => t.Channel).Distinct().Order()];
        var rows = taken.GroupBy(t => t.Day).OrderBy(g => g.Key).Select(g => Row(ReportCell.Of(g.Key), counts[g.Key], channels, [.. g], RowRole.Detail)).ToList();
        rows.Add(Row(ReportCell.Of(ReportWords.Total), counts.Values.Sum(), channels, taken, RowRole.Total));
        return new Report(this, ask.From, ask.To, Columns(channels), rows, [])
        {
            Chart = new ReportChart([0], [2], RowRole.Detail),
        };
    }

    /// <param name="channels">Those through which something came in.</param>
    private static List<ReportColumn> Columns(List<PaymentChannel> channels) =>
    [
        new(ReportWords.Day, ReportUnit.Word),
        new(ReportWords.Count, ReportUnit.Count),
        new(ReportWords.Total, ReportUnit.Yen),
        .. Enum.GetValues<Service>().Select(service => new ReportColumn(ReportWords.Of(service), ReportUnit.Yen)),
        .. channels.Select(channel => new ReportColumn(ReportWords.Of(channel), ReportUnit.Yen)),
    ];

    private static ReportRow Row(ReportCell day, int count, List<PaymentChannel> channels, List<Taken> taken, RowRole role) => new(
    [
        day,
        ReportCell.Of(count),
        ReportCell.Of(taken.Sum(t => t.Yen)),
        .. Enum.GetValues<Service>().Select(service => ReportCell.Of(taken.Where(t => t.Service == service).Sum(t => t.Yen))),
        .. channels.Select(channel => ReportCell.Of(taken.Where(t => t.Channel == channel).Sum(t => t.Yen))),
    ], role);

    private readonly record struct Taken(LocalDate Day, PaymentChannel Channel, Service Service, long Yen);
}
