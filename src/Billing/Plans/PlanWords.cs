using System.Globalization;
using Billing.Kernel;
using Billing.Plans.Formulas;

namespace Billing.Plans;

/// <summary>How screens, papers and the command line name the parts of a plan and write its numbers.</summary>
public static class PlanWords
{
    private static readonly Dictionary<string, Sentence> Functions = new(StringComparer.Ordinal)
    {
        ["prev"] = new("前年度", "previous"),
        ["next"] = new("翌年度", "next"),
        ["lag"] = new("以前の年度", "earlier"),
        ["at"] = new("年度指定", "in year"),
        ["cumulative"] = new("累計", "cumulative"),
        ["year"] = new("年度", "year"),
        ["repayment"] = new("償還元金", "repayment"),
        ["interest"] = new("支払利息", "interest"),
        ["balance"] = new("企業債残高", "balance"),
        ["depreciation"] = new("減価償却", "depreciation"),
        ["bookValue"] = new("帳簿価額", "book value"),
        ["min"] = new("小さい方", "smaller of"),
        ["max"] = new("大きい方", "larger of"),
        ["abs"] = new("絶対値", "absolute"),
        ["if"] = new("場合分け", "if"),
        ["round"] = new("四捨五入", "round"),
        ["floor"] = new("切捨て", "floor"),
        ["ceiling"] = new("切上げ", "ceiling"),
    };

    /// <summary>The heading of a section.</summary>
    public static Sentence Of(PlanSection section) => section switch
    {
        PlanSection.Demand => new("需要・料金", "Demand and prices"),
        PlanSection.Income => new("収益的収支", "Profit and loss"),
        PlanSection.Capital => new("資本的収支", "Capital account"),
        PlanSection.Balance => new("資金・残高", "Funds and balances"),
        _ => new("経営指標", "Ratios"),
    };

    /// <summary>A formula with the names of rows and assumptions in place of their keys: <c>収入計 ÷ 支出計 × 100</c>.</summary>
    public static Sentence Formula(string formula, FinancePlan plan)
    {
        var names = plan.Rows.Select(row => (row.Key, row.Label)).Concat(plan.Assumptions.Select(one => (one.Key, one.Label))).GroupBy(name => name.Key).ToDictionary(name => name.Key, name => name.First().Label);
        var tokens = FormulaTokens.Of(formula);
        return new Sentence(Told("ja"), Told("en"));

        string Told(string language) => string.Concat(tokens.Select(token => token switch
        {
            "*" => " × ",
            "/" => " ÷ ",
            "-" => " − ",
            "+" or "=" or "<" or ">" => $" {token} ",
            // The signs of Japanese print: BIZ UDPGothic, the font of screens and papers, draws U+2264 and U+2265 the wrong way round.
            "<=" => " ≦ ",
            ">=" => " ≧ ",
            "," => language == "en" ? ", " : "、",
            _ when Functions.TryGetValue(token, out var function) && !names.ContainsKey(token) => function.In(language),
            _ => names.TryGetValue(token, out var label) ? label.In(language) : token,
        }));
    }

    /// <summary>A value as tables show it: money whole, prices and percent with two decimals.</summary>
    public static string Shown(PlanRow row, decimal value) => value.ToString(row.Unit is null ? "#,0;−#,0" : "#,0.##;−#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A number as it is, up to four decimals.</summary>
    public static string Exact(decimal value) => value.ToString("#,0.####;−#,0.####", CultureInfo.InvariantCulture);

    /// <summary>A difference with its sign.</summary>
    public static string Change(decimal value) => value.ToString("+#,0.####;−#,0.####;±0", CultureInfo.InvariantCulture);

    /// <summary>The name of a case; of the plan itself where it has none.</summary>
    public static Sentence Case(PlanResult result) => result.Plan.Cases.FirstOrDefault(one => one.Key == result.Case)?.Label ?? new Sentence("計画", "Plan");
}
