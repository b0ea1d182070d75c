using Billing.Bills;
using Billing.Cli.Common;
using Billing.Kernel;
using Billing.Verification;

namespace Billing.Cli.Verification;

/// <summary>How a replay against another system's bills is told: to people, as JSON, and as lines of a file.</summary>
internal static class FileReplayView
{
    public const string Header = "kind,line,bill,contract,period_to,service,event,file_yen,our_yen,difference,file_tax,our_tax,file_m3,our_m3,refusal";

    private const int MostShown = 10;

    public static IEnumerable<object?> Row(FileDifference of) =>
    [
        JsonWords.Of(of.Kind), of.Line, of.BillId is { } bill ? BillNumber.Print(bill) : null, of.Contract, $"{of.PeriodTo:uuuu-MM-dd}", JsonWords.Of(of.Service),
        of.Event is { } at ? JsonWords.Of(at) : null, of.File?.Yen, of.Ours?.Yen, of.Yen, of.File?.Tax, of.Ours?.Tax, of.File?.CubicMetres, of.Ours?.CubicMetres, of.Refusal?.Code,
    ];

    public static void Print(Terminal console, FileReplayReport report, string path, string now, string? file)
    {
        console.Line(console.Say(
            $"{path} の {report.Lines:N0} 件と {now} での計算 {report.Events:N0} 件: 同じ {report.Same:N0} 件、相違 {report.Differences:N0} 件。両方にあるもの {report.FileYen:N0} 円 → {report.OurYen:N0} 円 ({ReplayWords.Signed(report.OurYen - report.FileYen)} 円)",
            $"{report.Lines:N0} bills of {path} and {report.Events:N0} charges under {now}: {report.Same:N0} same, {report.Differences:N0} different. What both have: {report.FileYen:N0} yen → {report.OurYen:N0} yen ({ReplayWords.Signed(report.OurYen - report.FileYen)})"));
        Print(console, console.Say("ファイルだけにある", "Only in the file"), report.OnlyInFile);
        Print(console, console.Say("こちらだけにある", "Only with us"), report.OnlyHere);
        foreach (var group in report.Groups)
        {
            var sums = ReplayWords.MoreAndLess(console, group.OverCount, group.OverYen, group.UnderCount, group.UnderYen);
            console.Line(
                $"{ReplayWords.Service(console, group.Service)} {ReplayWords.Event(console, group.Event)} {console.Say(What(group.Kind))}{(group.Refusal is { } code ? $" {code}" : "")} {Size(console, group)} "
                + console.Say($"{group.Count:N0} 件: ", $"{group.Count:N0}: ") + (sums.Length > 0 ? sums + console.Say("、", "; ") : "") + ReplayWords.Examples(console, group.Examples));
        }

        if (report.Largest.Count > 0)
        {
            console.Line(console.Say("差の大きいもの:", "The largest:"));
        }

        foreach (var of in report.Largest.Take(MostShown))
        {
            var quantities = of.File?.CubicMetres is { } m3 && of.Ours is { } ours && ours.CubicMetres != m3 ? $" ({m3:N0} m³ → {ours.CubicMetres:N0} m³)" : "";
            console.Line(
                $"  {console.Say($"{of.Line}行目", $"line {of.Line}")} {BillNumber.Print(of.BillId!.Value)} {of.Contract} {of.PeriodTo:uuuu-MM-dd} {ReplayWords.Service(console, of.Service)}: "
                + $"{ReplayWords.Yen(console, of.File?.Yen)} → {ReplayWords.Yen(console, of.Ours?.Yen)} {ReplayWords.Signed(of.Yen)}{quantities}{(of.Refusal is { } why ? $" {console.Say(why.Said)}" : "")}");
        }

        if (file is not null)
        {
            console.Line(console.Say($"{file}: 相違 {report.Differences:N0} 件", $"{file}: {report.Differences:N0} differences"));
        }
    }

    private static void Print(Terminal console, string title, Unmatched side)
    {
        if (side.Count == 0)
        {
            return;
        }

        console.Line(console.Say($"{title}: {side.Count:N0} 件 {side.Yen:N0} 円", $"{title}: {side.Count:N0}, {side.Yen:N0} yen"));
        foreach (var of in side.Examples.Take(MostShown))
        {
            var where = of.BillId is { } bill ? BillNumber.Print(bill) : console.Say($"{of.Line}行目", $"line {of.Line}");
            console.Line($"  {where} {of.Contract} {of.PeriodTo:uuuu-MM-dd} {ReplayWords.Service(console, of.Service)} {ReplayWords.Yen(console, of.File?.Yen ?? of.Ours?.Yen)}");
        }
    }

    private static Sentence What(FileDifferenceKind kind) => kind switch
    {
        FileDifferenceKind.Quantity => new("水量の相違", "quantity"),
        FileDifferenceKind.Yen => new("金額の相違", "yen"),
        FileDifferenceKind.Tax => new("消費税額だけの相違", "tax alone"),
        FileDifferenceKind.Refused => new("計算不能", "refused"),
        FileDifferenceKind.OnlyInFile => new("ファイルだけ", "only in the file"),
        _ => new("こちらだけ", "only with us"),
    };

    private static string Size(Terminal console, FileDifferenceGroup group) => group.Kind == FileDifferenceKind.Refused ? "" : group.UpToYen switch
    {
        { } yen => console.Say($"{yen:N0} 円以内", $"up to {yen:N0} yen"),
        _ => console.Say("10,000 円超", "over 10,000 yen"),
    };

    public static object Document(Terminal console, FileReplayReport report, string path, BillingMonth from, BillingMonth to) => new
    {
        From = from.ToString(),
        To = to.ToString(),
        File = path,
        report.Lines,
        report.Events,
        report.Same,
        report.Differences,
        report.FileYen,
        report.OurYen,
        OnlyInFile = Document(console, report.OnlyInFile),
        OnlyHere = Document(console, report.OnlyHere),
        Groups = report.Groups.Select(group => new
        {
            Service = JsonWords.Of(group.Service),
            Event = JsonWords.Of(group.Event),
            Kind = JsonWords.Of(group.Kind),
            group.UpToYen,
            group.Refusal,
            group.Count,
            group.OverCount,
            group.OverYen,
            group.UnderCount,
            group.UnderYen,
            Examples = group.Examples.Select(BillNumber.Print),
        }),
        Largest = report.Largest.Select(of => Document(console, of)),
    };

    private static object Document(Terminal console, Unmatched side) => new { side.Count, side.Yen, Examples = side.Examples.Select(of => Document(console, of)) };

    private static object Document(Terminal console, FileDifference of) => new
    {
        Kind = JsonWords.Of(of.Kind),
        of.Line,
        Bill = of.BillId is { } bill ? BillNumber.Print(bill) : null,
        of.Contract,
        PeriodTo = $"{of.PeriodTo:uuuu-MM-dd}",
        Service = JsonWords.Of(of.Service),
        Event = of.Event is { } at ? JsonWords.Of(at) : null,
        FileYen = of.File?.Yen,
        OurYen = of.Ours?.Yen,
        Difference = of.Yen,
        FileTax = of.File?.Tax,
        OurTax = of.Ours?.Tax,
        FileM3 = of.File?.CubicMetres,
        OurM3 = of.Ours?.CubicMetres,
        Refusal = of.Refusal is { } why ? console.Say(why.Said) : null,
    };
}
