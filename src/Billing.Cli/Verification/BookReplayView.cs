using Billing.Bills;
using Billing.Cli.Common;
using Billing.Kernel;
using Billing.Verification;

namespace Billing.Cli.Verification;

/// <summary>How a replay under two books is told: to people, as JSON, and as lines of a file.</summary>
internal static class BookReplayView
{
    public const string Header = "bill,contract,period_to,service,event,cause,rule,old_yen,new_yen,difference,old_tax,new_tax,refused_by,refusal";

    private const int MostShown = 10;

    public static IEnumerable<object?> Row(BookDifference of) =>
    [
        BillNumber.Print(of.BillId), of.Contract, $"{of.PeriodTo:uuuu-MM-dd}", JsonWords.Of(of.Service), JsonWords.Of(of.Event), of.Cause.Aspect, of.Cause.Rule,
        of.OldYen, of.NewYen, of.Yen, of.OldTax, of.NewTax, By(of.Cause.Refusal), of.Cause.Refusal?.Code,
    ];

    public static void Print(Terminal console, BookReplayReport report, string old, string now, string? file)
    {
        console.Line(console.Say(
            $"{report.Events:N0} 件を {old} と {now} で計算: 同じ {report.Same:N0} 件、相違 {report.Differences:N0} 件。{report.OldYen:N0} 円 → {report.NewYen:N0} 円 ({ReplayWords.Signed(report.NewYen - report.OldYen)} 円)",
            $"{report.Events:N0} charges under {old} and {now}: {report.Same:N0} same, {report.Differences:N0} different. {report.OldYen:N0} yen → {report.NewYen:N0} yen ({ReplayWords.Signed(report.NewYen - report.OldYen)})"));
        foreach (var group in report.Groups)
        {
            Print(console, group);
        }

        if (report.Largest.Count > 0)
        {
            console.Line(console.Say("差の大きいもの:", "The largest:"));
        }

        foreach (var of in report.Largest.Take(MostShown))
        {
            console.Line(
                $"  {BillNumber.Print(of.BillId)} {of.Contract} {of.PeriodTo:uuuu-MM-dd} {ReplayWords.Service(console, of.Service)} {ReplayWords.Event(console, of.Event)}: "
                + $"{ReplayWords.Yen(console, of.OldYen)} → {ReplayWords.Yen(console, of.NewYen)} {ReplayWords.Signed(of.Yen)} [{of.Cause.Aspect}]");
        }

        if (file is not null)
        {
            console.Line(console.Say($"{file}: 相違 {report.Differences:N0} 件", $"{file}: {report.Differences:N0} differences"));
        }
    }

    private static void Print(Terminal console, DifferenceGroup group)
    {
        var sums = ReplayWords.MoreAndLess(console, group.OverCount, group.OverYen, group.UnderCount, group.UnderYen);
        console.Line(console.Say(
            $"{ReplayWords.Service(console, group.Service)} {ReplayWords.Event(console, group.Event)} 原因 {group.Cause.Aspect} [{group.Cause.Rule}] {group.Count:N0} 件: ",
            $"{ReplayWords.Service(console, group.Service)}, {ReplayWords.Event(console, group.Event)}, because of {group.Cause.Aspect} [{group.Cause.Rule}] {group.Count:N0}: ")
            + (sums.Length > 0 ? sums + console.Say("、", "; ") : "")
            + ReplayWords.Examples(console, group.Examples));
        if (group.Cause.Refusal is { } refusal)
        {
            console.Line("  " + (refusal.ByNew ? console.Say("新規則集では計算できない ", "the new book refuses: ") : console.Say("現行規則集では計算できない ", "the old book refuses: ")) + $"{refusal.Code}: {console.Say(group.Refusal!)}");
        }
    }

    public static object Document(Terminal console, BookReplayReport report, BillingMonth from, BillingMonth to) => new
    {
        From = from.ToString(),
        To = to.ToString(),
        report.Events,
        report.Same,
        report.Differences,
        report.OldYen,
        report.NewYen,
        Groups = report.Groups.Select(group => new
        {
            Service = JsonWords.Of(group.Service),
            Event = JsonWords.Of(group.Event),
            Cause = group.Cause.Aspect,
            group.Cause.Rule,
            group.Count,
            group.OldYen,
            group.NewYen,
            group.OverCount,
            group.OverYen,
            group.UnderCount,
            group.UnderYen,
            Refusal = group.Cause.Refusal is { } refusal ? new { By = By(refusal), refusal.Code, Message = console.Say(group.Refusal!) } : null,
            Examples = group.Examples.Select(BillNumber.Print),
        }),
        Largest = report.Largest.Select(of => new
        {
            Bill = BillNumber.Print(of.BillId),
            of.Contract,
            PeriodTo = $"{of.PeriodTo:uuuu-MM-dd}",
            Service = JsonWords.Of(of.Service),
            Event = JsonWords.Of(of.Event),
            Cause = of.Cause.Aspect,
            of.Cause.Rule,
            of.OldYen,
            of.NewYen,
            Difference = of.Yen,
            Refusal = of.Refusal is { } said ? console.Say(said) : null,
        }),
    };

    private static string? By(ReplayRefusal? refusal) => refusal is { } by ? by.ByNew ? "new" : "old" : null;
}
