using Billing.RuleBooks;
using NodaTime;

namespace Billing.Metering;

/// <summary>Earlier quantities that a usage is held against.</summary>
public static class Yardsticks
{
    /// <summary>The sum of the quantities that <paramref name="yardstick"/> means and of their months; null where the past has none.</summary>
    /// <param name="past">Newest first.</param>
    /// <param name="from">Place of the first one that counts.</param>
    internal static (long CubicMetres, int Months)? Find(Yardstick yardstick, IReadOnlyList<PastUsage> past, int from, LocalDate periodTo) => yardstick switch
    {
        Yardstick.SamePeriodLastYear => LastYear(past, periodTo) is { } same ? (same.CubicMetres, same.Months) : null,
        Yardstick.Average => Sum(past, from, 3),
        _ => Sum(past, from, 1),
    };

    /// <summary>The period that ended 350 to 380 days before: the same one last year, whatever the reader's day was.</summary>
    public static PastUsage? LastYear(IReadOnlyList<PastUsage> past, LocalDate periodTo)
    {
        var earliest = periodTo.PlusDays(-380);
        var latest = periodTo.PlusDays(-350);
        for (var i = past.Count - 1; i >= 0 && past[i].PeriodTo <= latest; i--)
        {
            if (past[i].PeriodTo >= earliest && past[i].Months > 0)
            {
                return past[i];
            }
        }

        return null;
    }

    private static (long CubicMetres, int Months)? Sum(IReadOnlyList<PastUsage> past, int from, int count)
    {
        long sum = 0;
        var months = 0;
        for (var i = from; i < past.Count && i < from + count; i++)
        {
            sum += past[i].CubicMetres;
            months += past[i].Months;
        }

        return months == 0 ? null : (sum, months);
    }
}
