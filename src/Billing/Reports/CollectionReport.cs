using Billing.Kernel;

namespace Billing.Reports;

/// <summary>調定・収納・未収 by month and service, the current fiscal year apart from the past ones.</summary>
public sealed class CollectionReport : ReportKind
{
    public override string Name => "collection";

    public override Sentence Title => new("月別 調定・収納・未収表", "Assessed, collected and outstanding by month");

    public override Sentence Purpose => new("月ごとの調定額・収納額・未収額と収納率を、事業別・現年度と過年度別に。", "What was assessed, collected and left each month, with the collection rate, by service, current year and past years.");

    public override async Task<Report> Read(ReportAsk ask)
    {
        var owed = await ReceivableMoves.OwedBefore(ask.Db, ask.From, ask.Cancel);
        var moves = await ReceivableMoves.ByDay(ask);
        var opening = owed.Values.Sum();
        var rows = new List<ReportRow>();
        for (var month = BillingMonth.Of(ask.From); month <= BillingMonth.Of(ask.To); month = month.Plus(1))
        {
            var within = moves.FindAll(m => BillingMonth.Of(m.Day) == month);
            Month(month, owed, within, rows);
            foreach (var move in within)
            {
                owed[(move.Fund, move.Year)] = owed.GetValueOrDefault((move.Fund, move.Year)) + move.Yen;
            }
        }

        rows.Add(new([ReportCell.Of(ReportWords.Total), ReportCell.Empty, ReportCell.Empty, .. new CollectionFigures(opening, moves).Cells], RowRole.Total));
        return new Report(this, ask.From, ask.To, [new(new("月", "Month"), ReportUnit.Word), new(ReportWords.Service, ReportUnit.Word), new(ReportWords.Year, ReportUnit.Word), .. CollectionFigures.Columns], rows, [CollectionFigures.RateNote])
        {
            Chart = new ReportChart([0], [4, 6], RowRole.Subtotal),
        };
    }

    private static void Month(BillingMonth month, Dictionary<(Service Fund, int Year), long> owed, List<ReceivableMove> moves, List<ReportRow> into)
    {
        var year = FiscalYear.Of(month.First).StartYear;
        var name = ReportCell.Of(month.ToString());
        foreach (var (service, past) in Enum.GetValues<Service>().SelectMany(service => new[] { (service, false), (service, true) }))
        {
            var figures = new CollectionFigures(
                owed.Where(o => o.Key.Fund == service && o.Key.Year < year == past).Sum(o => o.Value),
                moves.FindAll(m => m.Fund == service && m.Year < year == past));
            if (!figures.AreNothing)
            {
                into.Add(new([name, ReportCell.Of(ReportWords.Of(service)), ReportCell.Of(past ? ReportWords.Past : ReportWords.Current), .. figures.Cells]));
            }
        }

        into.Add(new([name, ReportCell.Of(new Sentence("計", "Sum")), ReportCell.Empty, .. new CollectionFigures(owed.Values.Sum(), moves).Cells], RowRole.Subtotal));
    }
}
