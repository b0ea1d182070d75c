namespace Billing.Plans.Paths;

/// <summary>What a search makes small.</summary>
public enum PathAim : byte
{
    /// <summary>All increases together, in percent points; among equals the smaller first ones.</summary>
    Total,

    /// <summary>The first increase, then the second, and so on: today's users first.</summary>
    First,
}

/// <summary>Within what a path of revisions is searched for.</summary>
/// <param name="Row">The given row that a path fills: the increase of each year, percent.</param>
/// <param name="Years">Years in which prices may change; empty = any from <paramref name="From"/> on.</param>
/// <param name="From">First year of a possible change.</param>
/// <param name="Interval">料金算定期間: years that lie at least between two changes.</param>
/// <param name="Step">Grid: increases are multiples of so many percent.</param>
/// <param name="Least">Smallest increase that is decided at all, percent; nothing is always possible.</param>
/// <param name="Most">Largest increase at once, percent.</param>
/// <param name="OnlyWhenNeeded">Prices change only in a year in which a rule would fail otherwise (純利益がマイナスとなる年度に実施).</param>
/// <param name="Rules">Rules to keep; empty = all.</param>
/// <param name="MostNodes">Years reckoned at most before the search gives up proving.</param>
public sealed record PathTerms(string Row, IReadOnlyList<int> Years, int From, int Interval, decimal Step, decimal Least, decimal Most, bool OnlyWhenNeeded, PathAim Aim, IReadOnlyList<string> Rules, long MostNodes);
