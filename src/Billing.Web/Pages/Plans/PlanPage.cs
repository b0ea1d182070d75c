using System.Globalization;
using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Desk;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Billing.Web.Pages.Plans;

/// <summary>What the pages about one plan have in common: a version, numbers typed over it, the cases chosen. Every state is an address.</summary>
public abstract class PlanPage(PlanReader reader, Screen screen) : PageModel
{
    /// <summary>Cases that stand side by side at most: as many as lines can be told apart.</summary>
    public const int MostCases = 5;

    /// <summary>Version; the newest where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? V { get; set; }

    /// <summary>Keys of the cases side by side; all where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Case { get; set; } = [];

    /// <summary>Rows in the pictures.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Row { get; set; } = [];

    /// <summary>Case whose accounts are shown year by year.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Look { get; set; }

    public PlanVersion Version { get; private set; } = null!;

    /// <summary>Number of the newest version.</summary>
    public int Newest { get; private set; }

    public bool MayAct { get; private set; }

    /// <summary>The plan as saved.</summary>
    public FinancePlan Saved { get; private set; } = null!;

    public PlanDraft Draft { get; private set; } = null!;

    /// <summary>The plan with what was typed; null where that is wrong.</summary>
    public FinancePlan? Plan { get; private set; }

    /// <summary>Cases as reckoned, in the order of the plan.</summary>
    public IReadOnlyList<PlanResult> Results { get; private set; } = [];

    /// <summary>What is wrong, with its place; empty = nothing.</summary>
    public IReadOnlyList<FileFault> Faults { get; private set; } = [];

    protected PlanReader Reader { get; } = reader;

    protected Screen Screen { get; } = screen;

    /// <summary>The state as the query of an address.</summary>
    public string State => QueryString.Create(
    [
        KeyValuePair.Create("V", (string?)Version.Number.ToString(CultureInfo.InvariantCulture)),
        .. Draft.Fields.Where(one => Draft.Typed.ContainsKey(one.Name) || one.Kind == PlanFieldKind.Given).Select(one => KeyValuePair.Create(one.Name, (string?)Draft.Of(one))),
        .. Draft.Fields.Any(one => one.Kind == PlanFieldKind.Given) ? [KeyValuePair.Create(PlanDraft.FromYear, (string?)Draft.From.ToString(CultureInfo.InvariantCulture))] : (KeyValuePair<string, string?>[])[],
        .. Case.Select(key => KeyValuePair.Create("Case", (string?)key)),
        .. Row.Select(key => KeyValuePair.Create("Row", (string?)key)),
        .. Look is null ? (KeyValuePair<string, string?>[])[] : [KeyValuePair.Create("Look", (string?)Look)],
    ]).Value!.TrimStart('?');

    /// <summary>The result whose accounts are shown.</summary>
    public PlanResult? Looked => Results.FirstOrDefault(result => result.Case == Look) ?? (Results.Count > 0 ? Results[0] : null);

    /// <summary>Loads the version and reckons the cases; false where there is no such plan.</summary>
    /// <param name="typed">A state's query in place of the request's, for what is saved.</param>
    protected async Task<bool> Load(int number, string? typed = null)
    {
        var stop = HttpContext.RequestAborted;
        if (await Reader.Version(number, V, PlanKind.Plan, stop) is not { } version)
        {
            return false;
        }

        (Version, MayAct) = (version, Policies.Allows(User, Policies.MakeRevision));
        Newest = V is null ? version.Number : (await Reader.Version(number, null, PlanKind.Plan, stop))!.Number;
        Saved = PlanLoader.Parse(version.Text, "plan.json");
        var fields = typed is null ? Request.Query : (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)QueryHelpers.ParseQuery(typed);
        Draft = PlanDraft.Of(version.Text, fields.Where(pair => pair.Value.Count > 0).Select(pair => KeyValuePair.Create(pair.Key, pair.Value[^1] ?? "")));
        var known = Saved.CaseKeys.Where(Case.Contains).Take(MostCases).ToArray();
        Case = known.Length == Saved.CaseKeys.Count ? [] : known;
        try
        {
            Plan = Draft.Typed.Count == 0 ? Saved : PlanLoader.Parse(Draft.Text, "plan.json");
            Results = [.. (Case.Length > 0 ? Case : Saved.CaseKeys.Take(MostCases)).Select(key => PlanResult.Of(Plan, key))];
            Look = Results.Any(result => result.Case == Look) ? Look : null;
        }
        catch (DataFileException wrong)
        {
            (Plan, Faults) = (null, wrong.Faults);
        }

        return true;
    }

    /// <summary>The field of the form that a fault is about; null where it is about none.</summary>
    public PlanField? FieldOf(FileFault fault) => Draft.Fields.FirstOrDefault(field => field.Kind == PlanFieldKind.Assumption && fault.Path.StartsWith(PathOf(field), StringComparison.Ordinal));

    private string PathOf(PlanField field)
    {
        var own = field.Case.Length == 0 ? Saved.Assumptions : Saved.Cases.First(one => one.Key == field.Case).Assumptions;
        return own.First(one => one.Key == field.Key).Path;
    }
}
