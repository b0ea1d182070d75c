using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>Kinds of rules about requests at the counter.</summary>
internal static class ProcedureKinds
{
    public static readonly Dictionary<string, RuleKind> All = new()
    {
        ["procedure"] = new(typeof(ProcedureRule), false, (j, h) => RuleKinds.Headed(Number(j), h)) { Scope = RuleScope.Reading },
        ["procedureFee"] = new(typeof(ProcedureFeeRule), false, (j, h) => RuleKinds.Headed(Fee(j), h)) { Scope = RuleScope.Bill },
    };

    public static Sentence Told(ProcedureRule rule) => new($"{rule.Procedure}: {rule.Said.Ja} {rule.Value}", $"{rule.Procedure}: {rule.Said.En} {rule.Value}");

    public static Sentence Told(ProcedureFeeRule rule)
    {
        var yen = rule.Yen is { } one ? $"{one:#,0.##}" : string.Join(", ", rule.BySize.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} mm {pair.Value:#,0.##}"));
        return new($"{rule.Procedure}: {rule.Said.Ja} {yen}円", $"{rule.Procedure}: {rule.Said.En} {yen} yen");
    }

    private static ProcedureRule Number(CheckedJson node) => new()
    {
        Id = "",
        From = default,
        Citation = "",
        Procedure = node.Text("procedure") ?? "",
        Name = node.Text("name") ?? "",
        Value = node.Whole("value", 0, 1_000_000) ?? 0,
        Said = ReliefKinds.Said(node),
    };

    private static ProcedureFeeRule Fee(CheckedJson node)
    {
        if (!node.Has("service"))
        {
            node.Fault("service", "手数料がどちらの会計に入るか(water か sewer)が必要です。", "is needed: a fee goes to the fund of \"water\" or \"sewer\"");
        }

        var (yen, bySize) = ReliefKinds.YenOrBySize(node);
        return new ProcedureFeeRule
        {
            Id = "",
            From = default,
            Citation = "",
            Procedure = node.Text("procedure") ?? "",
            Name = node.Text("name") ?? "",
            Yen = yen,
            BySize = bySize,
            Tax = node.Word("tax", ReliefKinds.Taxes) ?? default,
            Said = ReliefKinds.Said(node),
        };
    }
}
