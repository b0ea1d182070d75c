using Billing.Kernel;
using Billing.Plans.Accounts;
using Billing.Plans.Demand;

namespace Billing.Plans;

/// <summary>Reads the parts of a plan's file: rows, assumptions, bonds, assets, rules and cases.</summary>
/// <param name="first">First year of the plan.</param>
/// <param name="last">Last year.</param>
internal sealed class PlanParts(int first, int last)
{
    private const decimal Largest = 999_999_999_999_999m;

    private static readonly Dictionary<string, PlanSection> Sections = new(StringComparer.Ordinal)
    {
        ["demand"] = PlanSection.Demand,
        ["income"] = PlanSection.Income,
        ["capital"] = PlanSection.Capital,
        ["balance"] = PlanSection.Balance,
        ["ratio"] = PlanSection.Ratio,
    };

    private static readonly Dictionary<string, LoanMethod> Methods = new(StringComparer.Ordinal) { ["equalInstalments"] = LoanMethod.EqualInstalments, ["equalPrincipal"] = LoanMethod.EqualPrincipal };

    private static readonly Dictionary<string, RoundingMode> Roundings = new(StringComparer.Ordinal) { ["halfUp"] = RoundingMode.HalfUp, ["floor"] = RoundingMode.Floor, ["ceiling"] = RoundingMode.Ceiling };

    private static readonly Dictionary<string, TrendRule> Trends = new(StringComparer.Ordinal)
    {
        ["latest"] = TrendRule.Latest,
        ["average"] = TrendRule.Average,
        ["line"] = TrendRule.Line,
        ["higherOfAverageAndLatest"] = TrendRule.HigherOfAverageAndLatest,
    };

    public PlanRow Row(CheckedJson json)
    {
        json.Remark("note");
        var row = new PlanRow
        {
            Key = json.Text("key") ?? "",
            Label = Label(json),
            Section = json.Word("section", Sections, required: false) ?? PlanSection.Income,
            Unit = json.Text("unit", required: false),
            Given = json.Yearly("given", first, last, Largest, 10) ?? new Dictionary<int, decimal>(),
            Formula = json.Text("formula", required: false),
            Trend = json.Child("trend", required: false) is { } trend ? ReadTrend(trend) : null,
            Printed = json.Yearly("printed", first, last, Largest, 10) ?? new Dictionary<int, decimal>(),
            PrintedDecimals = json.Whole("printedDecimals", -6, 10, required: false),
            PrintedRounding = json.Word("printedRounding", Roundings, required: false) ?? RoundingMode.HalfUp,
            Known = Known(json),
            Citation = json.Text("citation", required: false),
            Path = json.Path,
        };
        if (row is { Formula: not null, Trend: not null })
        {
            json.Fault("trend", "formula と trend は一緒に使えません。どちらかにしてください。", "cannot stand beside a formula; keep one of them");
        }

        if (row is { Formula: null, Trend: null } && Enumerable.Range(first, last - first + 1).FirstOrDefault(year => !row.Given.ContainsKey(year)) is var missing and > 0)
        {
            json.Fault("given", $"{missing} 年度の値がありません。値を加えるか、formula(式)を書いてください。", $"has no value for {missing}; add it or give a formula");
        }

        json.RefuseUnknown();
        return row;
    }

    public PlanAssumption Assumption(CheckedJson json)
    {
        var assumption = new PlanAssumption
        {
            Key = json.Text("key") ?? "",
            Label = Label(json),
            Values = json.Yearly("value", first, last, Largest, 12) ?? new Dictionary<int, decimal>(),
            Unit = json.Text("unit", required: false),
            Source = json.Text("source") ?? "",
            Range = json.Child("range", required: false) is { } range ? Range(range) : null,
            Path = json.Path,
        };
        if (Enumerable.Range(first, last - first + 1).FirstOrDefault(year => !assumption.Values.ContainsKey(year)) is var missing and > 0)
        {
            json.Fault("value", $"{missing} 年度の値がありません。", $"has no value for {missing}; give one number or a value for every year");
        }

        json.RefuseUnknown();
        return assumption;
    }

    public PlanLoan Loan(CheckedJson json)
    {
        var (years, grace) = (json.Whole("years", 1, 60) ?? 1, json.Whole("grace", 0, 59, required: false) ?? 0);
        if (grace >= years)
        {
            json.Fault("grace", $"据置期間 {grace} 年は償還期間 {years} 年より短くなければなりません。", $"is {grace} years; it must be shorter than the {years} years of the bond, which include it");
            grace = 0;
        }

        var terms = new LoanTerms(json.Word("method", Methods) ?? LoanMethod.EqualInstalments, years, grace, json.Whole("perYear", 1, 2, required: false) ?? 1, json.Whole("decimals", -6, 10, required: false));
        var loan = new PlanLoan(
            json.Text("key") ?? "",
            terms,
            json.Text("issue", required: false),
            json.Text("ratePercent") ?? "0",
            json.Whole("firstPayment", 0, 10, required: false) ?? 1,
            [.. json.Children("issued", required: false).Select(Bond)],
            json.Path);
        json.Remark("note");
        json.RefuseUnknown();
        return loan;
    }

