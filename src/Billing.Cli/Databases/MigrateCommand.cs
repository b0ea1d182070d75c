using System.CommandLine;
using System.Data.Common;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Operations;
using NodaTime;

namespace Billing.Cli.Databases;

/// <summary><c>billing migrate</c>: creates the database where it is missing and brings it to the newest migration; not under a running counter or worker.</summary>
internal static class MigrateCommand
{
    private static readonly Option<bool> Force = new("--force") { Description = "Although a counter or worker seems to run / 稼働中でも更新する" };

    public static Command Create()
    {
        var command = new Command("migrate", "Create the database or bring it up to date / データベースの作成・更新") { Force }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.Open(call);
        var schema = database.Schema();
        if (schema.Unknown.Count > 0 && schema.Fault(database.Place) is { } fault)
        {
            throw new UnusableInputException(fault.Ja, fault.En);
        }

        if (schema is { Fits: false, IsNew: false } && !call.GetValue(Force))
        {
            RefuseUnderOthers(database);
        }

        database.Migrate();
        foreach (var migration in schema.Missing)
        {
            console.Line(console.Say($"適用: {migration}", $"applied {migration}"));
        }

        console.Line(schema.Fits
            ? console.Say($"{database.Place} は最新です。", $"{database.Place} is up to date.")
            : console.Say($"{database.Place} を最新にしました({schema.Missing.Count} 件)。", $"{database.Place}: {schema.Missing.Count} migrations applied."));
        console.Document(new { database.Provider, database.Place, Applied = schema.Missing });
        return ExitCode.Done;
    }

    /// <exception cref="UnusableInputException">A counter or worker of the older version says that it lives.</exception>
    private static void RefuseUnderOthers(BillingDatabase database)
    {
        IReadOnlyList<ServiceProcess> running;
        try
        {
            using var db = database.NewContext();
            running = RunningProcesses.Of(db, SystemClock.Instance.GetCurrentInstant());
        }
        catch (DbException)
        {
            return; // So old that processes left no word yet.
        }

        if (running.Count > 0)
        {
            var machines = string.Join(", ", running.Select(p => p.Machine).Distinct());
            throw new UnusableInputException(
                $"旧版の窓口またはワーカーが動いています({machines})。すべて止めてから実行してください。既に止まっている場合は約1分待つか --force を付けてください。",
                $"counters or workers of the older version are running ({machines}): stop them all first. If they have stopped, wait a minute or give --force.");
        }
    }
}
