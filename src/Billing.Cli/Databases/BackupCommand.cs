using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;
using Billing.Operations;
using NodaTime;

namespace Billing.Cli.Databases;

/// <summary><c>billing backup FILE</c>: everything into one file, while the counter goes on working.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "New file; for SQL Server a path on its machine / 出力先" };

    public static Command Create()
    {
        var command = new Command("backup", "Write the whole database into one file / バックアップ") { File }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        var file = call.GetRequiredValue(File);
        database.Backup(file);
        Note(database, file);
        // SQL Server writes on its own machine.
        long? bytes = System.IO.File.Exists(file) ? new FileInfo(file).Length : null;
        var size = bytes is { } known ? console.Say($"({known:N0} バイト)", $" ({known:N0} bytes)") : "";
        console.Line(console.Say($"{database.Place} を {file} に保存しました{size}。", $"{database.Place} saved in {file}{size}."));
        console.Document(new { database.Provider, database.Place, File = file, Bytes = bytes });
        return ExitCode.Done;
    }

    /// <summary>After the file is whole: the alarm about old backups looks at it.</summary>
    private static void Note(BillingDatabase database, string file)
    {
        using var db = database.NewContext();
        Alarms.Note(db, OperationKind.Backup, SystemClock.Instance.GetCurrentInstant(), good: true, System.IO.File.Exists(file) ? new FileInfo(file).Length : 0, Path.GetFileName(file));
    }
}
