using Billing.Kernel;

namespace Billing.Db.Demo.Year;

/// <summary>How often each thing happened in the year, and the yen it moved.</summary>
internal sealed class YearTally
{
    private readonly SortedDictionary<YearFact, (int Count, long Yen)> _lines = [];

    public void Add(YearFact fact, Money amount = default, int count = 1)
    {
        var (before, yen) = _lines.GetValueOrDefault(fact);
        _lines[fact] = (before + count, yen + amount.Yen);
    }

    /// <summary>In the order of <see cref="YearFact"/>; what never happened is left out.</summary>
    public IReadOnlyList<YearLine> Lines => [.. _lines.Select(l => new YearLine(l.Key, l.Value.Count, new Money(l.Value.Yen)))];
}

/// <summary>A line of the table that tells the year.</summary>
/// <param name="Yen">Money that it moved; 0 where it moves none.</param>
public sealed record YearLine(YearFact Fact, int Count, Money Yen);
