using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;

namespace Billing.Residents;

/// <summary>One period beside the same period of the year before.</summary>
/// <param name="Yen">What was charged for it; null while no bill is made.</param>
/// <param name="Before">The period that ended in the same month a year before; null when there is none.</param>
/// <param name="YenBefore">What was charged for that.</param>
/// <param name="Causes">Why they differ, as far as the file tells.</param>
public sealed record ComparedPeriod(Usage Usage, Money? Yen, Usage? Before, Money? YenBefore, IReadOnlyList<Sentence> Causes)
{
    /// <summary>Change of the quantity in whole percent, half away from zero; null without a year before, or from nothing.</summary>
    public int? ChangePercent => Before is { } before ? Percent(Usage.CubicMetres.Value, before.CubicMetres.Value) : null;

    /// <summary>Change of the charge in whole percent.</summary>
    public int? YenPercent => Yen is { } now && YenBefore is { } before ? Percent(now.Yen, before.Yen) : null;

    private static int? Percent(long now, long before) => before <= 0 ? null : (int)Math.Round((now - before) * 100m / before, MidpointRounding.AwayFromZero);
}

/// <summary>前年との比較: usage and charge of each period beside those of a year before. Pure.</summary>
public static class UsageComparison
{
    /// <param name="usages">Newest first, none superseded; two years of them.</param>
    /// <param name="bills">Standing bills of the contract with their parts: no reversal, nothing that one took back.</param>
    /// <param name="causes">Why a period differs from the one a year before.</param>
    /// <param name="most">How many periods are told.</param>
    public static IReadOnlyList<ComparedPeriod> Of(IReadOnlyList<Usage> usages, IReadOnlyList<(Bill Bill, IReadOnlyList<BillPart> Parts)> bills, UsageCauses causes, int most = 13)
    {
        var charged = bills.ToLookup(b => b.Bill.UsageId);
        return [.. usages.Take(most).Select(usage =>
        {
            var before = YearBefore(usages, usage);
            var parts = charged[usage.Id].SelectMany(b => b.Parts).ToList();
            var partsBefore = before is null ? [] : charged[before.Id].SelectMany(b => b.Parts).ToList();
            return new ComparedPeriod(usage, Sum(parts), before, Sum(partsBefore), causes.Of(usage, before, parts, partsBefore));
        })];
    }

    /// <summary>The period that ended in the same month of the year before and is as long; null when there is none.</summary>
    public static Usage? YearBefore(IReadOnlyList<Usage> usages, Usage usage)
    {
        var (year, month) = (usage.PeriodTo.Year - 1, usage.PeriodTo.Month);
        return usages.FirstOrDefault(o => o.PeriodTo.Year == year && o.PeriodTo.Month == month && o.Months == usage.Months);
    }

    private static Money? Sum(List<BillPart> parts) => parts.Count == 0 ? null : new Money(parts.Sum(p => p.Charged.Yen));
}
