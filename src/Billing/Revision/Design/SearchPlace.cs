using System.Globalization;

namespace Billing.Revision.Design;

/// <summary>Where a search stands.</summary>
/// <param name="Nodes">Boxes looked at.</param>
/// <param name="Best">Cost of the best found; null = nothing yet.</param>
/// <param name="Bound">No solution costs less.</param>
public sealed record SearchPlace(int Nodes, decimal? Best, decimal Bound)
{
    /// <summary>How much of the best is not proved, 0–1; null while nothing is found.</summary>
    public decimal? Gap => Best is { } best ? best == 0m ? 0m : Math.Max(0m, (best - Bound) / best) : null;

    /// <summary>As a task keeps it: nodes, best, bound.</summary>
    public string Print() => string.Create(CultureInfo.InvariantCulture, $"{Nodes};{Best};{Bound}");

    /// <summary>As a task kept it; null for an empty text.</summary>
    public static SearchPlace? Parse(string text) => text.Split(';') is [var nodes, var best, var bound]
        ? new SearchPlace(int.Parse(nodes, CultureInfo.InvariantCulture), best.Length == 0 ? null : decimal.Parse(best, CultureInfo.InvariantCulture), decimal.Parse(bound, CultureInfo.InvariantCulture))
        : null;
}

/// <summary>Is told where a search stands, box by box, and says whether it goes on; a search that does not ends with what it has and the gap.</summary>
/// <returns>False to stop.</returns>
public delegate bool SearchWatch(SearchPlace place);
