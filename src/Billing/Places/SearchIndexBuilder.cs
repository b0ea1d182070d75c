namespace Billing.Places;

/// <summary>Makes the blocks of the search index from contracts in the order of their keys; one block in memory at a time.</summary>
public sealed class SearchIndexBuilder
{
    private Dictionary<uint, ContractSet> _sets = [];
    private int _block = -1;

    /// <summary>Takes the next contract.</summary>
    /// <param name="contract">Its key is above that of the one before.</param>
    /// <param name="point">Its place.</param>
    /// <param name="people">使用者 and every 納付者.</param>
    /// <param name="numbers">Meters that hang or hung there, and numbers that a customer had before.</param>
    /// <returns>The rows of the block before, when this contract begins another; otherwise none.</returns>
    public IReadOnlyList<SearchBlock> Add(Contract contract, ServicePoint point, IEnumerable<Customer> people, IEnumerable<string> numbers) =>
        Add(contract.Id, SearchFields.Of(contract, point, people, numbers));

    /// <summary>The rows of the last block.</summary>
    public IReadOnlyList<SearchBlock> Finish()
    {
        var rows = _sets.OrderBy(s => s.Key).Select(s => new SearchBlock { Id = SearchBlock.Key(_block, s.Key), Contracts = s.Value.ToBytes() }).ToList();
        _sets = new Dictionary<uint, ContractSet>(_sets.Count);
        return rows;
    }

    internal IReadOnlyList<SearchBlock> Add(long contractId, IReadOnlyList<SearchField> fields)
    {
        var (block, offset) = Math.DivRem(contractId, ContractSet.Size);
        IReadOnlyList<SearchBlock> finished = block == _block ? [] : Finish();
        _block = checked((int)block);
        foreach (var field in fields)
        {
            SearchGrams.Of(field, gram => Set(gram).Add((int)offset));
        }

        return finished;
    }

    private ContractSet Set(uint gram)
    {
        if (!_sets.TryGetValue(gram, out var set))
        {
            _sets.Add(gram, set = new ContractSet());
        }

        return set;
    }
}
