using Billing.Forms.Plans;
using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Chances;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Plans;

/// <summary>不確実性: a case drawn many times within the ranges of its assumptions. The address is the question; while it is worked on the page shows how far it is.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class ChancesModel(PlanReader reader, PlanWork work, Screen screen) : PlanPage(reader, screen)
{
    private const int UsualDraws = 1_000;

    /// <summary>How often the assumptions are drawn.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Draws { get; set; }

    /// <summary>The same seed gives the same result.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Seed { get; set; }

    public PlanJob? Job { get; private set; }

    public SimulatedPlan? Simulated { get; private set; }

    /// <summary>Why nothing was drawn.</summary>
    public Sentence? Refused { get; private set; }

    public PlanCharts Charts => new(Screen.Language);

    /// <summary>The whole state as a query.</summary>
    public string Question => $"{State}&Draws={Draws}&Seed={Seed}";

    /// <summary>Rows that are watched.</summary>
    public IReadOnlyList<string> Watched { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number)
    {
        (Draws, Seed) = (Math.Clamp(Draws ?? UsualDraws, 1, PlanQuestions.MostDraws), Seed ?? 1);
        if (!await Load(number))
        {
            return NotFound();
        }

        if (Plan is not null)
        {
            var asked = Row.Where(key => Looked!.Plan.Rows.Any(row => row.Key == key)).Take(6).ToList();
            Watched = asked.Count > 0 ? asked : [.. PlanCharts.Usual(Looked!.Plan, [Looked]).Take(4)];
            await Draw(Looked!);
        }

        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Drawn", this) : Page();
    }

    private async Task Draw(PlanResult looked)
    {
        if (looked.Plan.Assumptions.All(one => one.Range is null))
        {
            Refused = new Sentence("この計画の前提には幅(range)がありません。前提に low と high を書いた計画を取り込むと試せます。", "No assumption of this plan has a range; take in a plan whose assumptions have low and high.");
            return;
        }

        Job = PlanQuestions.Chances(work, Plan!, Draft.Text, [looked.Case], Draws!.Value, Seed!.Value, Watched);
        switch (await Job.Wait(PlanWork.Patience, HttpContext.RequestAborted))
        {
            case IReadOnlyList<SimulatedPlan> simulated:
                Simulated = simulated[0];
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
