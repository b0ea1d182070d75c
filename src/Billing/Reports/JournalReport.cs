using Billing.Kernel;
using Billing.Ledger;
using NodaTime;

namespace Billing.Reports;

/// <summary>日計仕訳: the <see cref="Journal"/> for the accounting office.</summary>
public sealed class JournalReport : ReportKind
{
    public override string Name => "journal";

    public override Sentence Title => new("日計仕訳", "Daily journal");

    public override Sentence Purpose => new("会計システムへ渡す日ごとの仕訳を、会計・借方・貸方別に。", "The entries of each day for the accounting system, by fund, debit and credit.");

    public override (LocalDate From, LocalDate To) Usual(LocalDate today) => ThisMonth(today);

    public override async Task<Report> Read(ReportAsk ask)
    {
        var lines = await Journal.Of(ask.Db, ask.From, ask.To, ask.Cancel);
        List<ReportRow> rows =
        [
            .. lines.Select(l => new ReportRow([ReportCell.Of(l.Day), ReportCell.Of(ReportWords.Of(l.Fund)), ReportCell.Of(AccountWords.Of(l.Debit)), ReportCell.Of(AccountWords.Of(l.Credit)), ReportCell.Of(l.Transfers), ReportCell.Of(l.Amount)])),
            new([ReportCell.Of(ReportWords.Total), ReportCell.Empty, ReportCell.Empty, ReportCell.Empty, ReportCell.Of(lines.Sum(l => l.Transfers)), ReportCell.Of(lines.Sum(l => l.Amount.Yen))], RowRole.Total),
        ];
        return new Report(this, ask.From, ask.To,
        [
            new(ReportWords.Day, ReportUnit.Word),
            new(new("会計", "Fund"), ReportUnit.Word),
            new(new("借方", "Debit"), ReportUnit.Word),
            new(new("貸方", "Credit"), ReportUnit.Word),
            new(ReportWords.Count, ReportUnit.Count),
            new(ReportWords.Yen, ReportUnit.Yen),
        ], rows, []);
    }
}
