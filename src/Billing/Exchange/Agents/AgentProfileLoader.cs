using Billing.Collection;
using Billing.Kernel;

namespace Billing.Exchange.Agents;

/// <summary>Reads an agent's profile, <c>agent-profile/1</c>; see <c>db/channels/README.md</c>.</summary>
public static class AgentProfileLoader
{
    private static readonly Dictionary<string, PaymentChannel> Channels = new()
    {
        ["bank"] = PaymentChannel.Bank,
        ["convenienceStore"] = PaymentChannel.ConvenienceStore,
        ["creditCard"] = PaymentChannel.CreditCard,
        ["smartphone"] = PaymentChannel.Smartphone,
        ["elQr"] = PaymentChannel.ElQr,
    };

    private static readonly Dictionary<string, AgentShape> Shapes = new() { ["records120"] = AgentShape.Records120, ["csv"] = AgentShape.Csv };
    private static readonly Dictionary<string, ReceiptNotice> Notices = new() { ["quick"] = ReceiptNotice.Quick, ["final"] = ReceiptNotice.Final, ["cancelled"] = ReceiptNotice.Cancelled };

    private static readonly Dictionary<string, ReceiptColumn> Columns = Enum.GetValues<ReceiptColumn>()
        .ToDictionary(column => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(column.ToString()));

    /// <exception cref="ChannelProfileException">Every fault, with its JSON path.</exception>
    public static AgentProfile Parse(string text, string file)
    {
        var faults = new List<FileFault>();
        var profile = CheckedJson.Parse(text, file, faults) is { } json ? Read(json) : null;
        return faults.Count == 0 ? profile! : throw new ChannelProfileException(faults);
    }

    private static AgentProfile Read(CheckedJson json)
    {
        json.IsFormat("agent-profile/1");
        var shape = json.Word("shape", Shapes) ?? default;
        var profile = new AgentProfile
        {
            Name = json.Text("name") ?? "",
            Title = Titles.Of(json),
            Citations = json.Remarks("citations") ?? [],
            Channel = json.Word("channel", Channels) ?? default,
            Shape = shape,
            Columns = shape == AgentShape.Csv ? ColumnsOf(json) : [],
            ByPlace = json.Flag("byPlace", required: false) ?? false,
            Notices = NoticesOf(json),
            OnlyNotice = json.Word("onlyNotice", Notices, required: false),
            Trailer = TrailerOf(json),
        };
        Titles.RefuseUncited(json, profile.Citations);
        json.RefuseUnknown();
        return profile;
    }

    private static List<(ReceiptColumn, IReadOnlyList<string>)> ColumnsOf(CheckedJson json)
    {
        var columns = new List<(ReceiptColumn, IReadOnlyList<string>)>();
        foreach (var entry in json.Children("columns", 1))
        {
            var column = entry.Word("is", Columns) ?? default;
            var names = entry.Remarks("names") ?? [];
            if (names.Count == 0)
            {
                entry.Fault("names", "見出しの名前が必要です。", "needs at least one name of the header");
            }

            columns.Add((column == ReceiptColumn.Other ? column + columns.Count : column, names));
            entry.RefuseUnknown();
        }

        RefuseUnusable(json, [.. columns.Select(c => c.Item1)]);
        return columns;
    }

    private static void RefuseUnusable(CheckedJson json, List<ReceiptColumn> columns)
    {
        if (!columns.Contains(ReceiptColumn.PaidOn) || !columns.Contains(ReceiptColumn.Amount) || !columns.Exists(c => c is ReceiptColumn.Barcode or ReceiptColumn.Key or ReceiptColumn.Free))
        {
            json.Fault("columns", "paidOn、amount、および barcode・key・free のどれかが必要です。", "must hold paidOn, amount and one of barcode, key and free");
        }

        if (columns.Distinct().Count() != columns.Count)
        {
            json.Fault("columns", "同じ項目が2回あります。", "hold one column twice");
        }
    }

    private static Dictionary<string, ReceiptNotice> NoticesOf(CheckedJson json)
    {
        var notices = new Dictionary<string, ReceiptNotice>(StringComparer.Ordinal);
        foreach (var entry in json.Children("notices", 0, required: false))
        {
            notices[entry.Text("code") ?? ""] = entry.Word("is", Notices) ?? default;
            entry.RefuseUnknown();
        }

        return notices;
    }

    private static ((int, int), (int, int))? TrailerOf(CheckedJson json)
    {
        if (json.Child("trailer", required: false) is not { } trailer)
        {
            return null;
        }

        var count = (trailer.Whole("countFrom", 2, 120) ?? 2, trailer.Whole("countLength", 1, 12) ?? 1);
        var yen = (trailer.Whole("yenFrom", 2, 120) ?? 2, trailer.Whole("yenLength", 1, 15) ?? 1);
        if (count.Item1 + count.Item2 > 121 || yen.Item1 + yen.Item2 > 121)
        {
            trailer.Fault("120バイトを超えています。", "runs past byte 120");
        }

        trailer.RefuseUnknown();
        return (count, yen);
    }
}
