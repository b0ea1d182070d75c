using Billing.Exchange.FixedWidth;
using Billing.Kernel;

namespace Billing.Exchange.DirectDebit;

/// <summary>Reads a bank's profile, <c>bank-profile/1</c>; see <c>db/channels/README.md</c>.</summary>
public static class BankProfileLoader
{
    private static readonly Dictionary<string, LineEnds> Ends = new() { ["none"] = LineEnds.None, ["crlf"] = LineEnds.CrLf };
    private static readonly Dictionary<string, char> Results = new() { ["zero"] = '0', ["blank"] = ' ' };
    private static readonly Dictionary<string, bool> CharCodes = new() { ["jis"] = false, ["ebcdic"] = true };
    private static readonly Dictionary<string, bool> NewCodes = new() { ["marked"] = true, ["alwaysZero"] = false };

    private static readonly Dictionary<string, DebitCombine> Combines = new() { ["bill"] = DebitCombine.Bill, ["mandate"] = DebitCombine.Mandate, ["claim"] = DebitCombine.Claim };

    /// <exception cref="ChannelProfileException">Every fault, with its JSON path.</exception>
    public static BankProfile Parse(string text, string file)
    {
        var faults = new List<FileFault>();
        var profile = CheckedJson.Parse(text, file, faults) is { } json ? Read(json) : null;
        return faults.Count == 0 ? profile! : throw new ChannelProfileException(faults);
    }

    private static string? Codes(CheckedJson json, string name)
    {
        var codes = json.Remark(name);
        if (codes?.Any(code => code == '0' || !DebitResult.Codes.Contains(code)) == true)
        {
            json.Fault(name, $"振替結果コード({DebitResult.Codes[1..]})だけを並べてください。", $"must hold result codes ({DebitResult.Codes[1..]}) only");
        }

        return codes;
    }

    private static BankProfile Read(CheckedJson json)
    {
        json.IsFormat("bank-profile/1");
        var profile = new BankProfile
        {
            Name = json.Text("name") ?? "",
            Title = Titles.Of(json),
            Citations = json.Remarks("citations") ?? [],
            LineEnds = json.Word("lineEnds", Ends) ?? default,
            Ebcdic = json.Word("characters", CharCodes) ?? false,
            ResultInRequest = json.Word("resultInRequest", Results) ?? '0',
            ClientAccount = json.Flag("clientAccount") ?? false,
            MoreSigns = json.Remark("moreSigns") ?? "",
            SeveralSets = json.Flag("severalSets") ?? false,
            NewCode = json.Word("newCode", NewCodes) ?? true,
            BlankFillers = json.Flag("blankFillers", required: false) ?? true,
            BankNames = json.Flag("bankNames", required: false) ?? true,
            Combine = json.Word("combine", Combines, required: false) ?? DebitCombine.Bill,
            AgainAfter = Codes(json, "againAfter") ?? BankProfile.Standard.AgainAfter,
            StopsAfter = Codes(json, "stopsAfter") ?? BankProfile.Standard.StopsAfter,
            NextRunAfter = Codes(json, "nextRunAfter") ?? BankProfile.Standard.NextRunAfter,
        };
        if ((profile.AgainAfter + profile.StopsAfter + profile.NextRunAfter).GroupBy(code => code).Any(g => g.Count() > 1))
        {
            json.Fault("againAfter・stopsAfter・nextRunAfter に同じ結果コードがあります。一つのコードは一つだけです。", "againAfter, stopsAfter and nextRunAfter name a result code twice; each code has one consequence");
        }

        if (profile.MoreSigns.Any(sign => SingleByteKana.ByteOf(sign, ebcdic: false) is null))
        {
            json.Fault("moreSigns", "1バイト文字(JIS X 0201)だけを並べてください。", "must be single-byte letters (JIS X 0201)");
        }

        Titles.RefuseUncited(json, profile.Citations);
        json.RefuseUnknown();
        return profile;
    }
}
