using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Cli.Tariffs;
using Billing.Cli.Verification;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Revision;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Cli.Revision;

/// <summary>What every command of a revision is given: the table in force, the proposal, and who used how much.</summary>
internal sealed record RevisionInput(Tariff Baseline, Tariff Proposal, UsageHistogram Usage)
{
    private static readonly Option<string> BaselineFile = new("--baseline") { Required = true, Description = "Tariff file in force / 現行の料金表", HelpName = "FILE" };
    private static readonly Option<string> ProposalFile = new("--proposal") { Required = true, Description = "Tariff or proposal file / 改定案(料金表か改定案のファイル)", HelpName = "FILE" };
    private static readonly Option<string?> UsageFile = new("--usage") { Description = "Counts by use class, meter size and m³ (CSV) / 使用水量分布", HelpName = "CSV" };
    private static readonly Option<int?> FromDatabase = new("--from-database") { Description = "Fiscal year whose bills are counted, in place of --usage / 調定を数える会計年度", HelpName = "YEAR" };
    private static readonly Option<string[]> Tables = new("--table") { Description = "Further tariff files that the proposal adopts prices of / 単価を引用する料金表", HelpName = "FILE" };
    private static readonly Option<decimal?> TaxRate = new("--tax-rate") { Description = "Consumption tax on both sides, e.g. 0.1, instead of the tables' / 税率" };

    public static Command AddTo(Command command) => Add(command, [BaselineFile, ProposalFile, UsageFile, FromDatabase, Tables, TaxRate]);

    /// <summary>For a command that makes the proposal itself.</summary>
    public static Command AddWithoutProposal(Command command) => Add(command, [BaselineFile, UsageFile, FromDatabase, TaxRate]);

    /// <summary>Reads the files of a call without a proposal: the table in force with the rate of tax to use, and the usage.</summary>
    public static (Tariff Baseline, UsageHistogram Usage) WithoutProposal(ParseResult call)
    {
        var baseline = Taxed(call, TariffFiles.Read(call.GetRequiredValue(BaselineFile)));
        return (baseline, UsageOf(call, baseline.Service));
    }

    /// <summary>Reads the files of a call. Both tables carry the tax rate to use.</summary>
    public static RevisionInput Of(ParseResult call)
    {
        var (baseline, proposal) = Pair(call, call.GetRequiredValue(BaselineFile), call.GetRequiredValue(ProposalFile));
        return new RevisionInput(baseline, proposal, UsageOf(call, baseline.Service));
    }

    /// <summary>A table in force and what is proposed in its place, both with the tax rate to use.</summary>
    public static (Tariff Baseline, Tariff Proposal) Pair(ParseResult call, string baselineFile, string proposalFile)
    {
        var baseline = TariffFiles.Read(baselineFile);
        var others = (call.GetValue(Tables) ?? []).Select(TariffFiles.Read).Prepend(baseline).DistinctBy(table => table.Id).ToDictionary(table => table.Id);
        return (Taxed(call, baseline), Taxed(call, ProposalFiles.Read(proposalFile, baseline, others)));
    }

    /// <summary>A table with the tax rate to use: its own, the one of the call, or the law's of today.</summary>
    public static Tariff Taxed(ParseResult call, Tariff tariff) => StatutoryTax.Applied(tariff, call.GetValue(TaxRate), Today.InJapan(SystemClock.Instance));

    private static Command Add(Command command, IReadOnlyList<Option> options)
    {
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        return command.WithDatabase();
    }

    private static UsageHistogram UsageOf(ParseResult call, Service service) => (call.GetValue(UsageFile), call.GetValue(FromDatabase)) switch
    {
        ({ } path, null) => ReadUsage(path),
        (null, { } year) => ReadYear(call, service, year),
        _ => throw new UnusableInputException("--usage(CSV)か --from-database(会計年度)のどちらか一方を指定してください。", "give either --usage (a CSV file) or --from-database (a fiscal year)"),
    };

    private static UsageHistogram ReadUsage(string path) => File.Exists(path)
        ? UsageHistogram.Of(UsageCsv.Read(path, File.ReadAllBytes(path)))
        : throw new UnusableInputException($"{path}: ファイルがありません。使用水量分布(CSV)のパスを指定してください。", $"{path}: no such file; give the path of a usage file (CSV)");

    /// <summary>Ordinary bills of a fiscal year; what rules touch is told on standard error, for it is not in the answer.</summary>
    private static UsageHistogram ReadYear(ParseResult call, Service service, int year)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        var of = new FiscalYear(year);
        var read = ReplayProgressBar.Show(console, progress => BilledUsage.Read(database, service, BillingMonth.Of(of.First), BillingMonth.Of(of.Last), null, progress));
        if (read.Histogram.Bills == 0)
        {
            throw new UnusableInputException($"{year} 年度の調定がありません。", $"there are no bills of fiscal year {year}");
        }

        var special = read.Special.Values.Sum(s => s.Bills);
        if (special > 0)
        {
            console.Complain(console.Say($"開始・中止・減免などの規則による {special:N0} 件は含みません(revision prove で計算します)。", $"{special:N0} bills that rules touch (start, stop, reliefs) are not in it; revision prove charges them."));
        }

        return read.Histogram;
    }
}
