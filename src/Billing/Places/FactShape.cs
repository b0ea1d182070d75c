using Billing.RuleBooks;

namespace Billing.Places;

/// <summary>What a fact of a kind must say: the one table by which a form, a file and a check know the fields of every <see cref="FactKind"/>.</summary>
/// <param name="Number">The number.</param>
/// <param name="Word">The word.</param>
/// <param name="Span">What its days mean.</param>
public sealed record FactShape(FactNumber Number, FactField Word, FactSpan Span)
{
    /// <summary>Several may hold side by side when their words differ.</summary>
    public bool Several { get; init; }

    /// <summary>Only the sewer charge asks for it.</summary>
    public bool OnlySewer { get; init; }

    /// <summary>Marks that it may carry; see <see cref="FactMarks"/>.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Largest number.</summary>
    public decimal Most { get; init; } = 9_999m;

    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public static FactShape Of(FactKind kind) => kind switch
    {
        FactKind.Residents => new(FactNumber.Whole, FactField.None, FactSpan.State),
        FactKind.Well => new(FactNumber.None, FactField.Needed, FactSpan.State) { OnlySewer = true },
        FactKind.WellUse => new(FactNumber.None, FactField.Needed, FactSpan.State) { OnlySewer = true, Several = true },
        FactKind.OccupiedDwellings => new(FactNumber.Whole, FactField.None, FactSpan.State),
        FactKind.DwellingMethod => new(FactNumber.None, FactField.Needed, FactSpan.State),
        FactKind.NotDrained or FactKind.OtherWater => new(FactNumber.Whole, FactField.Optional, FactSpan.Period) { OnlySewer = true, Several = true, Most = 10_000_000m },
        FactKind.Bod or FactKind.Ss or FactKind.Oil => new(FactNumber.Exact, FactField.None, FactSpan.State) { OnlySewer = true, Most = 1_000_000m },
        FactKind.Leak => new(FactNumber.OptionalWhole, FactField.Optional, FactSpan.Period) { Marks = [FactMarks.NotDrained, FactMarks.DesignatedContractor], Most = 10_000_000m },
        FactKind.Relief => new(FactNumber.None, FactField.Needed, FactSpan.State) { Several = true, Marks = [FactMarks.MunicipalTaxExempt] },
        FactKind.Joining => new(FactNumber.Whole, FactField.None, FactSpan.Event),
        FactKind.FirstDebit => new(FactNumber.None, FactField.None, FactSpan.Event),
        FactKind.StopNotice => new(FactNumber.None, FactField.None, FactSpan.State),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The words that the rules of a book ask for; empty = any word.</summary>
    public static IReadOnlyList<string> WordsOf(FactKind kind, RuleBook book)
    {
        IEnumerable<string> words = kind switch
        {
            FactKind.Well => [FactWords.WellOnly, FactWords.WellBesideTap],
            FactKind.WellUse => book.Rules.OfType<SewerVolumeRule>().SelectMany(rule => rule.ByUse.Keys),
            FactKind.DwellingMethod => book.Rules.OfType<DwellingsRule>().Select(rule => rule.Name),
            FactKind.Relief => book.Rules.OfType<ReliefRule>().Select(rule => rule.Category),
            FactKind.Leak => book.Rules.OfType<LeakReliefRule>().Select(rule => rule.Cause),
            _ => [],
        };
        return [.. words.Where(word => word.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a word that no rule names would be an error: the engine would refuse it, or pass over it in silence.</summary>
    public static bool IsClosed(FactKind kind, RuleBook book) => kind switch
    {
        FactKind.Well or FactKind.WellUse or FactKind.DwellingMethod or FactKind.Relief => true,
        FactKind.Leak => !book.Rules.OfType<LeakReliefRule>().Any(rule => rule.Cause.Length == 0),
        _ => false,
    };
}

public enum FactField : byte
{
    None,
    Optional,
    Needed,
}

public enum FactNumber : byte
{
    None,

    /// <summary>Whole, may be left out.</summary>
    OptionalWhole,
    Whole,

    /// <summary>At most three decimals.</summary>
    Exact,
}

/// <summary>What the days of a fact mean.</summary>
public enum FactSpan : byte
{
    /// <summary>Holds from a day until it ends or another of the kind begins.</summary>
    State,

    /// <summary>Belongs to a period with a first and a last day, and to no other.</summary>
    Period,

    /// <summary>Happened on one day.</summary>
    Event,
}
