using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Kinds of rules about the channels through which money comes in.</summary>
internal static class ChannelKinds
{
    public static readonly IReadOnlyDictionary<string, Sentence> Channels = new Dictionary<string, Sentence>
    {
        ["counter"] = new("窓口", "counter"),
        ["bank"] = new("金融機関窓口", "bank counter"),
        ["convenienceStore"] = new("コンビニエンスストア", "convenience store"),
        ["directDebit"] = new("口座振替", "direct debit"),
        ["creditCard"] = new("クレジットカード", "credit card"),
        ["smartphone"] = new("スマートフォン決済", "smartphone payment"),
        ["elQr"] = new("eL-QR", "eL-QR"),
    };

    /// <summary>Reasons of a hold on a debtor: those of <c>Delinquency.HoldReason</c>.</summary>
    public static readonly IReadOnlyList<string> HoldReasons = ["objection", "disaster", "illness", "welfareTalk", "bankruptcy", "protected", "death", "talk", "other"];

    public static readonly Dictionary<string, RuleKind> All = new()
    {
        ["storeSlip"] = new(typeof(StoreSlipRule), false, (j, h) => RuleKinds.Headed(Slip(j), h)) { Scope = RuleScope.Reading },
        ["directDebit"] = new(typeof(DirectDebitRule), false, (j, h) => RuleKinds.Headed(Debit(j), h)) { Scope = RuleScope.Reading },
        ["channels"] = new(typeof(ChannelsRule), false, (j, h) => RuleKinds.Headed(Open(j), h)) { Scope = RuleScope.Reading },
    };

    public static Sentence Told(StoreSlipRule rule) => RuleWords.Join(
        new Sentence($"発行企業 {rule.Issuer}、収納企業 {rule.Company}、{rule.Most}円まで、納期限の{rule.DaysAfterDue}日後まで取扱い", $"issuer {rule.Issuer}, company {rule.Company}, up to {rule.Most} yen, taken until {rule.DaysAfterDue} days after the due date"),
        rule.DaysAfterIssue is { } days ? new Sentence($"その後に発行したものは発行の{days}日後まで", $"printed later: until {days} days after printing") : new Sentence("その後はバーコードなし", "no barcode after that"));

    public static Sentence Told(DirectDebitRule rule) => RuleWords.Join(
        new Sentence($"{rule.Name}: 委託者 {rule.ClientCode} {rule.ClientName}、書式 {rule.Profile}", $"{rule.Name}: client {rule.ClientCode} {rule.ClientName}, profile {rule.Profile}"),
        rule.Banks.Count > 0 ? new Sentence($"金融機関 {string.Join("・", rule.Banks)}", $"banks {string.Join(", ", rule.Banks)}") : new Sentence("ほかの契約にない金融機関", "banks of no other contract"),
        rule.SecondRunDays is { } days ? new Sentence($"{days}日後に再振替", $"second run {days} days later") : new Sentence("再振替なし", "no second run"),
        rule.OldestDays is { } oldest ? new Sentence($"納期限から{oldest}日を過ぎたものは納付書", $"slips for what is more than {oldest} days late") : new Sentence("古い未納も請求", "however late"));

    public static Sentence Told(ChannelsRule rule) => new(string.Join("・", rule.Open.Select(c => Channels[c].Ja)), string.Join(", ", rule.Open.Select(c => Channels[c].En)));

    private static StoreSlipRule Slip(CheckedJson node) => new()
    {
        Id = "",
        From = default,
        Citation = "",
        Issuer = Digits(node, "issuer", 6) ?? "",
        Company = Digits(node, "company", 5) ?? "",
        Most = new Money(node.Whole("mostYen", 1, 300_000, required: false) ?? 300_000),
        DaysAfterDue = node.Whole("daysAfterDue", 0, 730) ?? 0,
        DaysAfterIssue = node.Whole("daysAfterIssue", 0, 730, required: false),
    };

    private static DirectDebitRule Debit(CheckedJson node)
    {
        var rule = new DirectDebitRule
        {
            Id = "",
            From = default,
            Citation = "",
            Name = node.Text("name") ?? "",
            Profile = node.Text("profile") ?? "",
            ClientCode = Digits(node, "clientCode", 10) ?? "",
            ClientName = Short(node, "clientName", 40) ?? "",
            Bank = Digits(node, "bank", 4) ?? "",
            BankName = Short(node, "bankName", 15, required: false) ?? "",
            Branch = Digits(node, "branch", 3) ?? "",
            BranchName = Short(node, "branchName", 15, required: false) ?? "",
            Account = Digits(node, "account", 7, required: false),
            Banks = node.Remarks("banks") ?? [],
            SecondRunDays = node.Whole("secondRunDays", 1, 92, required: false),
            OldestDays = node.Whole("oldestDays", 0, 3660, required: false),
            HeldBy = node.Remarks("heldBy"),
        };
        RuleKinds.RefuseRepeated(node, "heldBy", rule.HeldBy ?? []);
        if (rule.HeldBy?.Any(reason => !HoldReasons.Contains(reason)) == true)
        {
            node.Fault("heldBy", $"使えるのは {string.Join(", ", HoldReasons)} です。", $"must name some of {string.Join(", ", HoldReasons)}");
        }

        RuleKinds.RefuseRepeated(node, "banks", rule.Banks);
        if (rule.Banks.Any(bank => bank.Length != 4 || !bank.All(char.IsAsciiDigit)))
        {
            node.Fault("banks", "4桁の金融機関コードでなければなりません。", "must hold bank numbers of 4 digits");
        }

        return rule;
    }

    private static ChannelsRule Open(CheckedJson node)
    {
        var open = node.Remarks("open") ?? [];
        RuleKinds.RefuseRepeated(node, "open", open);
        if (open.Count == 0 || open.Any(channel => !Channels.ContainsKey(channel)))
        {
            node.Fault("open", $"使えるのは {string.Join(", ", Channels.Keys)} です。", $"must name some of {string.Join(", ", Channels.Keys)}");
            open = [];
        }

        return new ChannelsRule { Id = "", From = default, Citation = "", Open = open, QrContent = Short(node, "qrContent", 200, required: false) };
    }

    private static string? Digits(CheckedJson node, string name, int length, bool required = true)
    {
        var text = node.Text(name, required);
        if (text is not null && (text.Length != length || !text.All(char.IsAsciiDigit)))
        {
            node.Fault(name, $"\"{text}\" は使えません。{length}桁の数字でなければなりません。", $"is \"{text}\"; it must be {length} digits");
        }

        return text;
    }

    private static string? Short(CheckedJson node, string name, int most, bool required = true)
    {
        var text = node.Text(name, required);
        if (text?.Length > most)
        {
            node.Fault(name, $"{most}文字以内でなければなりません(濁点を含む)。", $"must have at most {most} letters, voiced marks included");
        }

        return text;
    }
}
