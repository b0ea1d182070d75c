using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Cli.Verification;
using Billing.Db;
using Billing.Kernel;
using Billing.Revision;

namespace Billing.Cli.Revision;

/// <summary><c>billing revision prove</c>: that re-pricing the histogram gives every yen that billing each reading one by one gives. Exit code 1 where it does not.</summary>
internal static class ProveCommand
{
    private static readonly Option<int> FromDatabase = new("--from-database") { Required = true, Description = "Fiscal year whose bills are counted / 調定を数える会計年度", HelpName = "YEAR" };
    private static readonly Option<Service> Of = new("--service") { DefaultValueFactory = _ => Service.Water, Description = "water or sewer / 水道・下水道" };
    private static readonly Option<string?> Proposal = new("--proposal") { Description = "Tariff or proposal file; left out: the table in force at the end of the year / 改定案。省略すると年度末の現行料金表", HelpName = "FILE" };
    private static readonly Option<string?> Book = new("--book") { Description = "Rule book; by default the configured one / 規則集", HelpName = "BOOK" };

    public static Command Create()
    {
        var command = new Command("prove", "Charge a year's bills one by one and hold the histogram against it / 分布と一件ごとの計算の照合") { FromDatabase, Of, Proposal, Book }.WithDatabase();
        command.SetAction((call, cancel) => Task.Run(() => Run(call, cancel), cancel));
        return command;
    }

    private static int Run(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        var year = new FiscalYear(call.GetValue(FromDatabase));
        var book = call.GetValue(Book) is { } name ? BillingConfiguration.FindRuleBook(Directory.Exists(name) ? Path.GetFullPath(name) : name) : BillingConfiguration.LoadRuleBook(BillingConfiguration.Load());
        var service = call.GetValue(Of);
        var (from, to) = (BillingMonth.Of(year.First), BillingMonth.Of(year.Last));
        var inForce = book.TariffFor(service, year.Last, to);
        var tariff = call.GetValue(Proposal) is { } path ? ProposalFiles.Read(path, inForce, book.Tariffs.DistinctBy(t => t.Id).ToDictionary(t => t.Id)) : inForce;
        var database = DatabaseOptions.OpenMigrated(call);
        var report = ReplayProgressBar.Show(console, progress => RevisionProof.Run(database, book, tariff, from, to, progress, cancel));
        if (report.OrdinaryBills + report.SpecialBills == 0)
        {
            throw new UnusableInputException($"{year} 年度の調定がありません。", $"there are no bills of fiscal year {year}");
        }

        Print(console, report);
        console.Document(Document(report, from, to));
        return report.Holds ? ExitCode.Done : ExitCode.FoundWrong;
    }

    private static void Print(Terminal console, ProofReport report)
    {
        console.Line(console.Say($"料金表 {report.TariffId}: 分布 {report.HistogramBills:N0} 件 {report.HistogramYen} 円、一件ごと {report.OrdinaryBills:N0} 件 {report.Ordinary} 円 — {(report.Holds ? "一致" : "不一致")}", $"Table {report.TariffId}: histogram {report.HistogramBills:N0} bills {report.HistogramYen} yen, one by one {report.OrdinaryBills:N0} bills {report.Ordinary} yen — {(report.Holds ? "equal" : "DIFFERENT")}"));
        console.Line(console.Say($"請求額との差 {report.OffBilled} 円", $"Off what was billed: {report.OffBilled} yen"));
        foreach (var (under, (bills, billed, now)) in report.Differences)
        {
            console.Line(console.Say($"  {under.TariffId}(税 {under.TaxPerMille / 10m:0.#} %)で調定: {bills:N0} 件、{billed} 円 → {now} 円", $"  billed under {under.TariffId} (tax {under.TaxPerMille / 10m:0.#} %): {bills:N0} bills, {billed} yen → {now} yen"));
        }

        console.Line(console.Say($"規則による {report.SpecialBills:N0} 件: 一件ごと {report.Special} 円(計算できないもの {report.SpecialRefused:N0} 件)", $"{report.SpecialBills:N0} bills that rules touch: one by one {report.Special} yen ({report.SpecialRefused:N0} refused)"));
        foreach (var (kind, (bills, charged)) in report.Usage.Special.OrderBy(pair => pair.Key))
        {
            console.Line($"  {console.Say(SpecialWords.Of(kind))}: {bills:N0}, {console.Say("請求額", "billed")} {charged}");
        }

        console.Line(console.Say($"取り消した調定 {report.Usage.Reversed.Bills:N0} 件 {report.Usage.Reversed.Charged} 円は数えません。", $"{report.Usage.Reversed.Bills:N0} reversed bills of {report.Usage.Reversed.Charged} yen count nowhere."));
    }

    private static object Document(ProofReport report, BillingMonth from, BillingMonth to) => new
    {
        From = from.ToString(),
        To = to.ToString(),
        Tariff = report.TariffId,
        report.Holds,
        Histogram = new { Cells = report.Usage.Histogram.Cells.Count, Bills = report.HistogramBills, Yen = report.HistogramYen.Yen },
        OneByOne = new { Bills = report.OrdinaryBills, Yen = report.Ordinary.Yen },
        OffBilledYen = report.OffBilled.Yen,
        Differences = report.Differences.Select(d => new { Tariff = d.Key.TariffId, TaxRate = d.Key.TaxPerMille / 1000m, d.Value.Bills, BilledYen = d.Value.Billed.Yen, Yen = d.Value.Now.Yen }),
        Special = new { Bills = report.SpecialBills, Yen = report.Special.Yen, Refused = report.SpecialRefused, Kinds = report.Usage.Special.OrderBy(s => s.Key).Select(s => new { Kind = JsonWords.Of(s.Key), s.Value.Bills, BilledYen = s.Value.Charged.Yen }) },
        Reversed = new { report.Usage.Reversed.Bills, BilledYen = report.Usage.Reversed.Charged.Yen },
    };
}
