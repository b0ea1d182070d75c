using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Billing.Places;

/// <summary>Proposes contracts that hold every gram, those changed last first, then from the newest block to the oldest. Whoever has enough stops asking, and nothing further is read.</summary>
/// <param name="db">Any context.</param>
/// <param name="some">Contracts proposed at once.</param>
internal sealed class SearchCandidates(BillingDbContext db, int some)
{
    /// <summary>More grams than these tell nothing new; the comparison with the text does the rest.</summary>
    private const int MostGrams = 24;

    /// <summary>Candidates that are sooner compared than narrowed further.</summary>
    private const int Few = 24;

    /// <summary>Most changed contracts looked at in one search; a night folds them into the blocks.</summary>
    private const int MostChanged = 400;

    /// <summary>How many blocks are read at a time: the first shows which grams are rare, and is often enough.</summary>
    private static readonly int[] Strides = [4, 28, int.MaxValue];

    /// <summary>Rows of the newest blocks that were read before, by gram: one search asks for the same grams more than once.</summary>
    private readonly Dictionary<uint, List<SearchBlock>> _sampled = [];

    private int? _newest;

    /// <summary>Whether the newest blocks alone propose more than <paramref name="limit"/> contracts.</summary>
    internal async Task<bool> HaveMoreThan(int limit, IEnumerable<uint> needed, CancellationToken stop)
    {
        var newest = await Newest(stop);
        var found = await Sample([.. needed.Distinct().Take(MostGrams)], Blocks(newest, Strides[0]), stop);
        return found.Values.Sum(set => set.Count) > limit;
    }

    internal async IAsyncEnumerable<IReadOnlyList<long>> With(IEnumerable<uint> needed, [EnumeratorCancellation] CancellationToken stop)
    {
        var grams = needed.Distinct().Take(MostGrams).ToList();
        var next = await Newest(stop);
        var seen = new HashSet<long>();
        foreach (var stride in Strides)
        {
            var blocks = Blocks(next, stride);
            next -= blocks.Count;
            var found = stride == Strides[0] ? await Sample(grams, blocks, stop) : await Narrow(grams, blocks, stop);
            if (stride == Strides[0])
            {
                foreach (var changed in (await Changed(grams, stop)).Chunk(some))
                {
                    seen.UnionWith(changed);
                    yield return changed;
                }
            }

            var ids = blocks.Where(found.ContainsKey).SelectMany(block => found[block].Descending().Select(offset => ((long)block * ContractSet.Size) + offset));
            foreach (var chunk in ids.Where(id => !seen.Contains(id)).Chunk(some))
            {
                yield return chunk;
            }
        }
    }

    /// <summary>From the newest, or where the last ones ended, downwards.</summary>
    private static List<int> Blocks(int from, int most) => [.. Enumerable.Range(0, Math.Min(most, from + 1)).Select(i => from - i)];

    /// <summary>The newest block; -1 where there are no contracts.</summary>
    private async Task<int> Newest(CancellationToken stop) => _newest ??= await db.Contracts.MaxAsync(c => (long?)c.Id, stop) is { } last ? (int)(last / ContractSet.Size) : -1;

    /// <summary>Contracts changed since their block was made.</summary>
    private async Task<List<long>> Changed(List<uint> grams, CancellationToken stop)
    {
        var found = Having(grams[0]);
        foreach (var gram in grams.Skip(1).Take(7))
        {
            var other = Having(gram);
            found = found.Where(a => other.Any(o => o.ContractId == a.ContractId));
        }

        return await found.OrderBy(a => a.ContractId).Select(a => a.ContractId).Distinct().Take(MostChanged).ToListAsync(stop);
    }

    private IQueryable<SearchAddition> Having(long gram) => db.SearchAdditions.AsNoTracking().Where(a => a.Gram == gram);

    /// <summary>All grams of the first blocks; puts the rarest first for all that follows.</summary>
    private async Task<Dictionary<int, ContractSet>> Sample(List<uint> grams, List<int> blocks, CancellationToken stop)
    {
        var missing = grams.Where(gram => !_sampled.ContainsKey(gram)).ToList();
        var read = (missing.Count == 0 ? [] : await Read(missing, blocks, stop)).ToLookup(row => SearchBlock.GramOf(row.Id));
        missing.ForEach(gram => _sampled.Add(gram, [.. read[gram]]));
        var rows = grams.SelectMany(gram => _sampled[gram]).Select(Row).ToList();
        var count = rows.GroupBy(r => r.Gram).ToDictionary(g => g.Key, g => g.Sum(r => r.Set.Count));
        grams.Sort((a, b) => count.GetValueOrDefault(a).CompareTo(count.GetValueOrDefault(b)));
        return Both(rows, grams.Count);
    }

    /// <summary>The rarest two grams of all blocks, then one gram after the other of the blocks that are left.</summary>
    private async Task<Dictionary<int, ContractSet>> Narrow(List<uint> grams, List<int> blocks, CancellationToken stop)
    {
        if (blocks.Count == 0)
        {
            return [];
        }

        var first = grams.Take(2).ToList();
        var found = Both(await Rows(first, blocks, stop), first.Count);
        foreach (var gram in grams.Skip(2))
        {
            if (found.Values.Sum(set => set.Count) <= Few)
            {
                break;
            }

            var more = (await Rows([gram], [.. found.Keys], stop)).ToDictionary(r => r.Block, r => r.Set);
            foreach (var (block, set) in found)
            {
                if (more.TryGetValue(block, out var other))
                {
                    set.IntersectWith(other);
                }

                if (other is null || set.Count == 0)
                {
                    found.Remove(block);
                }
            }
        }

        return found;
    }

    /// <summary>Per block the contracts that stand in the rows of all grams.</summary>
    private static Dictionary<int, ContractSet> Both(List<(int Block, uint Gram, ContractSet Set)> rows, int grams)
    {
        var found = new Dictionary<int, ContractSet>();
        foreach (var block in rows.GroupBy(r => r.Block).Where(b => b.Count() == grams))
        {
            var set = block.First().Set;
            foreach (var row in block.Skip(1))
            {
                set.IntersectWith(row.Set);
            }

            if (set.Count > 0)
            {
                found.Add(block.Key, set);
            }
        }

        return found;
    }

    private async Task<List<(int Block, uint Gram, ContractSet Set)>> Rows(List<uint> grams, List<int> blocks, CancellationToken stop) => [.. (await Read(grams, blocks, stop)).Select(Row)];

    private async Task<List<SearchBlock>> Read(List<uint> grams, List<int> blocks, CancellationToken stop)
    {
        var keys = blocks.SelectMany(block => grams.Select(gram => SearchBlock.Key(block, gram))).ToArray();
        return await db.SearchBlocks.AsNoTracking().Where(b => EF.Parameter(keys).Contains(b.Id)).ToListAsync(stop);
    }

    private static (int Block, uint Gram, ContractSet Set) Row(SearchBlock row) => (SearchBlock.BlockOf(row.Id), SearchBlock.GramOf(row.Id), ContractSet.Of(row.Contracts));
}
