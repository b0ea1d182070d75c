using Billing.Kernel;
using Billing.Plans.Desk;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Plans;

/// <summary>What the pages of plans and costs ask of the database.</summary>
public sealed class PlanReader(BillingDbContext db, RuleBook book)
{
    public Sentence Utility => book.Utility;

    /// <summary>A version; the newest where none is asked for. Null where there is none of this kind.</summary>
    public async Task<PlanVersion?> Version(int number, int? version, PlanKind kind, CancellationToken stop) => await db.StoredPlans.AnyAsync(plan => plan.Id == number && plan.Kind == kind, stop)
        ? await db.PlanVersions.AsNoTracking().Where(v => v.PlanId == number && (version == null || v.Number == version)).OrderByDescending(v => v.Number).FirstOrDefaultAsync(stop)
        : null;

    /// <summary>Every version of a number, the newest first.</summary>
    public async Task<IReadOnlyList<SavedPlan>> Versions(int number, CancellationToken stop) => await Of(db.PlanVersions.Where(v => v.PlanId == number)).OrderByDescending(v => v.Version).ToListAsync(stop);

    /// <summary>The newest version of every plan and cost, the newest number first.</summary>
    public async Task<IReadOnlyList<SavedPlan>> Newest(CancellationToken stop)
    {
        var newest = db.PlanVersions.GroupBy(v => v.PlanId).Select(g => g.Max(v => v.Id));
        return await Of(db.PlanVersions.Where(v => newest.Contains(v.Id))).OrderByDescending(v => v.Number).ToListAsync(stop);
    }

    /// <summary>Where a number opens.</summary>
    public string AddressOf(int number) => db.StoredPlans.Single(plan => plan.Id == number).Kind == PlanKind.Cost ? $"/Plans/Cost/{number}" : $"/Plans/Show/{number}";

    private IQueryable<SavedPlan> Of(IQueryable<PlanVersion> versions) => versions.Join(db.StoredPlans, v => v.PlanId, plan => plan.Id, (v, plan) => new SavedPlan { Number = v.PlanId, Kind = plan.Kind, Version = v.Number, Title = v.Title, Remark = v.Remark, SavedAt = v.SavedAt, SavedBy = v.SavedBy });
}
