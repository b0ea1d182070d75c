using Billing.Forms.Plans;
using Billing.Plans;
using Billing.Plans.Formulas;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Plans;

/// <summary>水需要: what the plan's demand and the charges that follow from it are projected by: trends with the values left out, formulas with their coefficients.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class DemandModel(PlanReader reader, Screen screen) : PlanPage(reader, screen)
{
    public PlanCharts Charts => new(Screen.Language);

    /// <summary>Rows of demand and the income reckoned from one, with the income that this draws on; all income where coefficients project it without asking for demand.</summary>
    public IReadOnlyList<PlanRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (!await Load(number))
        {
            return NotFound();
        }

        if (Looked is { } looked)
        {
            var compiled = CompiledPlan.Of(looked.Plan);
            var demand = looked.Plan.Rows.Where(row => row.Section == PlanSection.Demand || row.Trend is not null).Select(row => row.Key).ToHashSet();
            var income = looked.Plan.Rows.Where(row => row.Section == PlanSection.Income).ToDictionary(row => row.Key, row => compiled.Formulas[compiled.Rows[row.Key]] is { } formula ? Named(formula).ToHashSet() : []);
            var following = income.Where(row => row.Value.Any(demand.Contains)).Select(row => row.Key).ToHashSet();
            while (following.SelectMany(key => income[key]).Where(income.ContainsKey).Except(following).ToList() is { Count: > 0 } drawnOn)
            {
                following.UnionWith(drawnOn);
            }

            Rows = [.. looked.Plan.Rows.Where(row => demand.Contains(row.Key) || following.Contains(row.Key) || (following.Count == 0 && row.Section == PlanSection.Income))];
        }

        return Page();
    }

    /// <summary>Assumptions that a row's formula names.</summary>
    public IReadOnlyList<PlanAssumption> Coefficients(PlanRow row)
    {
        var compiled = CompiledPlan.Of(Looked!.Plan);
        return compiled.Formulas[compiled.Rows[row.Key]] is { } formula && Named(formula).ToHashSet() is var names ? [.. Looked.Plan.Assumptions.Where(one => names.Contains(one.Key))] : [];
    }

    private static IEnumerable<string> Named(Formula formula) => formula.Everything().Select(part => part switch
    {
        RowFormula row => row.Name,
        FixedYearFormula row => row.Name,
        CumulativeFormula row => row.Name,
        _ => "",
    }).Where(name => name.Length > 0);
}
