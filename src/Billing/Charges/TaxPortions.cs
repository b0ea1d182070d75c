using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Charges;

/// <summary>The rates of consumption tax that a charge bears and the weight of each: more than one over a change of rate. Periods that were charged before keep the rate that they bore.</summary>
/// <param name="Portions">Oldest first.</param>
/// <param name="Scale">Weight of one month, or of one day.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Citation">経過措置 that was followed; null = none.</param>
internal sealed record TaxPortions(IReadOnlyList<(decimal Rate, int Weight)> Portions, int Scale, Sentence Unit, string? Citation)
{
    private static readonly Sentence Months = new("か月", "months");
    private static readonly Sentence Days = new("日", "days");

    public int Whole { get; } = Portions.Sum(portion => portion.Weight);

    /// <param name="own">Of the supply's own period.</param>
    public static TaxPortions Of(RuleBook book, Span span, TaxShares own)
    {
        var byDays = span.Earlier.Count > 0 && span.Joins;
        var (ofOwn, unit) = span.Earlier.Count == 0 ? (1, Months) : byDays ? (DaysOf(span.Own.From, span.Own.To), Days) : (span.Own.Months, Months);
        var scale = own.Before?.OfMonths ?? 1;
        var portions = new List<(decimal Rate, int Weight)>();
        for (var i = 0; i < span.Earlier.Count; i++)
        {
            var charge = span.Earlier[i].Charge;
            var next = i + 1 < span.Earlier.Count ? span.Earlier[i + 1].Charge.From : span.Own.From;
            Add(portions, charge.TaxRate(book, own.Rate), scale * (byDays ? DaysOf(charge.From, next.PlusDays(-1)) : charge.Months));
        }

        if (own.Before is { } before)
        {
            Add(portions, before.Rate, ofOwn * before.Months);
            Add(portions, own.Rate, ofOwn * (before.OfMonths - before.Months));
        }
        else
        {
            Add(portions, own.Rate, ofOwn);
        }

        return new TaxPortions(portions, span.Earlier.Count == 0 ? 1 : scale, unit, own.Before?.Transition.Citation);
    }

    public Sentence Said(int portion)
    {
        var (rate, weight) = Portions[portion];
        var (part, of) = ((decimal)weight / Scale, (decimal)Whole / Scale);
        return new Sentence($"{rate * 100m:0.##}%対象({of:0.##}{Unit.Ja}のうち{part:0.##}{Unit.Ja})", $"At {rate * 100m:0.##}% ({part:0.##} of {of:0.##} {Unit.En})");
    }

    private static int DaysOf(LocalDate from, LocalDate to) => Period.DaysBetween(from, to) + 1;

    private static void Add(List<(decimal Rate, int Weight)> portions, decimal rate, int weight)
    {
        var at = portions.FindIndex(portion => portion.Rate == rate);
        if (at >= 0)
        {
            portions[at] = (rate, portions[at].Weight + weight);
        }
        else
        {
            portions.Add((rate, weight));
        }
    }
}
