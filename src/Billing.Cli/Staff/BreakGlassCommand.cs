using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db.Accounts;
using Billing.Kernel;

namespace Billing.Cli.Staff;

/// <summary><c>billing staff break-glass</c>: an account for a few hours, when nobody who manages accounts can sign in.</summary>
internal static class BreakGlassCommand
{
    private const int DefaultHours = 4;

    private static readonly Option<string> Reason = new("--reason") { Description = $"Why, in at least {Emergencies.ShortestReason} characters; it stays on record / 理由", HelpName = "TEXT", Required = true };
    private static readonly Option<string> Role = new("--role") { Description = "What the account may do / 役割", HelpName = "ROLE", DefaultValueFactory = _ => Roles.Administrator };
    private static readonly Option<int> Hours = new("--hours") { Description = $"How long, at most {Emergencies.MostHours} / 時間", HelpName = "N", DefaultValueFactory = _ => DefaultHours };

    public static Command Create()
    {
        var command = new Command("break-glass", "Open an emergency account; every administrator is told / 緊急利用を開く") { Reason, Role, Hours }.WithDatabase();
        command.SetAction(Open);
        return command;
    }

    private static async Task<int> Open(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var (entry, password) = await new Emergencies(db, new StaffAccounts(db)).Open(call.GetRequiredValue(Reason), call.GetRequiredValue(Role), call.GetRequiredValue(Hours), Operator.Now, cancel);
        console.Complain(console.Say(
            $"警報: 緊急利用を開きました。すべての管理者の画面に表示され、管理者が確認するまで消えません。{entry.By}: {entry.Reason}",
            $"ALARM: an emergency was opened. Every administrator sees it on every page until one has answered for it. {entry.By}: {entry.Reason}"));
        console.Line($"{entry.UserName} ({entry.Role}) – {entry.Until}");
        console.Line(console.Say($"パスワード(一度だけ表示します): {password}", $"Password, shown only this once: {password}"));
        console.Document(new { entry.UserName, entry.Role, Until = entry.Until.ToString(), Password = password });
        return ExitCode.Done;
    }
}
