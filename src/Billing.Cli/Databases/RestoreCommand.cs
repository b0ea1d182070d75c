using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;
using Microsoft.EntityFrameworkCore;

namespace Billing.Cli.Databases;

/// <summary><c>billing restore FILE</c>: what a backup holds takes the place of the database. A database with tables needs <c>--replace</c>.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "A file that billing backup wrote / バックアップ" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace a database that holds tables / 既存データを置き換える" };

    public static Command Create()
    {
        var command = new Command("restore", "Replace the database by a backup / バックアップからの復元") { File, Replace }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.Open(call);
        var file = call.GetRequiredValue(File);
        if (!call.GetValue(Replace) && HoldsTables(database))
        {
            throw new UnusableInputException(
                $"{database.Place} には既にデータがあります。すべて置き換えてよければ --replace を付けてください。",
                $"{database.Place} already holds tables; give --replace to replace everything in it");
        }

        database.Restore(file);
        var missing = database.MissingMigrations();
        console.Line(console.Say($"{file} を {database.Place} に復元しました。", $"{database.Place} restored from {file}."));
        if (missing.Count > 0)
        {
            console.Line(console.Say($"古い版のバックアップです(未適用の移行 {missing.Count} 件)。billing migrate を実行してください。", $"The backup is older ({missing.Count} migrations to apply): run billing migrate."));
        }

        console.Document(new { database.Provider, database.Place, File = file, MissingMigrations = missing });
        return ExitCode.Done;
    }

    private static bool HoldsTables(BillingDatabase database)
    {
        using var db = database.NewContext();
        return db.Database.GetAppliedMigrations().Any();
    }
}
