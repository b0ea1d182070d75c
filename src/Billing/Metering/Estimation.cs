using Billing.RuleBooks;
using NodaTime;

namespace Billing.Metering;

/// <summary>認定水量: a quantity set by rule where the meter could not be read. Per month of the past, times the months of the period, halves up.</summary>
public static class Estimation
{
    /// <summary>
    /// Whole m³; null where the past says nothing. Only metered quantities count while there are any: an estimate of an estimate would drift. Where the
    /// method finds nothing, the mean of the last <see cref="EstimateRule.Count"/> takes its place.
    /// </summary>
    /// <param name="past">Newest first.</param>
    public static int? Of(EstimateRule rule, IReadOnlyList<PastUsage> past, LocalDate periodTo, int months) => rule.Method switch
    {
        EstimateMethod.Previous => Mean(past, 1, months),
        EstimateMethod.SamePeriodLastYear when Yardsticks.LastYear(past, periodTo) is { } same => Scaled(same.CubicMetres, same.Months, months),
        _ => Mean(past, rule.Count, months),
    };

    private static int? Mean(IReadOnlyList<PastUsage> past, int count, int months)
        => Mean(past, count, months, meteredOnly: true) ?? Mean(past, count, months, meteredOnly: false);

    private static int? Mean(IReadOnlyList<PastUsage> past, int count, int months, bool meteredOnly)
    {
        int taken = 0, sum = 0, sumMonths = 0;
        for (var i = 0; i < past.Count && taken < count; i++)
        {
            if (past[i].Months > 0 && (!meteredOnly || past[i].Basis == UsageBasis.Metered))
            {
                taken++;
                sum += past[i].CubicMetres;
                sumMonths += past[i].Months;
            }
        }

        return taken == 0 ? null : Scaled(sum, sumMonths, months);
    }

    private static int Scaled(int cubicMetres, int ofMonths, int toMonths)
        => (int)((((long)cubicMetres * toMonths * 2) + ofMonths) / ((long)ofMonths * 2));
}
