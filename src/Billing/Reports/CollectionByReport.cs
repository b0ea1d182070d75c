using System.Globalization;
using Billing.Kernel;

namespace Billing.Reports;

/// <summary>What the receivables are told apart by.</summary>
public enum CollectionBy : byte
{
    /// <summary>用途.</summary>
    UseClass,

    /// <summary>口径.</summary>
    MeterSize,
}

/// <summary>調定・収納・未収 of a period by use class or meter size, the current fiscal year apart from the past ones.</summary>
public sealed class CollectionByReport(CollectionBy by) : ReportKind
{
    public override string Name => by == CollectionBy.UseClass ? "collection-class" : "collection-size";

    public override Sentence Title => by == CollectionBy.UseClass
        ? new("用途別 調定・収納・未収表", "Assessed, collected and outstanding by use class")
        : new("口径別 調定・収納・未収表", "Assessed, collected and outstanding by meter size");

    public override Sentence Purpose => by == CollectionBy.UseClass
        ? new("期間中の調定・収納・未収を用途別に。", "What was assessed, collected and left in a period, by use class.")
        : new("期間中の調定・収納・未収をメーター口径別に。", "What was assessed, collected and left in a period, by meter size.");

    public override async Task<Report> Read(ReportAsk ask)
    {
        var all = by == CollectionBy.UseClass ? await ReceivableMoves.ByUseClass(ask) : await ReceivableMoves.ByMeterSize(ask);
        var year = FiscalYear.Of(ask.To).StartYear;
        var rows = new List<ReportRow>();
        foreach (var service in all.GroupBy(m => m.Fund).OrderBy(g => g.Key))
        {
            foreach (var group in service.GroupBy(m => (m.Group, Past: m.Year < year)).OrderBy(g => Order(g.Key.Group)).ThenBy(g => g.Key.Group, StringComparer.Ordinal).ThenBy(g => g.Key.Past))
            {
                var figures = Figures([.. group], ask);
                if (!figures.AreNothing)
                {
                    rows.Add(new([ReportCell.Of(ReportWords.Of(service.Key)), Word(group.Key.Group), ReportCell.Of(group.Key.Past ? ReportWords.Past : ReportWords.Current), .. figures.Cells]));
                }
            }

            rows.Add(new([ReportCell.Of(ReportWords.TotalOf(service.Key)), ReportCell.Empty, ReportCell.Empty, .. Figures([.. service], ask).Cells], RowRole.Subtotal));
        }

        rows.Add(new([ReportCell.Of(ReportWords.Total), ReportCell.Empty, ReportCell.Empty, .. Figures(all, ask).Cells], RowRole.Total));
        var title = by == CollectionBy.UseClass ? new Sentence("用途", "Use class") : new("口径", "Meter size");
        return new Report(this, ask.From, ask.To, [new(ReportWords.Service, ReportUnit.Word), new(title, ReportUnit.Word), new(ReportWords.Year, ReportUnit.Word), .. CollectionFigures.Columns], rows, [CollectionFigures.RateNote])
        {
            Chart = new ReportChart([0, 1, 2], [4, 6], RowRole.Detail),
        };
    }

    private static ReportCell Word(string group) => group.Length == 0 ? ReportCell.Of(new Sentence("随時調定", "Occasional")) : ReportCell.Of(group);

    /// <summary>Sizes in the order of millimetres, what has none behind them.</summary>
    private static int Order(string group) => int.TryParse(group.Split(' ')[0], CultureInfo.InvariantCulture, out var size) ? size : int.MaxValue;

    private static CollectionFigures Figures(List<ReceivableMove> moves, ReportAsk ask)
        => new(moves.Where(m => m.Day < ask.From).Sum(m => m.Yen), moves.FindAll(m => m.Day >= ask.From));
}
