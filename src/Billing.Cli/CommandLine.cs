using System.CommandLine;
using Billing.Cli.Audit;
using Billing.Cli.Bills;
using Billing.Cli.Channels;
using Billing.Cli.Claims;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Cli.Delinquency;
using Billing.Cli.Demo;
using Billing.Cli.Exchange;
using Billing.Cli.Health;
using Billing.Cli.Nights;
using Billing.Cli.Notices;
using Billing.Cli.Plans;
using Billing.Cli.Reports;
using Billing.Cli.Requests;
using Billing.Cli.Revision;
using Billing.Cli.Rules;
using Billing.Cli.Search;
using Billing.Cli.Staff;
using Billing.Cli.Tariffs;
using Billing.Cli.Verification;
using Billing.Privacy;

namespace Billing.Cli;

/// <summary>The program <c>billing</c>: its commands, and what happens when one fails. Each command stands in its own folder and adds one line here.</summary>
public static class CommandLine
{
    /// <summary>Runs one call.</summary>
    /// <returns>0 done; 1 the work found something wrong; 2 the call or its input was unusable.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        var parsed = Root().Parse(args);
        var console = new Terminal(parsed, output, error);
        if (parsed.Errors.Count > 0)
        {
            var path = string.Join(" ", Words(parsed.CommandResult).Prepend("billing"));
            console.Complain($"{path}: {parsed.Errors[0].Message.ReplaceLineEndings(" ")} ({path} --help)");
            return ExitCode.Unusable;
        }

        Actor.Enter(new Actor($"cli:{Environment.UserName}", string.Join(' ', Words(parsed.CommandResult).Prepend("billing"))));
        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Failures.Report(failure, console);
        }
    }

    private static RootCommand Root() => new("Water and sewer billing / 水道・下水道料金")
    {
        GlobalOptions.Json,
        GlobalOptions.Language,
        GlobalOptions.Verbose,
        TariffCommand.Create(),
        RulesCommand.Create(),
        RevisionCommand.Create(),
        PlanCommand.Create(),
        RequestsCommand.Create(),
        MigrateCommand.Create(),
        StaffCommand.Create(),
        ApiKeyCommand.Create(),
        DemoCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        CopyCommand.Create(),
        DoctorCommand.Create(),
        NightCommand.Create(),
        DunningCommand.Create(),
        BillCommand.Create(),
        LateChargeCommand.Create(),
        LateChargesCommand.Create(),
        RefundCommand.Create(),
        ConcessionCommand.Create(),
        NoticesCommand.Create(),
        VerifyCommand.Create(),
        ReplayCommand.Create(),
        ExportCommand.Create(),
        ReportCommand.Create(),
        ImportCommand.Create(),
        SearchCommand.Create(),
        DebitCommand.Create(),
        BarcodeCommand.Create(),
        ReceiptsCommand.Create(),
        SuspenseCommand.Create(),
        AuditCommand.Create(),
    };

    private static IEnumerable<string> Words(System.CommandLine.Parsing.CommandResult result) => result.Parent is System.CommandLine.Parsing.CommandResult parent
        ? Words(parent).Append(result.Command.Name)
        : [];
}
