using System.Globalization;
using Billing.Plans;
using Billing.Plans.Chances;
using Billing.Plans.Desk;
using Billing.Plans.Paths;

namespace Billing.Web.Pages.Plans;

/// <summary>The long questions that pages and paper ask about a plan.</summary>
public static class PlanQuestions
{
    /// <summary>Draws at most on a page; the command line takes more.</summary>
    public const int MostDraws = 20_000;

    /// <summary>Cases whose prices follow the plan's increases: those that a path can be searched for.</summary>
    public static IReadOnlyList<string> Searched(FinancePlan plan, IEnumerable<string> cases) =>
        plan.Revision is { } terms ? [.. cases.Where(key => PlanDraft.Follows(plan.Of(key), terms.Row))] : [];

    /// <summary>Paths for cases, an array of case and path.</summary>
    public static PlanJob Paths(PlanWork work, FinancePlan plan, string text, IReadOnlyList<string> cases) =>
        work.Ask(["path", text, .. cases], 0, (progress, cancel) =>
        {
            var before = 0L;
            var found = new List<(string Key, RevisionPath Path)>();
            foreach (var key in cases)
            {
                var sofar = before;
                found.Add((key, RevisionSearch.Of(plan, key, years => progress(sofar + years), cancel)));
                before += found[^1].Path.Reckoned;
            }

            return found;
        });

    /// <summary>Simulations for cases.</summary>
    public static PlanJob Chances(PlanWork work, FinancePlan plan, string text, IReadOnlyList<string> cases, int draws, long seed, IReadOnlyList<string> rows) =>
        work.Ask(["chances", text, string.Join('|', cases), draws.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture), .. rows], (long)draws * cases.Count, (progress, cancel) =>
            (IReadOnlyList<SimulatedPlan>)[.. cases.Select((key, i) => PlanSimulation.Of(plan, key, draws, seed, rows, SimulatedPlan.Usual, done => progress(((long)i * draws) + done), cancel))]);
}
