using System.Globalization;
using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Revision;

/// <summary>改定の影響: one usage under the table in force and under a proposal. Pure.</summary>
public sealed class Impact
{
    private Impact(SplitUsage baseline, SplitUsage proposal)
    {
        (Baseline, Proposal) = (baseline, proposal);
        Usage = baseline.Whole.Usage;
        Changes = [.. Usage.Cells.Select((cell, i) => new BillChange(cell, baseline.Whole.Prices[i].Charged.Yen, proposal.Whole.Prices[i].Charged.Yen))];
        Total = Row("", null);
    }

    public SplitUsage Baseline { get; }

    public SplitUsage Proposal { get; }

    public UsageHistogram Usage { get; }

    /// <summary>What each cell's bill becomes, in the order of the cells.</summary>
    public IReadOnlyList<BillChange> Changes { get; }

    /// <summary>The whole town.</summary>
    public RevenueRow Total { get; }

    /// <summary>Prices <paramref name="usage"/> under both tables.</summary>
    /// <param name="taxBefore">Tax rate of the baseline where it states none.</param>
    /// <param name="taxAfter">Tax rate of the proposal where it states none.</param>
    /// <exception cref="BusinessRuleException">revision.older-proposal, revision.other-service, revision.cannot-price.</exception>
    public static Impact Of(Tariff baseline, Tariff proposal, UsageHistogram usage, decimal taxBefore, decimal taxAfter)
    {
        Check(baseline, proposal);
        return new Impact(SplitUsage.Of(baseline, usage, taxBefore), SplitUsage.Of(proposal, usage, taxAfter));
    }

    /// <summary>Refuses what would be compared without sense.</summary>
    /// <exception cref="BusinessRuleException">revision.older-proposal, revision.other-service.</exception>
    public static void Check(Tariff baseline, Tariff proposal)
    {
        if (proposal.Service != baseline.Service)
        {
            throw new BusinessRuleException("revision.other-service", $"{baseline.Id} と {proposal.Id} は事業が違います。同じ事業の料金表を比べてください。", $"{baseline.Id} and {proposal.Id} are tables of different services; compare tables of one service.");
        }

        if (proposal.EffectiveFrom < baseline.EffectiveFrom)
        {
            throw new BusinessRuleException(
                "revision.older-proposal",
                $"改定案 {proposal.Id}({proposal.EffectiveFrom:uuuu-MM-dd} 施行)は現行 {baseline.Id}({baseline.EffectiveFrom:uuuu-MM-dd} 施行)より古いものです。改定案と現行を取り違えていないか確かめてください。",
                $"the proposal {proposal.Id} (in force {proposal.EffectiveFrom:uuuu-MM-dd}) is older than the table in force {baseline.Id} ({baseline.EffectiveFrom:uuuu-MM-dd}); see whether the two were swapped.");
        }
    }

    /// <summary>Use class by use class, in the order of the usage.</summary>
    public IReadOnlyList<RevenueRow> ByUseClass() => [.. Usage.Cells.Select(cell => cell.Input.UseClass).Distinct().Select(name => Row(name, cell => cell.Input.UseClass == name))];

    /// <summary>Size by size, the smallest first; what has no meter last.</summary>
    public IReadOnlyList<RevenueRow> ByMeterSize() =>
        [.. Usage.Cells.Select(cell => cell.Input.MeterSize).Distinct().OrderBy(size => size ?? int.MaxValue).Select(size => Row(size?.ToString(CultureInfo.InvariantCulture) ?? "", cell => cell.Input.MeterSize == size))];

    /// <summary>Bills that rise, stay and fall.</summary>
    public (long Up, long Same, long Down) Directions() => (
        Changes.Where(change => change.Yen > 0).Sum(change => change.Cell.Count),
        Changes.Where(change => change.Yen == 0).Sum(change => change.Cell.Count),
        Changes.Where(change => change.Yen < 0).Sum(change => change.Cell.Count));

    /// <summary>The largest changes of a bill in yen, up or down.</summary>
    public IReadOnlyList<BillChange> Largest(int most) => [.. Changes.Where(change => change.Yen != 0).OrderByDescending(change => Math.Abs(change.Yen)).ThenByDescending(change => change.Cell.Count).Take(most)];

    private RevenueRow Row(string name, Func<UsageCell, bool>? of)
    {
        var cells = of is null ? Usage.Cells : [.. Usage.Cells.Where(of)];
        return new RevenueRow(name, cells.Sum(cell => cell.Count), cells.Sum(cell => (decimal)cell.CubicMetres * cell.Count), Baseline.Revenue(of), Proposal.Revenue(of));
    }
}

/// <summary>What the bill of a cell becomes.</summary>
/// <param name="Cell">Who.</param>
/// <param name="Before">Yen charged, tax included.</param>
/// <param name="After">Yen charged, tax included.</param>
public sealed record BillChange(UsageCell Cell, long Before, long After)
{
    public long Yen => After - Before;

    /// <summary>Exact percent; null where nothing was charged before.</summary>
    public decimal? Percent => Before == 0 ? null : Yen * 100m / Before;
}
