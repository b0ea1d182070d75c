using System.CommandLine;
using Billing.Channels;
using Billing.Cli.Common;
using Billing.Cli.Databases;
using Billing.Db;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Cli.Channels;

/// <summary><c>billing suspense …</c>: money that settles nothing by itself, and how a person clears it.</summary>
internal static class SuspenseCommand
{
    private static readonly Argument<long> Item = new("NUMBER") { Description = "Item in suspense / 仮受番号" };
    private static readonly Option<string> Contract = new("--contract") { Description = "Contract whose claims it settles, oldest first / 充当先の契約番号", HelpName = "NUMBER" };
    private static readonly Option<string> Back = new("--back") { Description = "refund to the payer, or return to the agent / 還付・返戻", HelpName = "refund|return" };
    private static readonly Option<bool> Rest = new("--credit-rest") { Description = "What is more than is owed stands to the payer's credit / 超過分は過誤納" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why / 理由", HelpName = "TEXT", Required = true };
    private static readonly Option<string> By = new("--by") { Description = "Who clears it / 担当者", HelpName = "USER", Required = true };
    private static readonly Option<LocalDate> On = Dates.Option("--on", "Day, today if left out / 処理日");

    public static Command Create()
    {
        Back.AcceptOnlyFromAmong("refund", "return");
        var list = new Command("list", "What waits / 未処理の仮受") { }.WithDatabase();
        list.SetAction(List);
        var clear = new Command("clear", "Clear one / 仮受の処理") { Item, Contract, Rest, Back, Reason, By, On }.WithDatabase();
        clear.SetAction(Clear);
        return new Command("suspense", "Money that settles nothing by itself / 仮受金") { list, clear };
    }

    private static async Task<int> List(ParseResult call, CancellationToken cancel)
    {
        var console = Terminal.Of(call);
        await using var db = DatabaseOptions.OpenMigrated(call).NewContext();
        var items = await (
            from i in db.SuspenseItems.AsNoTracking()
            where i.End == null
            join n in db.CollectionNotices on i.NoticeId equals n.Id
            join f in db.CollectionFiles on n.FileId equals f.Id
            orderby i.Id
            select new { Item = i, n.SlipKey, n.PaidOn, n.Record, File = f.Name }).ToListAsync(cancel);
        foreach (var i in items)
        {
            console.Line($"{i.Item.Id} {i.PaidOn:uuuu-MM-dd} {i.Item.Amount} {i.SlipKey} {i.File}:{i.Record} {console.Say(ChannelWords.Of(i.Item.Reason))}");
        }

        console.Line(console.Say($"{items.Count} 件 {items.Sum(i => i.Item.Amount.Yen):#,0} 円", $"{items.Count} items, {items.Sum(i => i.Item.Amount.Yen):#,0} yen"));
        console.Document(new { Items = items.Select(i => new { i.Item.Id, PaidOn = $"{i.PaidOn:uuuu-MM-dd}", Yen = i.Item.Amount.Yen, i.SlipKey, i.File, i.Record, Reason = JsonWords.Of(i.Item.Reason) }) });
        return ExitCode.Done;
    }

    private static int Clear(ParseResult call)
    {
        var console = Terminal.Of(call);
        var today = call.GetResult(On) is null ? Today.InJapan(SystemClock.Instance) : call.GetValue(On);
        var clearing = new SuspenseClearing(DatabaseOptions.OpenMigrated(call), BillingConfiguration.LoadRuleBook(BillingConfiguration.Load()));
        var (item, reason, by) = (call.GetValue(Item), call.GetRequiredValue(Reason), call.GetRequiredValue(By));
        switch (call.GetValue(Contract), call.GetValue(Back))
        {
            case ({ } contract, null):
                var payment = clearing.Assign(item, contract, reason, today, by, call.GetValue(Rest));
                console.Line(console.Say($"仮受 {item}: {payment.Amount} 円を契約 {contract} に充当しました(収納 {payment.Id})。", $"suspense {item}: {payment.Amount} yen assigned to contract {contract} (payment {payment.Id})."));
                break;
            case (null, { } back):
                clearing.GiveBack(item, back == "refund" ? SuspenseEnd.Refunded : SuspenseEnd.Returned, reason, today, by);
                console.Line(console.Say($"仮受 {item}: {(back == "refund" ? "還付" : "返戻")}としました。", $"suspense {item}: {back}ed."));
                break;
            default:
                throw new UnusableInputException("--contract(充当先)か --back refund|return のどちらか一つを指定してください。", "give either --contract (to assign it) or --back refund|return");
        }

        console.Document(new { Item = item });
        return ExitCode.Done;
    }
}
