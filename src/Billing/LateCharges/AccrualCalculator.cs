using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>Interest to the day: each base times its rate times its days ÷ 365 (閏年も365日: 利率等の表示の年利建て移行に関する法律 25条), summed exactly, and only the sum is cut to whole yen. Pure.</summary>
public static class AccrualCalculator
{
    private const decimal PercentDays = 36_500m;

    /// <summary>Walks the days.</summary>
    /// <param name="terms">The floors.</param>
    /// <param name="owing">What is owed from when; ascending.</param>
    /// <param name="rates">Ascending, without gaps; their last day is the last that counts.</param>
    public static Accrual Of(AccrualRule terms, IReadOnlyList<Owing> owing, IReadOnlyList<RateSpan> rates)
    {
        var parts = new List<AccruedPart>();
        var sum = 0m;
        var told = Money.Zero;
        foreach (var (from, to, principal, percent) in Merged(Pieces(terms, owing, rates)))
        {
            sum += principal.Yen * percent * (Period.DaysBetween(from, to) + 1);
            var whole = new Money((long)decimal.Floor(sum / PercentDays));
            parts.Add(new AccruedPart(from, to, principal, percent, whole - told));
            told = whole;
        }

        return new Accrual(Asked(terms, told), told, parts, IsProvisional: false);
    }

    /// <summary>Below the least result nothing is asked; above it fractions of the result's unit are dropped.</summary>
    public static Money Asked(AccrualRule terms, Money raw) =>
        raw.Yen < terms.LeastResult ? Money.Zero : new Money(raw.Yen - (raw.Yen % terms.ResultFloor));

    /// <summary>The base of a debt: nothing below the least base, else without its fraction.</summary>
    public static Money BaseOf(AccrualRule terms, Money owed) =>
        owed <= Money.Zero || owed.Yen < terms.LeastBase ? Money.Zero : new Money(owed.Yen - (owed.Yen % terms.BaseFloor));

    private static IEnumerable<(LocalDate From, LocalDate To, Money Base, decimal Percent)> Pieces(AccrualRule terms, IReadOnlyList<Owing> owing, IReadOnlyList<RateSpan> rates)
    {
        foreach (var rate in rates)
        {
            for (var i = 0; i < owing.Count; i++)
            {
                var from = LocalDate.Max(owing[i].From, rate.From);
                var to = i + 1 < owing.Count ? LocalDate.Min(owing[i + 1].From.PlusDays(-1), rate.To) : rate.To;
                var principal = BaseOf(terms, owing[i].Amount);
                if (from <= to && principal > Money.Zero)
                {
                    yield return (from, to, principal, rate.Percent);
                }
            }
        }
    }

    /// <summary>Days that follow each other with one base and one rate are one part, though a year began between them.</summary>
    private static List<(LocalDate From, LocalDate To, Money Base, decimal Percent)> Merged(IEnumerable<(LocalDate From, LocalDate To, Money Base, decimal Percent)> pieces)
    {
        var merged = new List<(LocalDate From, LocalDate To, Money Base, decimal Percent)>();
        foreach (var piece in pieces)
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Base == piece.Base && last.Percent == piece.Percent && last.To.PlusDays(1) == piece.From)
            {
                merged[^1] = (last.From, piece.To, last.Base, last.Percent);
            }
            else
            {
                merged.Add(piece);
            }
        }

        return merged;
    }
}
