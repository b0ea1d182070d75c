using Billing.Kernel;
using NodaTime;

namespace Billing.Requests.Contributions;

/// <summary>受益者負担金 (都市計画法75条) in numbers: amount, terms, bonus for paying ahead. Pure.</summary>
public static class ContributionTerms
{
    /// <summary>Area × yen per m²; fractions of <paramref name="floor"/> yen are dropped.</summary>
    /// <param name="areaHundredths">Area in 1/100 m², as registered.</param>
    /// <param name="yenPerSquareMetre">単位負担金額.</param>
    /// <param name="reliefPercent">減免率, 0–100.</param>
    /// <param name="floor">Yen below which is dropped, e.g. 10.</param>
    public static Money Amount(long areaHundredths, int yenPerSquareMetre, int reliefPercent, int floor)
    {
        var exact = areaHundredths / 100m * yenPerSquareMetre * (100 - reliefPercent) / 100m;
        return new Money((long)decimal.Floor(exact / floor) * floor);
    }

    /// <summary>Equal terms; what does not divide goes into the first (静岡市: 15 terms, 宇美町: 20).</summary>
    /// <param name="unit">Yen that every later term is a multiple of, e.g. 10 or 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one term.</exception>
    public static IReadOnlyList<Money> Split(Money amount, int terms, int unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        var each = amount.Yen / terms / unit * unit;
        return [new Money(amount.Yen - (each * (terms - 1))), .. Enumerable.Repeat(new Money(each), terms - 1).Where(_ => each > 0)];
    }

    /// <summary>納期限 of each term: the last day of each of the year's months in turn, from the first that is not before <paramref name="first"/>.</summary>
    /// <param name="months">Months of a year in which a term is due, e.g. 2, 7, 9, 12.</param>
    public static IReadOnlyList<LocalDate> DueDays(LocalDate first, IReadOnlyList<int> months, int terms)
    {
        ArgumentOutOfRangeException.ThrowIfZero(months.Count);
        var days = new List<LocalDate>();
        for (var month = new LocalDate(first.Year, first.Month, 1); days.Count < terms; month = month.PlusMonths(1))
        {
            if (months.Contains(month.Month) && month.PlusMonths(1).PlusDays(-1) is var last && last >= first)
            {
                days.Add(last);
            }
        }

        return days;
    }

    /// <summary>
    /// 前納報奨金 by months (宇美町): term × rate × months that it is paid ahead, summed, then fractions dropped. 20 terms of 5,000 yen, all but the first paid with it: 531 months
    /// × 5,000 × 5/1000 = 13,275 → 13,200.
    /// </summary>
    /// <param name="later">Terms paid ahead, with their whole months.</param>
    /// <param name="perMille">Per month.</param>
    /// <param name="floor">Yen below which is dropped.</param>
    public static Money Bonus(IEnumerable<(Money Term, int Months)> later, int perMille, int floor) =>
        new((long)decimal.Floor(later.Sum(t => t.Term.Yen * perMille * t.Months) / 1000m / floor) * floor);

    /// <summary>前納報奨金 as a share of the terms paid ahead (野田市: 10 %, below 10 yen dropped).</summary>
    public static Money Share(Money later, int percent, int floor) => new((long)decimal.Floor(later.Yen * percent / 100m / floor) * floor);

    /// <summary>Months by which a term is paid ahead: from the month of payment to the month before the one in which it is due (宇美町: 20 terms in July, September, December and February give 531).</summary>
    public static int MonthsAhead(LocalDate paid, LocalDate due) => Math.Max(0, ((due.Year - paid.Year) * 12) + due.Month - paid.Month - 1);
}
