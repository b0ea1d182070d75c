using System.Threading.Channels;
using NodaTime;

namespace Billing.Web.Privacy;

/// <summary>
/// 閲覧記録 on its way to the database: a page only drops a note here, and <see cref="ViewLogWriter"/> writes them in batches, so that a page never waits for
/// SQLite's one writer while a night runs.
/// </summary>
/// <remarks>
/// What may be lost: the views of about the last second when the process is killed, and views beyond <see cref="Capacity"/> while the database takes no writing;
/// those are counted, and the count is recorded. An orderly stop loses nothing. What two persons open is not recorded here but in the transaction that opens it.
/// </remarks>
public sealed class ViewLog
{
    public const int Capacity = 20_000;

    private readonly Channel<View> _waiting = Channel.CreateBounded<View>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private int _lost;

    internal ChannelReader<View> Waiting => _waiting.Reader;

    /// <summary>Notes a view; never waits and never fails.</summary>
    internal void Add(View view)
    {
        if (!_waiting.Writer.TryWrite(view))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <summary>How many were lost since this was asked last.</summary>
    internal int TakeLost() => Interlocked.Exchange(ref _lost, 0);

    /// <summary>Counts lost ones again whose record could not be written.</summary>
    internal void GiveBack(int lost) => Interlocked.Add(ref _lost, lost);

    internal void Close() => _waiting.Writer.TryComplete();
}

/// <summary>One page about somebody, opened by somebody.</summary>
/// <param name="Subject">What the route names: <c>contract</c>, <c>number</c> of a bill, <c>usage</c>, <c>customer</c> or <c>payment</c>.</param>
/// <param name="Key">Its value.</param>
/// <param name="Path">The page's address without a query.</param>
internal sealed record View(Instant At, string Who, string Subject, string Key, string Path);
