using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Design;
using Billing.Revision.Studio;
using NodaTime;

namespace Billing.Forms.Revision;

/// <summary>The council paper on a proposal: everything decided.</summary>
/// <param name="Case">What is shown.</param>
/// <param name="Household">Whose sample bills.</param>
/// <param name="Samples">Sample bills.</param>
/// <param name="Utility">Whose paper.</param>
/// <param name="Version">「改定案 3 第 2 版」, and whether the state was saved.</param>
/// <param name="SavedBy">Who saved it, and when.</param>
/// <param name="Usage">Where the usage comes from.</param>
/// <param name="Notes">Things to mind.</param>
/// <param name="PrintedOn">Day of printing.</param>
public sealed record ImpactPaperModel(StudioCase Case, Household Household, IReadOnlyList<HouseholdBill> Samples, Sentence Utility, Sentence Version, string SavedBy, Sentence Usage, IReadOnlyList<Sentence> Notes, LocalDate PrintedOn)
{
    /// <summary>One's own sample bills and the neighbours', in the usages of <see cref="Samples"/>; empty where none are compared with.</summary>
    public IReadOnlyList<NeighbourRow> Neighbours { get; init; } = [];

    /// <summary>Every price before and after; null where a table has no such price.</summary>
    public IReadOnlyList<(Sentence Said, decimal? Before, decimal? After)> Prices
    {
        get
        {
            var (before, after) = (Named(Case.Baseline), Named(Case.Table));
            return [.. before.Select(b => (b.Said, (decimal?)b.Yen, after.Where(a => a.Said == b.Said).Select(a => (decimal?)a.Yen).FirstOrDefault())),
                .. after.Where(a => before.All(b => b.Said != a.Said)).Select(a => (a.Said, (decimal?)null, (decimal?)a.Yen))];
        }
    }

    private static IReadOnlyList<(Sentence Said, decimal Yen)> Named(Tariffs.Tariff tariff) => [.. PriceSlot.All(tariff).Select(slot => (slot.Said(tariff), slot.Yen)).DistinctBy(price => price.Item1)];
}
