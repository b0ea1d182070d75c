using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>What is priced at once: a supply, or the periods that rules settle together with it.</summary>
/// <param name="Own">The supply that is charged.</param>
/// <param name="Whole">The supply over the whole span; the same as <paramref name="Own"/> where nothing is settled.</param>
/// <param name="Earlier">What was charged before for the span and is taken off, oldest first, with the rule that says so.</param>
/// <param name="Parts">The periods, oldest first. Last days that join the period before are part of it.</param>
internal sealed record Span(Supply Own, Supply Whole, IReadOnlyList<(EarlierCharge Charge, Rule By)> Earlier, IReadOnlyList<SpanPart> Parts)
{
    /// <summary>Whether the last days belong to the period before.</summary>
    public bool Joins => Parts.Count == Earlier.Count;

    public static Span Of(ChargeRules rules, Supply supply, ChargeStory? story)
    {
        var joins = Join(rules, supply);
        var settles = rules.Settlement is not null;
        var earlier = supply.Earlier.Where((charge, i) => (settles && charge.Provisional) || (joins && i == supply.Earlier.Count - 1)).ToList();
        if (earlier.Count == 0)
        {
            return new Span(supply, supply, [], [new SpanPart(supply.From, supply.To, supply.Months, supply.CubicMetres, supply.Starts, supply.Stops)]);
        }

        var months = earlier.Sum(charge => charge.Months) + (joins ? 0 : supply.Months);
        Tell(rules, settles && earlier.Exists(charge => charge.Provisional), joins, months, story);
        return new Span(
            supply,
            Widened(supply, earlier, months) with { Stops = supply.Stops && !joins },
            [.. earlier.Select(charge => (charge, charge.Provisional && settles ? (Rule)rules.Settlement! : rules.StopJoins!))],
            PartsOf(supply, earlier, joins));
    }

    private static void Tell(ChargeRules rules, bool settles, bool joins, int months, ChargeStory? story)
    {
        if (joins)
        {
            story?.Follow(rules.StopJoins!, "月の途中の中止: 前の期間に合わせて計算し、既に請求した額を引く", "stopped inside a month: priced together with the period before, less what was charged for it");
        }

        if (settles)
        {
            story?.Follow(rules.Settlement!, $"{months}か月分をまとめて計算し、既に請求した額を引く", $"priced over {months} months, less what was charged before");
        }
    }

    private static List<SpanPart> PartsOf(Supply supply, List<EarlierCharge> earlier, bool joins)
    {
        var parts = new List<SpanPart>(earlier.Count + 1);
        for (var i = 0; i < earlier.Count; i++)
        {
            var next = i + 1 < earlier.Count ? earlier[i + 1].From : supply.From;
            parts.Add(new SpanPart(earlier[i].From, next.PlusDays(-1), earlier[i].Months, earlier[i].Usage.Sum(usage => usage.CubicMetres.Value), earlier[i].From == supply.UserSince, false));
        }

        if (joins)
        {
            parts[^1] = parts[^1] with { To = supply.To, CubicMetres = parts[^1].CubicMetres + supply.CubicMetres };
        }
        else
        {
            parts.Add(new SpanPart(supply.From, supply.To, supply.Months, supply.CubicMetres, false, supply.Stops));
        }

        return parts;
    }

    /// <summary>The quantities of the span by register, and only the past before it: what is to be judged is no yardstick.</summary>
    private static Supply Widened(Supply supply, List<EarlierCharge> earlier, int months) => supply with
    {
        From = earlier[0].From,
        Months = months,
        Usage = Together(supply, earlier),
        Overestimated = [],
        Past = [.. supply.Past.Where(past => past.PeriodTo < earlier[0].From)],
    };

    /// <summary>Adds the earlier quantities to their registers, less what estimates exceeded; estimates that nobody billed cannot be taken off, so no register is less than nothing.
    /// A register that hangs there no more was estimated as one with others and counts on the first.</summary>
    private static List<RegisterUsage> Together(Supply supply, List<EarlierCharge> earlier)
    {
        var sums = supply.Usage.Select(usage => usage.CubicMetres.Value).ToArray();
        foreach (var usage in earlier.SelectMany(charge => charge.Usage))
        {
            sums[PlaceOf(usage.Register)] += usage.CubicMetres.Value;
        }

        foreach (var over in supply.Overestimated)
        {
            sums[PlaceOf(over.Register)] -= over.CubicMetres.Value;
        }

        return [.. supply.Usage.Select((usage, i) => usage with { CubicMetres = new CubicMetres(Math.Max(0, sums[i])) })];

        int PlaceOf(string? register) => Math.Max(0, supply.Usage.ToList().FindIndex(usage => usage.Register == register));
    }

    /// <summary>Whether the last days before a stop belong to the period before.</summary>
    private static bool Join(ChargeRules rules, Supply supply) =>
        supply.Stops && !supply.Starts && supply.Earlier.Count > 0 && rules.StopJoins is { } rule
        && (rule.UpToDays is { } most ? Period.DaysBetween(supply.From, supply.To) + 1 <= most : supply.To < supply.From.PlusMonths(1).PlusDays(-1));

    /// <summary>Takes off what was charged before, each at the rate of tax that it bore.</summary>
    public void TakeOffEarlier(RuleBook book, decimal taxRate, List<ChargeLine> lines, ChargeStory? story)
    {
        foreach (var (charge, by) in Earlier)
        {
            var said = new Sentence($"既に請求した額 {charge.From:uuuu-MM-dd}から{charge.Months}か月分", $"Charged before: {charge.Months} months from {charge.From:uuuu-MM-dd}");
            lines.Add(new ChargeLine(ChargeLineKind.Earlier, by.Id, said, -charge.Charged, -charge.Tax, charge.TaxRate(book, taxRate)));
            story?.Say(ExplanationKind.Earlier, said, -charge.Charged.Yen);
        }
    }
}

/// <summary>One period of a span.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Months">Its months; of days that joined the period before, none of their own.</param>
/// <param name="CubicMetres">As measured or estimated.</param>
/// <param name="Starts">Whether use begins in it.</param>
/// <param name="Stops">Whether use ends in it.</param>
internal readonly record struct SpanPart(LocalDate From, LocalDate To, int Months, int CubicMetres, bool Starts, bool Stops)
{
    /// <summary>Number of days, first and last included.</summary>
    public int Days => Period.DaysBetween(From, To) + 1;
}
