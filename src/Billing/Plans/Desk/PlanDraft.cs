using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Billing.Kernel;
using Billing.Revision.Studio;

namespace Billing.Plans.Desk;

/// <summary>
/// A plan with numbers of a form put into its file: assumptions, the increases of a case, given rows. The file is the truth: what was typed is written into it as it is, and <see cref="PlanLoader"/> says
/// what is wrong with it. Immutable.
/// </summary>
/// <param name="Fields">Every number that may be changed, as it was saved.</param>
/// <param name="Typed">What was typed and differs, by name of the field.</param>
/// <param name="From">Year from which given rows change.</param>
/// <param name="Text">The file with what was typed in it.</param>
public sealed record PlanDraft(IReadOnlyList<PlanField> Fields, IReadOnlyDictionary<string, string> Typed, int From, string Text)
{
    /// <summary>Name of <see cref="From"/> in addresses.</summary>
    public const string FromYear = "gy";

    private static readonly JsonSerializerOptions Layout = new(PlainJson.Options) { WriteIndented = true };

    /// <summary>The value of a field as it stands on the form.</summary>
    public string Of(PlanField field) => Typed.GetValueOrDefault(field.Name) ?? field.Value;

    /// <param name="text">The plan as saved.</param>
    /// <param name="typed">Names and values of a form; names that are no field of this plan are left out, and so are values as they were saved.</param>
    /// <exception cref="PlanFileException">The saved text is no plan.</exception>
    public static PlanDraft Of(string text, IEnumerable<KeyValuePair<string, string>> typed)
    {
        var plan = PlanLoader.Parse(text, "plan.json");
        var given = typed.GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value.Trim());
        var from = int.TryParse(given.GetValueOrDefault(FromYear), CultureInfo.InvariantCulture, out var year) && year > plan.First && year <= plan.Last ? year : plan.First + 1;
        var fields = FieldsOf(plan, given.Keys);
        var changed = fields.Where(field => given.TryGetValue(field.Name, out var value) && value.Length > 0 && value != field.Value).ToDictionary(field => field.Name, field => given[field.Name]);
        return new PlanDraft(fields, changed, from, changed.Count == 0 ? text : Written(text, plan, fields, changed, from));
    }

    /// <summary>Given rows that a form may move, by what they are called.</summary>
    public static IReadOnlyList<PlanRow> Movable(FinancePlan plan) => [.. plan.Rows.Where(row => row.Given.Count > 1 && row.Key != plan.Revision?.Row && row.Given.Any(value => value.Value != 0m))];

    private static List<PlanField> FieldsOf(FinancePlan plan, IReadOnlyCollection<string> asked)
    {
        var fields = new List<PlanField>();
        foreach (var caseKey in (IReadOnlyList<string>)["", .. plan.Cases.Select(one => one.Key)])
        {
            var own = caseKey.Length == 0 ? plan.Assumptions : plan.Cases.First(one => one.Key == caseKey).Assumptions;
            fields.AddRange(own.Select(one => new PlanField(Named('a', one.Key, caseKey), PlanFieldKind.Assumption, one.Key, caseKey, one.Label, Values(plan, one), one.Unit, one.Source, one.Range)));
        }

        foreach (var caseKey in plan.CaseKeys)
        {
            fields.AddRange(Increases(plan, caseKey, asked));
        }

        fields.AddRange(Movable(plan).Where(row => asked.Contains(Named('g', row.Key, ""))).Select(row => new PlanField(Named('g', row.Key, ""), PlanFieldKind.Given, row.Key, "", row.Label, "0", "%", row.Citation, null)));
        return fields;
    }

    /// <summary>The years in which a case has or may have an increase; none where no other row asks for it.</summary>
    private static IEnumerable<PlanField> Increases(FinancePlan plan, string caseKey, IReadOnlyCollection<string> asked)
    {
        var own = plan.Of(caseKey);
        if (plan.Revision is not { } terms || own.Rows.FirstOrDefault(row => row.Key == terms.Row) is not { } increase || !Follows(own, terms.Row))
        {
            yield break;
        }

        foreach (var year in plan.Years)
        {
            var percent = increase.Given.GetValueOrDefault(year);
            var name = Named('r', year.ToString(CultureInfo.InvariantCulture), caseKey);
            if (percent != 0m || terms.Years.Contains(year) || asked.Contains(name))
            {
                yield return new PlanField(name, PlanFieldKind.Revision, year.ToString(CultureInfo.InvariantCulture), caseKey, new Sentence($"{year} 年度の改定率", $"Increase in {year}"), Plain(percent), "%", increase.Citation, null);
            }
        }
    }

    /// <summary>Whether any row of a plan reckons with another: a case whose prices do not follow the increases has no path.</summary>
    public static bool Follows(FinancePlan plan, string row)
    {
        var compiled = CompiledPlan.Of(plan);
        var number = compiled.Rows[row];
        return compiled.Formulas.Any(formula => formula is not null && formula.Everything().Any(part => part is Formulas.RowFormula { Row: var asked } && asked == number));
    }

    private static string Written(string text, FinancePlan plan, List<PlanField> fields, Dictionary<string, string> typed, int from)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        foreach (var field in fields.Where(field => typed.ContainsKey(field.Name)))
        {
            var value = typed[field.Name];
            switch (field.Kind)
            {
                case PlanFieldKind.Assumption:
                    Keyed(Owner(root, field.Case), "assumptions", field.Key)!["value"] = value.Contains(',', StringComparison.Ordinal) && field.Value.Contains(',', StringComparison.Ordinal) ? new JsonArray([.. value.Split(',').Select(part => (JsonNode)ProposalDraft.Number(part.Trim()))]) : ProposalDraft.Number(value);
                    break;
                case PlanFieldKind.Revision:
                    Increase(root, plan, field, value);
                    break;
                default:
                    Move(root, plan, field.Key, value, from);
                    break;
            }
        }

        return root.ToJsonString(Layout) + "\n";
    }

    private static void Increase(JsonObject root, FinancePlan plan, PlanField field, string value)
    {
        var owner = Owner(root, field.Case);
        var row = Keyed(owner, "rows", plan.Revision!.Row);
        if (row is null)
        {
            // The case takes the plan's row so far: from here on it has one of its own.
            row = Keyed(root, "rows", plan.Revision.Row)!.DeepClone().AsObject();
            (owner["rows"] ??= new JsonArray()).AsArray().Add((JsonNode)row);
        }

        if (row["given"] is not JsonObject given)
        {
            var before = plan.Of(field.Case).Rows.First(one => one.Key == plan.Revision.Row).Given;
            row["given"] = given = new JsonObject(plan.Years.Select(year => KeyValuePair.Create(year.ToString(CultureInfo.InvariantCulture), (JsonNode?)JsonValue.Create(before.GetValueOrDefault(year)))));
        }

        given[field.Key] = ProposalDraft.Number(value);
    }

    /// <summary>Multiplies what is given from a year on, in the plan and in every case that has the row. A percent that is no number stands as it was typed, for the loader to name.</summary>
    private static void Move(JsonObject root, FinancePlan plan, string key, string value, int from)
    {
        var typed = ProposalDraft.Number(value);
        foreach (var (owner, rows) in ((IEnumerable<(JsonObject, IReadOnlyList<PlanRow>)>)[(root, plan.Rows), .. plan.Cases.Select(one => (Owner(root, one.Key), one.Rows))]))
        {
            if (Keyed(owner, "rows", key) is not { } json || rows.FirstOrDefault(row => row.Key == key) is not { } row)
            {
                continue;
            }

            json["given"] = typed.TryGetValue<decimal>(out var percent)
                ? new JsonObject(row.Given.OrderBy(one => one.Key).Select(one => KeyValuePair.Create(one.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)JsonValue.Create(one.Key < from ? one.Value : Math.Round(one.Value * (100m + percent) / 100m, 4)))))
                : typed.DeepClone();
        }
    }

    private static JsonObject Owner(JsonObject root, string caseKey) => caseKey.Length == 0 ? root : Keyed(root, "cases", caseKey)!;

    private static JsonObject? Keyed(JsonObject owner, string list, string key) => owner[list]?.AsArray().OfType<JsonObject>().FirstOrDefault(one => one["key"]?.GetValue<string>() == key);

    private static string Named(char kind, string key, string caseKey) => caseKey.Length == 0 ? $"{kind}.{key}" : $"{kind}.{key}~{caseKey}";

    private static string Values(FinancePlan plan, PlanAssumption one)
    {
        var values = plan.Years.Select(year => one.Values[year]).ToList();
        return values.Distinct().Count() == 1 ? Plain(values[0]) : string.Join(", ", values.Select(Plain));
    }

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
