using Microsoft.EntityFrameworkCore;

namespace Billing.Places;

/// <summary>Makes the blocks of the search index from the rows themselves, each block in a transaction of its own.</summary>
public static class SearchIndex
{
    /// <summary>Folds what changed since into the index: makes every block anew that has additions. Meant for the night; searching goes on meanwhile, and it may be stopped at any moment.</summary>
    /// <returns>Blocks made.</returns>
    public static async Task<int> Settle(IBillingDatabase database, CancellationToken stop = default)
    {
        await using var db = database.NewContext();
        var blocks = await db.SearchAdditions.Select(a => a.ContractId / ContractSet.Size).Distinct().ToListAsync(stop);
        foreach (var block in blocks.Order())
        {
            await Make(database, checked((int)block), stop);
        }

        return blocks.Count;
    }

    /// <summary>Makes the whole index anew, as after taking over another system's customers.</summary>
    /// <returns>Blocks made.</returns>
    public static async Task<int> Rebuild(IBillingDatabase database, Action<int, int>? progress = null, CancellationToken stop = default)
    {
        await using var db = database.NewContext();
        var last = await db.Contracts.MaxAsync(c => (long?)c.Id, stop) ?? -1;
        var blocks = checked((int)(last / ContractSet.Size)) + (last < 0 ? 0 : 1);
        for (var block = 0; block < blocks; block++)
        {
            await Make(database, block, stop);
            progress?.Invoke(block + 1, blocks);
        }

        return blocks;
    }

    private static async Task Make(IBillingDatabase database, int block, CancellationToken stop)
    {
        await using var db = database.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (first, behind) = ((long)block * ContractSet.Size, (block + 1L) * ContractSet.Size);

        // Only additions that are seen before the rows are read go away: one that is written meanwhile stays until the next time.
        var additions = db.SearchAdditions.Where(a => a.ContractId >= first && a.ContractId < behind);
        var upTo = await additions.MaxAsync(a => (long?)a.Id, stop) ?? 0;
        var seen = await additions.Where(a => a.Id <= upTo).Select(a => a.Id).ToListAsync(stop);

        var builder = new SearchIndexBuilder();
        foreach (var file in await SearchFile.Read(db, db.Contracts.Where(c => c.Id >= first && c.Id < behind), stop))
        {
            builder.Add(file.Contract.Id, file.Fields());
        }

        var (low, high) = (SearchBlock.Key(block, 0), SearchBlock.Key(block, uint.MaxValue));
        await db.SearchBlocks.Where(b => b.Id >= low && b.Id <= high).ExecuteDeleteAsync(stop);
        database.BulkWrite(db, builder.Finish());
        foreach (var some in seen.Chunk(1000))
        {
            await db.SearchAdditions.Where(a => some.Contains(a.Id)).ExecuteDeleteAsync(stop);
        }

        await transaction.CommitAsync(stop);
    }
}