    public PlanAsset Asset(CheckedJson json)
    {
        var method = new StraightLine(json.Whole("life", 1, 100) ?? 1, json.Number("salvagePercent", 0m, 99m, 2, required: false) ?? 0m, json.Whole("decimals", -6, 10, required: false));
        var asset = new PlanAsset(
            json.Text("key") ?? "",
            method,
            json.Text("cost", required: false),
            json.Whole("firstYear", 0, 10, required: false) ?? 1,
            [.. json.Children("acquired", required: false).Select(Acquired)],
            json.Path);
        json.Remark("note");
        json.RefuseUnknown();
        return asset;
    }

    public PlanRule Rule(CheckedJson json)
    {
        var rule = new PlanRule(
            json.Text("key") ?? "",
            Label(json),
            json.Text("formula") ?? "",
            json.Whole("from", first, last, required: false) ?? first,
            json.Whole("to", first, last, required: false) ?? last,
            json.Number("tolerance", 0m, Largest, 6, required: false) ?? 0m,
            json.Text("citation", required: false),
            json.Path);
        json.RefuseUnknown();
        return rule;
    }

    public PlanCase Case(CheckedJson json)
    {
        var one = new PlanCase(
            json.Text("key") ?? "",
            Label(json),
            json.Remark("note"),
            [.. json.Children("rows", required: false).Select(Row)],
            [.. json.Children("assumptions", required: false).Select(Assumption)],
            [.. json.Children("loans", required: false).Select(Loan)],
            [.. json.Children("assets", required: false).Select(Asset)])
        {
            IsPrinted = json.Flag("printed", required: false) ?? true,
        };
        json.RefuseUnknown();
        return one;
    }

    private static Sentence Label(CheckedJson json)
    {
        var label = json.Text("label") ?? "";
        return new Sentence(label, json.Text("labelEn", required: false) ?? label);
    }

    private static AssumptionRange Range(CheckedJson json)
    {
        var range = new AssumptionRange(json.Number("low", 0m, 10m, 6) ?? 1m, json.Number("high", 0m, 10m, 6) ?? 1m, json.Flag("triangular", required: false) ?? false);
        if (range.Low > range.High || (range.Triangular && (range.Low > 1m || range.High < 1m)))
        {
            json.Fault("low は high 以下で、三角分布では 1 をはさまなければなりません。", "must have low below high, and 1 between them where it is triangular");
        }

        json.RefuseUnknown();
        return range;
    }

    private static Trend ReadTrend(CheckedJson json)
    {
        var trend = new Trend(
            json.Word("rule", Trends) ?? TrendRule.Latest,
            json.Yearly("observed", 1900, 2260, Largest, 10) ?? new Dictionary<int, decimal>(),
            json.Whole("lastYears", 1, 100, required: false),
            json.Number("outlierPercent", 0m, 1_000m, 4, required: false),
            json.Flag("leaveOutHighest", required: false) ?? false);
        if (trend.Observed.Count == 0)
        {
            json.Fault("observed", "「年: 実績値」を少なくとも一つ書いてください。", "needs at least one year with its value");
        }
        else if (trend.LeftOut().Count >= Math.Min(trend.LastYears ?? int.MaxValue, trend.Observed.Count))
        {
            json.Fault("outlierPercent", "すべての実績値が外れ値になります。割合を大きくしてください。", "makes every value an outlier; allow more");
        }

        json.RefuseUnknown();
        return trend;
    }

    private Dictionary<int, string> Known(CheckedJson json)
    {
        var known = new Dictionary<int, string>();
        foreach (var difference in json.Children("known", required: false))
        {
            var reason = difference.Text("reason") ?? "";
            foreach (var year in difference.Wholes("years", first, last, atLeast: 1) ?? [])
            {
                known[year] = reason;
            }

            difference.RefuseUnknown();
        }

        return known;
    }

    private static IssuedBond Bond(CheckedJson json)
    {
        var bond = new IssuedBond(json.Whole("year", 1900, 2260) ?? 0, json.Number("amount", 0m, Largest, 10) ?? 0m, json.Number("ratePercent", 0m, 100m, 8) ?? 0m);
        json.RefuseUnknown();
        return bond;
    }

    private static AcquiredAsset Acquired(CheckedJson json)
    {
        var asset = new AcquiredAsset(json.Whole("year", 1900, 2260) ?? 0, json.Number("cost", 0m, Largest, 10) ?? 0m);
        json.RefuseUnknown();
        return asset;
    }
}
