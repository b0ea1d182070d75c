using Billing.Kernel;
using NodaTime;

namespace Billing.Verification;

/// <summary>What two books make of the same standing parts.</summary>
/// <param name="Events">Parts charged under both.</param>
/// <param name="Same">Of these, how many come out the same.</param>
/// <param name="OldYen">Yen of all parts under the old book, without those it refuses.</param>
/// <param name="NewYen">Yen under the new book.</param>
/// <param name="Groups">Differences by service, event and cause; most yen first.</param>
/// <param name="Largest">The largest differences, refusals last; at most <see cref="DifferenceGroups.MostLargest"/>.</param>
public sealed record BookReplayReport(long Events, long Same, long OldYen, long NewYen, IReadOnlyList<DifferenceGroup> Groups, IReadOnlyList<BookDifference> Largest)
{
    public long Differences => Events - Same;
}

/// <summary>A part that two books charge differently.</summary>
/// <param name="BillId">The bill.</param>
/// <param name="Contract">Number of its contract.</param>
/// <param name="PeriodTo">Its last day.</param>
/// <param name="Service">Which part.</param>
/// <param name="Event">What happens in the period.</param>
/// <param name="Cause">What alone makes the difference.</param>
/// <param name="OldYen">Null where the old book refuses.</param>
/// <param name="NewYen">Null where the new book refuses.</param>
/// <param name="OldTax">Tax contained.</param>
/// <param name="NewTax">Tax contained.</param>
/// <param name="Refusal">The sentence of a refusal.</param>
public sealed record BookDifference(
    long BillId, string Contract, LocalDate PeriodTo, Service Service, BillEvent Event, ReplayCause Cause, long? OldYen, long? NewYen, long? OldTax, long? NewTax, Sentence? Refusal)
{
    /// <summary>New minus old; null where one book refuses.</summary>
    public long? Yen => NewYen - OldYen;
}

/// <summary>Differences of one service, event and cause. More and less are counted apart: what one payer is charged too much does not pay for what another is charged too little.</summary>
public sealed class DifferenceGroup(Service service, BillEvent at, ReplayCause cause)
{
    private const int MostExamples = 5;
    private readonly List<long> _examples = [];

    public Service Service { get; } = service;

    public BillEvent Event { get; } = at;

    public ReplayCause Cause { get; } = cause;

    public long Count { get; private set; }

    public long OldYen { get; private set; }

    public long NewYen { get; private set; }

    /// <summary>Parts for which the new book charges more.</summary>
    public long OverCount { get; private set; }

    /// <summary>Yen that it charges more.</summary>
    public long OverYen { get; private set; }

    /// <summary>Parts for which the new book charges less.</summary>
    public long UnderCount { get; private set; }

    /// <summary>Yen that it charges less, positive.</summary>
    public long UnderYen { get; private set; }

    /// <summary>Yen that move, in either direction.</summary>
    public long Moved => OverYen + UnderYen;

    /// <summary>Bills, the first few.</summary>
    public IReadOnlyList<long> Examples => _examples;

    /// <summary>The sentence of the first refusal.</summary>
    public Sentence? Refusal { get; private set; }

    internal void Add(BookDifference difference)
    {
        Count++;
        OldYen += difference.OldYen ?? 0;
        NewYen += difference.NewYen ?? 0;
        Refusal ??= difference.Refusal;
        switch (difference.Yen)
        {
            case > 0 and var more:
                OverCount++;
                OverYen += more;
                break;
            case < 0 and var less:
                UnderCount++;
                UnderYen -= less;
                break;
        }

        if (_examples.Count < MostExamples)
        {
            _examples.Add(difference.BillId);
        }
    }
}
