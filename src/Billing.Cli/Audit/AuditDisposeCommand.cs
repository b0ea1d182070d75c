using System.CommandLine;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Billing.Privacy;
using NodaTime;
using NodaTime.Text;

namespace Billing.Cli.Audit;

/// <summary><c>billing audit dispose</c>: disposes of records whose years are over; without <c>--yes</c> it only says which.</summary>
internal static class AuditDisposeCommand
{
    private static readonly Option<bool> Yes = new("--yes") { Description = "Dispose of them / 廃棄する" };

    public static Command Create()
    {
        var command = new Command("dispose", "Dispose of records whose time is over / 保存期間を過ぎた記録の廃棄") { Yes }.WithDatabase();
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var console = Terminal.Of(call);
        var database = DatabaseOptions.OpenMigrated(call);
        var disposal = new AuditDisposal(database, BillingConfiguration.AuditRetention(BillingConfiguration.Load()), SystemClock.Instance);
        var today = Today.InJapan(SystemClock.Instance);
        var done = call.GetValue(Yes);
        var what = done ? disposal.Run(today, Actor.Current.Who) : disposal.Due(today);
        foreach (var of in what)
        {
            var before = InstantPattern.General.Format(of.Before)[..10];
            console.Line(console.Say(
                $"{before} より前の {string.Join("・", of.Kinds)} {of.Count:N0} 件({of.Years}年保存){(done ? "を廃棄しました" : "が廃棄の対象です")}。",
                $"{of.Count:N0} records ({string.Join(", ", of.Kinds)}) before {before}, kept {of.Years} years, {(done ? "were disposed of" : "are due")}."));
        }

        if (what.Count == 0)
        {
            console.Line(console.Say("廃棄の対象はありません。", "Nothing is due."));
        }

        console.Document(new { Done = done, Groups = what.Select(of => new { of.Kinds, of.Count, of.Years }) });
        return ExitCode.Done;
    }
}
