using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;

namespace Billing.Verification;

/// <summary>
/// Charges every standing part of a period under two rule books, by the one engine, and tells each difference with what alone causes it: how a city checks
/// a new system or a revision before it goes live. A bill that was reversed, and its reversal, do not take part. Reads only; memory does not grow with the town.
/// </summary>
public sealed class BookReplay
{
    private readonly ReplayBook _old;
    private readonly ReplayBook _now;
    private readonly IReadOnlyDictionary<int, ChargeEngine> _frozen;
    private readonly Action<BookDifference>? _each;
    private readonly DifferenceGroups _groups = new();
    private readonly Dictionary<(ChargeEngine Old, ChargeEngine New), CauseFinder> _finders = [];
    private long _events;
    private long _same;
    private long _oldYen;
    private long _newYen;

    private BookReplay(ReplayBook old, ReplayBook now, IReadOnlyDictionary<int, ChargeEngine> frozen, Action<BookDifference>? each)
    {
        _old = old;
        _now = now;
        _frozen = frozen;
        _each = each;
    }

    /// <param name="from">First 調定月.</param>
    /// <param name="to">Last 調定月, inclusive.</param>
    /// <param name="each">Is handed every difference, in the order of bill numbers.</param>
    /// <param name="progress">Is told how many bills of how many are done.</param>
    public static BookReplayReport Run(
        IBillingDatabase database,
        ReplayBook old,
        ReplayBook now,
        BillingMonth from,
        BillingMonth to,
        Action<BookDifference>? each = null,
        Action<long, long>? progress = null,
        CancellationToken cancel = default)
    {
        using var db = database.NewContext();
        var replay = new BookReplay(old, now, RuleBookFreezer.Read(db), each);
        foreach (var chunk in StandingParts.Of(database, replay._frozen, old, now, from, to, progress))
        {
            cancel.ThrowIfCancellationRequested();

            // Asked for only where a chunk has a difference.
            var contracts = new Lazy<Dictionary<long, string>>(() => StandingParts.Contracts(db, chunk));
            foreach (var part in chunk)
            {
                replay.Compare(part, contracts);
            }
        }

        return new BookReplayReport(replay._events, replay._same, replay._oldYen, replay._newYen, replay._groups.Groups, replay._groups.Largest);
    }

    private void Compare(StandingPart part, Lazy<Dictionary<long, string>> contracts)
    {
        var (old, now) = (_old.For(part.Part, _frozen), _now.For(part.Part, _frozen));
        var was = part.Supply.Price(old, asMade: _old.IsFrozen);
        var becomes = part.Supply.Price(now, asMade: _now.IsFrozen);
        _events++;
        _oldYen += was.Yen ?? 0;
        _newYen += becomes.Yen ?? 0;
        if (was.IsSameAs(becomes))
        {
            _same++;
            return;
        }

        var difference = Difference(part, contracts.Value.GetValueOrDefault(part.Bill.ContractId, ""), was, becomes, Finder(old, now).Find(part.Supply, was, becomes));
        _groups.Add(difference);
        _each?.Invoke(difference);
    }

    private CauseFinder Finder(ChargeEngine old, ChargeEngine now) =>
        _finders.TryGetValue((old, now), out var finder) ? finder : _finders[(old, now)] = new CauseFinder(old, now);

    private static BookDifference Difference(StandingPart part, string contract, ReplayOutcome was, ReplayOutcome becomes, ReplayCause cause) => new(
        part.Bill.Id,
        contract,
        part.Bill.PeriodTo,
        part.Part.Service,
        BillEvents.Of(part.Bill),
        cause,
        was.Yen,
        becomes.Yen,
        was.Charge?.Tax.Yen,
        becomes.Charge?.Tax.Yen,
        (was.Refusal ?? becomes.Refusal)?.Said);
}
