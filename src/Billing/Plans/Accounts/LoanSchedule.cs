using Billing.Plans.Formulas;

namespace Billing.Plans.Accounts;

/// <summary>償還表 of one bond, year by year. The principal paid adds up to what was borrowed, whatever the rounding: the last instalment takes the rest. Pure.</summary>
public sealed class LoanSchedule
{
    private readonly decimal[] _interest;
    private readonly decimal[] _principal;
    private readonly decimal[] _left;

    private LoanSchedule(decimal borrowed, int years) => (Borrowed, _interest, _principal, _left) = (borrowed, new decimal[years], new decimal[years], new decimal[years]);

    public decimal Borrowed { get; }

    /// <summary>Years in which something is paid.</summary>
    public int Years => _interest.Length;

    /// <param name="borrowed">Principal.</param>
    /// <param name="rate">Interest of a year as a share: 0.02 = 2 %.</param>
    public static LoanSchedule Of(decimal borrowed, decimal rate, LoanTerms terms)
    {
        var schedule = new LoanSchedule(borrowed, terms.Years);
        var each = rate / terms.PerYear;
        var instalments = (terms.Years - terms.Grace) * terms.PerYear;
        var instalment = Round(terms, terms.Method == LoanMethod.EqualInstalments ? Annuity(borrowed, each, instalments) : borrowed / instalments);
        var left = borrowed;
        for (var i = 0; i < terms.Years * terms.PerYear; i++)
        {
            var interest = Round(terms, left * each);
            var paid = Principal(terms, i, instalment, interest, left);
            left -= paid;
            schedule._interest[i / terms.PerYear] += interest;
            schedule._principal[i / terms.PerYear] += paid;
            schedule._left[i / terms.PerYear] = left;
        }

        return schedule;
    }

    /// <summary>元利均等の賦金: what <paramref name="count"/> equal instalments come to, unrounded.</summary>
    public static decimal Annuity(decimal borrowed, decimal ratePerInstalment, int count)
    {
        if (ratePerInstalment == 0m)
        {
            return borrowed / count;
        }

        var grown = 1m;
        for (var i = 0; i < count; i++)
        {
            grown *= 1m + ratePerInstalment;
        }

        return borrowed * ratePerInstalment * grown / (grown - 1m);
    }

    /// <param name="year">1 = the first year of payments. Outside of the term nothing is paid.</param>
    public decimal Interest(int year) => year >= 1 && year <= Years ? _interest[year - 1] : 0m;

    /// <summary>元金 paid in that year.</summary>
    public decimal Principal(int year) => year >= 1 && year <= Years ? _principal[year - 1] : 0m;

    /// <summary>Still owed at the end of that year; before the first, all of it.</summary>
    public decimal Balance(int year) => year < 1 ? Borrowed : year <= Years ? _left[year - 1] : 0m;

    private static decimal Principal(LoanTerms terms, int i, decimal instalment, decimal interest, decimal left)
    {
        if (i < terms.Grace * terms.PerYear)
        {
            return 0m;
        }

        var paid = terms.Method == LoanMethod.EqualInstalments ? instalment - interest : instalment;
        return i == (terms.Years * terms.PerYear) - 1 ? left : Math.Min(left, paid);
    }

    private static decimal Round(LoanTerms terms, decimal value) => terms.Decimals is { } decimals ? Rounding.HalfUp(value, decimals) : value;
}
