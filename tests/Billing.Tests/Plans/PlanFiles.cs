using Billing.Plans;

namespace Billing.Tests.Plans;

/// <summary>Plans that come with the program, and small ones written in a test.</summary>
internal static class PlanFiles
{
    public static FinancePlan Otake { get; } = Load("otake");

    public static FinancePlan Load(string city) => PlanLoader.Parse(File.ReadAllText(CaseFiles.PathOf("db", "plans", city, "plan.json")), city);

    /// <summary>A plan of the years 2024 to 2028 with these rows and other fields, as JSON without the outer braces.</summary>
    public static string Json(string rows, string more = "") =>
        $$"""{ "format": "water-plan/1", "id": "p", "title": "計画", "unit": "千円", "firstYear": 2024, "lastYear": 2028, "citations": ["試験"], "rows": [{{rows}}]{{(more.Length == 0 ? "" : ", " + more)}} }""";

    public static string Row(string key, string fields) => $$"""{ "key": "{{key}}", "label": "{{key}}", {{fields}} }""";

    public static PlanResult Run(string rows, string more = "", string caseKey = "") => PlanResult.Of(PlanLoader.Parse(Json(rows, more), "plan.json"), caseKey);
}
