using Billing.Kernel;
using Billing.Plans.Paths;

namespace Billing.Plans;

/// <summary>Reads a plan of the format <c>water-plan/1</c> (told in <c>PLAN.md</c> beside this file). Pure: text in, plan out; every case of it is read through once.</summary>
public static class PlanLoader
{
    public const string Format = "water-plan/1";

    /// <summary>The longest plan that is reckoned, in years.</summary>
    public const int MostYears = 60;

    private static readonly Dictionary<string, PathAim> Aims = new(StringComparer.Ordinal) { ["total"] = PathAim.Total, ["first"] = PathAim.First };

    /// <param name="fileName">Named in faults; nothing is opened.</param>
    /// <exception cref="PlanFileException">Every fault with its JSON path.</exception>
    public static FinancePlan Parse(string json, string fileName)
    {
        var faults = new List<FileFault>();
        var root = CheckedJson.Parse(json, fileName, faults);
        var plan = root is not null && root.IsFormat(Format) ? Read(root, fileName) : null;
        if (faults.Count > 0 || plan is null)
        {
            throw new PlanFileException(faults);
        }

        faults.AddRange(plan.CaseKeys.SelectMany(key => CompiledPlan.Faults(plan.Of(key))).Distinct());
        return faults.Count == 0 ? plan : throw new PlanFileException(faults);
    }

    private static FinancePlan? Read(CheckedJson root, string fileName)
    {
        var (first, last) = (root.Whole("firstYear", 1900, 2200) ?? 0, root.Whole("lastYear", 1900, 2260) ?? 0);
        if (first == 0 || last <= first || last - first >= MostYears)
        {
            root.Fault("lastYear", $"firstYear より後で、{MostYears} 年以内でなければなりません。", $"must come after firstYear, within {MostYears} years");
            return null;
        }

        root.Ignore("$schema");
        root.Remark("note");
        var parts = new PlanParts(first, last);
        var plan = new FinancePlan
        {
            Id = root.Text("id") ?? "",
            Title = root.Text("title") ?? "",
            Unit = root.Text("unit") ?? "",
            First = first,
            Last = last,
            Citations = root.Remarks("citations") ?? [],
            Assumptions = [.. root.Children("assumptions", required: false).Select(parts.Assumption)],
            Rows = [.. root.Children("rows", atLeast: 1).Select(parts.Row)],
            Loans = [.. root.Children("loans", required: false).Select(parts.Loan)],
            Assets = [.. root.Children("assets", required: false).Select(parts.Asset)],
            Checks = [.. root.Children("checks", required: false).Select(parts.Rule)],
            Rules = [.. root.Children("rules", required: false).Select(parts.Rule)],
            Cases = [.. root.Children("cases", required: false).Select(parts.Case)],
            Revision = root.Child("revision", required: false) is { } revision ? Revision(revision, first, last) : null,
            File = fileName,
        };
        if (plan.Citations.Count == 0)
        {
            root.Fault("citations", "出典(文書名)が少なくとも一つ必要です。", "needs at least one source");
        }

        Twice(root, "cases", plan.Cases.Select(one => one.Key));
        root.RefuseUnknown();
        return plan;
    }

    private static PathTerms Revision(CheckedJson json, int first, int last)
    {
        var terms = new PathTerms(
            json.Text("row") ?? "",
            json.Wholes("years", first, last, required: false) ?? [],
            json.Whole("from", first, last, required: false) ?? first,
            json.Whole("interval", 1, PlanLoader.MostYears, required: false) ?? 1,
            json.Number("stepPercent", 0.01m, 100m, 2, required: false) ?? 1m,
            json.Number("leastPercent", 0m, 1_000m, 2, required: false) ?? 0m,
            json.Number("mostPercent", 0.01m, 1_000m, 2) ?? 0m,
            json.Flag("onlyWhenNeeded", required: false) ?? false,
            json.Word("aim", Aims, required: false) ?? PathAim.Total,
            json.Remarks("rules") ?? [],
            json.WholeLong("mostNodes", 1, 1_000_000_000, required: false) ?? 2_000_000);
        if (terms.Most % terms.Step != 0m || terms.Least % terms.Step != 0m)
        {
            json.Fault("stepPercent", "mostPercent と leastPercent は stepPercent の倍数でなければなりません。", "must divide mostPercent and leastPercent");
        }

        json.RefuseUnknown();
        return terms;
    }

    private static void Twice(CheckedJson json, string name, IEnumerable<string> keys)
    {
        foreach (var key in keys.GroupBy(key => key).Where(group => group.Count() > 1))
        {
            json.Fault(name, $"{key.Key} が2回あります。一つにしてください。", $"has {key.Key} twice; keep one");
        }
    }
}
