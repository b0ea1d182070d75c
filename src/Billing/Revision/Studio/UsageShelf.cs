using System.Text;
using Billing.Exchange;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Revision.Studio;

/// <summary>Snapshots in memory, so that a slider never waits for the database. A snapshot never changes, so what was read once is right for ever; the least recently asked for go first. Safe for many threads.</summary>
public sealed class UsageShelf(IBillingDatabase database)
{
    private const int Most = 8;
    private readonly Lock _lock = new();
    private readonly LinkedList<(int Id, UsageHistogram Usage)> _kept = new();

    /// <exception cref="BusinessRuleException">revision.no-usage: there is no such snapshot.</exception>
    public UsageHistogram Of(int id)
    {
        lock (_lock)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Id == id)
                {
                    _kept.Remove(node);
                    _kept.AddFirst(node);
                    return node.Value.Usage;
                }
            }
        }

        var usage = Read(id);
        lock (_lock)
        {
            _kept.AddFirst((id, usage));
            while (_kept.Count > Most)
            {
                _kept.RemoveLast();
            }
        }

        return usage;
    }

    private UsageHistogram Read(int id)
    {
        using var db = database.NewContext();
        var snapshot = db.UsageSnapshots.AsNoTracking().SingleOrDefault(s => s.Id == id)
            ?? throw new BusinessRuleException("revision.no-usage", $"使用水量分布 {id} がありません。", $"there is no usage {id}.");
        return UsageHistogram.Of(UsageCsv.Read(snapshot.Title, Encoding.UTF8.GetBytes(snapshot.Text)));
    }
}
