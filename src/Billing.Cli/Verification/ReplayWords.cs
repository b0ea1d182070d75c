using Billing.Bills;
using Billing.Cli.Common;
using Billing.Kernel;
using Billing.Verification;

namespace Billing.Cli.Verification;

/// <summary>Words that both kinds of replay share.</summary>
internal static class ReplayWords
{
    public static string Service(Terminal console, Service service) => service == Kernel.Service.Water ? console.Say("水道", "water") : console.Say("下水道", "sewer");

    public static string Event(Terminal console, BillEvent at) => at switch
    {
        BillEvent.Ordinary => console.Say("通常", "ordinary"),
        BillEvent.Start => console.Say("開始", "start"),
        BillEvent.Stop => console.Say("中止", "stop"),
        _ => console.Say("開始・中止", "start and stop"),
    };

    /// <summary>More and less, each with its count: they never set each other off.</summary>
    public static string MoreAndLess(Terminal console, long moreCount, long moreYen, long lessCount, long lessYen)
    {
        var more = moreCount == 0 ? null : console.Say($"増 {moreCount:N0} 件 {moreYen:N0} 円", $"{moreCount:N0} more by {moreYen:N0} yen");
        var less = lessCount == 0 ? null : console.Say($"減 {lessCount:N0} 件 {lessYen:N0} 円", $"{lessCount:N0} less by {lessYen:N0} yen");
        return string.Join(console.Say("、", ", "), new[] { more, less }.OfType<string>());
    }

    public static string Examples(Terminal console, IReadOnlyList<long> bills) => console.Say("例 ", "e.g. ") + string.Join(' ', bills.Select(BillNumber.Print));

    public static string Yen(Terminal console, long? yen) => yen is { } known ? console.Say($"{known:N0} 円", $"{known:N0} yen") : console.Say("計算不能", "refused");

    public static string Signed(long? yen) => yen is { } known ? known.ToString("+#,0;-#,0;±0", System.Globalization.CultureInfo.InvariantCulture) : "";
}
