using System.CommandLine;
using Billing.Cli.Common;

namespace Billing.Cli.Databases;

/// <summary><c>billing migrate</c>: creates the database where it is missing and brings it to the newest migration.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Create the database or bring it up to date / データベースの作成・更新").WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.Open(call);
        var missing = database.MissingMigrations();
        database.Migrate();
        foreach (var migration in missing)
        {
            console.Line(console.Say($"適用: {migration}", $"applied {migration}"));
        }

        console.Line(missing.Count == 0
            ? console.Say($"{database.Place} は最新です。", $"{database.Place} is up to date.")
            : console.Say($"{database.Place} を最新にしました({missing.Count} 件)。", $"{database.Place}: {missing.Count} migrations applied."));
        console.Document(new { database.Provider, database.Place, Applied = missing });
        return ExitCode.Done;
    }
}
