using Billing.Revision;
using Billing.Revision.Studio;

namespace Billing.Web.Pages.Revision;

/// <summary>Steps of the volume charge before and after, side by side where they are the same step.</summary>
internal static class StudioTiers
{
    public static IReadOnlyList<(TierRevenue? Before, TierRevenue? After)> Beside(StudioCase made)
    {
        var (before, after) = (TierRevenue.Of(made.Baseline, made.Impact.Usage), TierRevenue.Of(made.Table, made.Impact.Usage));
        var rows = before.Select(b => ((TierRevenue?)b, after.FirstOrDefault(a => a.Said == b.Said))).ToList();
        rows.AddRange(after.Where(a => before.All(b => b.Said != a.Said)).Select(a => ((TierRevenue?)null, (TierRevenue?)a)));
        return [.. rows.OrderBy(row => made.Impact.Usage.Cells.Select(c => c.Input.UseClass).Distinct().ToList().IndexOf((row.Item1 ?? row.Item2)!.UseClass))];
    }
}
