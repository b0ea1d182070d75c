using System.Collections.Concurrent;

namespace Billing.Db.Demo;

/// <summary>Makes the next few items on another thread while one is being written.</summary>
internal static class Ahead
{
    private const int Most = 8;

    public static IEnumerable<T> Of<T>(IEnumerable<T> items)
    {
        using var queue = new BlockingCollection<T>(Most);
        using var stop = new CancellationTokenSource();
        var maker = Task.Run(() => Fill(queue, items, stop.Token));
        try
        {
            foreach (var item in queue.GetConsumingEnumerable())
            {
                yield return item;
            }

            maker.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)maker).AsyncWaitHandle.WaitOne();
        }
    }

    private static void Fill<T>(BlockingCollection<T> queue, IEnumerable<T> items, CancellationToken stop)
    {
        try
        {
            foreach (var item in items)
            {
                queue.Add(item, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left early.
        }
        finally
        {
            queue.CompleteAdding();
        }
    }
}
