using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>Which rates of consumption tax a charge bears, and for which part of it (経過措置 of metered supplies).</summary>
/// <param name="Rate">0.1 = 10 %; of the last day where there are two.</param>
/// <param name="Before">The rate before the change, and the months of the charge that bear it; null = one rate.</param>
internal readonly record struct TaxShares(decimal Rate, (decimal Rate, int Months, int OfMonths, TaxTransition Transition)? Before)
{
    public static TaxShares Of(RuleBook book, Tariff tariff, Supply supply)
    {
        if (tariff.TaxRate is { } own)
        {
            return new TaxShares(own, null);
        }

        var rates = book.ConsumptionTax;
        for (var i = rates.Count - 1; i > 0; i--)
        {
            var rate = rates[i];
            if (rate.From > supply.To)
            {
                continue;
            }

            // New users, and every charge after the first that is fixed on or after the day of change, bear the new rate.
            var fixedBefore = supply.From.PlusDays(-1);
            if (rate.Transition is not { } transition || supply.UserSince >= rate.From || fixedBefore >= rate.From)
            {
                return new TaxShares(rate.Rate, null);
            }

            if (supply.To <= transition.FixedBy)
            {
                return new TaxShares(rates[i - 1].Rate, null);
            }

            var (months, of) = (Months(fixedBefore, transition.FixedBy), Months(fixedBefore, supply.To));
            return months >= of ? new TaxShares(rates[i - 1].Rate, null) : new TaxShares(rate.Rate, (rates[i - 1].Rate, months, of, transition));
        }

        return new TaxShares(book.TaxRateOn(supply.To), null);
    }

    /// <summary>Months by the calendar from the day after <paramref name="after"/> to <paramref name="to"/>; a begun month counts as one.</summary>
    public static int Months(LocalDate after, LocalDate to)
    {
        var months = 0;
        while (after.PlusMonths(months) < to)
        {
            months++;
        }

        return months;
    }
}
