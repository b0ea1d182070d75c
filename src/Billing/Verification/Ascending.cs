namespace Billing.Verification;

/// <summary>Rows in ascending key order, taken in step with another such stream: a merge in bounded memory.</summary>
internal sealed class Ascending<T>(IEnumerable<T> rows, Func<T, long> key) : IDisposable
{
    private readonly IEnumerator<T> _rows = rows.GetEnumerator();
    private bool _started;
    private bool _more;

    /// <summary>Takes every row whose key is at most <paramref name="last"/>.</summary>
    public List<T> UpTo(long last)
    {
        Start();
        var taken = new List<T>(4);
        while (_more && key(_rows.Current) <= last)
        {
            taken.Add(_rows.Current);
            _more = _rows.MoveNext();
        }

        return taken;
    }

    public void Dispose() => _rows.Dispose();

    private void Start()
    {
        if (!_started)
        {
            _started = true;
            _more = _rows.MoveNext();
        }
    }
}
