using Billing.Kernel;
using Billing.Plans.Paths;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Plans;

/// <summary>改定の経路: the smallest revisions that keep the plan's rules, case by case. The address is the question; while it is worked on the page shows how far it is.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class PathModel(PlanReader reader, PlanWork work, Screen screen) : PlanPage(reader, screen)
{
    /// <summary>Cases whose prices follow the increases.</summary>
    public IReadOnlyList<string> Searched { get; private set; } = [];

    public PlanJob? Job { get; private set; }

    public IReadOnlyList<(string Key, RevisionPath Path)> Paths { get; private set; } = [];

    /// <summary>Why nothing was found out.</summary>
    public Sentence? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (!await Load(number))
        {
            return NotFound();
        }

        if (Plan is not null)
        {
            Searched = PlanQuestions.Searched(Plan, Results.Select(result => result.Case));
            await Find();
        }

        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Paths", this) : Page();
    }

    /// <summary>The plan's page with a path in the fields of its case.</summary>
    public string With(string key, RevisionPath path)
    {
        var before = Results.First(result => result.Case == key).Values[Plan!.Revision!.Row];
        var steps = path.Steps!.ToDictionary(step => step.Year, step => step.Percent);
        var fields = Plan.Years.Where(year => steps.ContainsKey(year) || before[year - Plan.First] != 0m)
            .Select(year => $"&r.{year}{(key.Length == 0 ? "" : "~" + Uri.EscapeDataString(key))}={Revision.NumberField.Plain(steps.GetValueOrDefault(year))}");
        var state = string.Join('&', State.Split('&').Where(part => !(part.StartsWith("r.", StringComparison.Ordinal) && Uri.UnescapeDataString(part.Split('=')[0]).EndsWith(key.Length == 0 ? "" : "~" + key, StringComparison.Ordinal))));
        return $"/Plans/Show/{Version.PlanId}?{state}{string.Concat(fields)}";
    }

    private async Task Find()
    {
        if (Searched.Count == 0)
        {
            Refused = Plan!.Revision is null ? new Sentence("この計画には改定の条件(revision)がありません。", "The plan does not say within what to search (revision).") : new Sentence("選んだケースの料金は改定率によらないため、探すことができません。", "The prices of these cases do not follow the increases, so there is nothing to search.");
            return;
        }

        Job = PlanQuestions.Paths(work, Plan!, Draft.Text, Searched);
        switch (await Job.Wait(PlanWork.Patience, HttpContext.RequestAborted))
        {
            case IReadOnlyList<(string Key, RevisionPath Path)> paths:
                Paths = paths;
                break;
            case BusinessRuleException refused:
                Refused = refused.Said;
                break;
            case DataFileException wrong:
                Refused = wrong.Faults[0].Said;
                break;
        }
    }
}
