using Billing.Kernel;

namespace Billing.Exchange.FixedWidth;

/// <summary>Faults of one file, up to a number that a person still reads: after it the reader stops, and a last fault says so.</summary>
/// <param name="prefix">Beginning of their codes, e.g. <c>debit-file</c>.</param>
internal sealed class FaultList(string prefix)
{
    /// <summary>A file with more faults than this is another kind of file.</summary>
    public const int Most = 100;

    private readonly List<LineFault> _faults = [];

    public bool IsFull => _faults.Count >= Most;

    public int Count => _faults.Count;

    /// <param name="record">Number of the record or line, the first being 1.</param>
    /// <param name="column">First byte or column; 0 = the record as a whole.</param>
    public void Add(int record, int column, string code, string ja, string en)
    {
        if (!IsFull)
        {
            _faults.Add(new LineFault(record, column, $"{prefix}.{code}", new Sentence(ja, en)));
        }
    }

    /// <summary>Faults that another reader wrote down.</summary>
    public void AddRange(IEnumerable<LineFault> faults) => _faults.AddRange(faults.Take(Most - _faults.Count));

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<LineFault> Close()
    {
        var sorted = _faults.OrderBy(f => f.Line).ThenBy(f => f.Column).ToList();
        if (IsFull)
        {
            sorted.Add(new LineFault(sorted[^1].Line, 0, $"{prefix}.too-many", new Sentence(
                $"誤りが{Most}件を超えたので、ここで読むのをやめました。ファイルの種類とプロファイルを確かめてください。",
                $"There are more than {Most} faults; reading stopped here. Check the kind of file and the profile.")));
        }

        return sorted;
    }
}
