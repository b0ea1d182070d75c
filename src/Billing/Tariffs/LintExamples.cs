using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Examples that the table cannot price at all.</summary>
internal static class LintExamples
{
    public static void Check(Tariff tariff, LintFindings findings)
    {
        if (tariff.Examples.Count == 0)
        {
            findings.Note("example.none", "$.examples", "公表された料金の例がありません。例があれば表の正しさを確かめられます。", "holds no published bill; an example proves the table");
        }

        for (var i = 0; i < tariff.Examples.Count; i++)
        {
            try
            {
                BillCalculator.Price(tariff, tariff.Examples[i].Input, 0m);
            }
            catch (BusinessRuleException refusal)
            {
                findings.Error("example.unreachable", $"$.examples[{i}]", $"この例は計算できません。{refusal.Said.Ja}", $"cannot be priced: {refusal.Said.En}");
            }
        }
    }
}
