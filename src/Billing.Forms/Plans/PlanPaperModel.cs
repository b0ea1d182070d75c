using Billing.Kernel;
using Billing.Plans;
using Billing.Plans.Chances;
using Billing.Plans.Desk;
using Billing.Plans.Paths;
using NodaTime;

namespace Billing.Forms.Plans;

/// <summary>The council paper on a plan: everything decided and reckoned.</summary>
/// <param name="Results">Cases side by side, at least one.</param>
/// <param name="Shown">Rows in the pictures.</param>
/// <param name="Paths">Smallest revisions by case; may be empty.</param>
/// <param name="Chances">Simulations by case; may be empty.</param>
/// <param name="Utility">Whose plan.</param>
/// <param name="Version">Number and version.</param>
/// <param name="SavedBy">When and by whom.</param>
/// <param name="Draft">Assumptions as they stand, with what was changed.</param>
/// <param name="PrintedOn">Day of printing.</param>
public sealed record PlanPaperModel(
    FinancePlan Plan,
    IReadOnlyList<PlanResult> Results,
    IReadOnlyList<string> Shown,
    IReadOnlyList<(string Key, RevisionPath Path)> Paths,
    IReadOnlyList<SimulatedPlan> Chances,
    Sentence Utility,
    Sentence Version,
    string SavedBy,
    PlanDraft Draft,
    LocalDate PrintedOn)
{
    /// <summary>Years that stand on one sheet beside each other.</summary>
    private const int MostColumns = 14;

    /// <summary>Plans longer than this show every fifth year on paper; the workbook has them all.</summary>
    private const int LongPlan = 28;

    /// <summary>Whether the tables leave years out.</summary>
    public bool IsThinned => Plan.Last - Plan.First >= LongPlan;

    /// <summary>The years of the tables, sheet by sheet.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Sheets()
    {
        var years = Plan.Years.Where(year => !IsThinned || year == Plan.First || year == Plan.Last || year % 5 == 0).ToList();
        var sheets = (years.Count + MostColumns - 1) / MostColumns;
        var each = (years.Count + sheets - 1) / sheets;
        return [.. years.Chunk(each)];
    }
}
