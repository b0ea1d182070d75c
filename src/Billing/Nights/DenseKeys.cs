using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>
/// Restricts a query to a chunk's keys. Keys given along the routes lie close together, and then a plain range is read, which every database does fastest;
/// keys that lie scattered go as one array. A range may bring rows of other chunks: the caller looks its rows up by key.
/// </summary>
internal sealed class DenseKeys
{
    private const int Spread = 3;
    private readonly long[] _keys;
    private readonly long _first;
    private readonly long _last;

    public DenseKeys(IEnumerable<long> keys)
    {
        _keys = [.. keys.Distinct()];
        _first = _keys.Length == 0 ? 0 : _keys.Min();
        _last = _keys.Length == 0 ? -1 : _keys.Max();
    }

    private bool IsDense => _last - _first + 1 <= (long)_keys.Length * Spread;

    /// <summary>The rows of <paramref name="rows"/> whose <paramref name="key"/> is one of the chunk's, and perhaps a few between them.</summary>
    public IQueryable<T> In<T>(IQueryable<T> rows, Expression<Func<T, long>> key)
    {
        var row = key.Parameters[0];
        if (!IsDense)
        {
            Expression<Func<long, bool>> contains = k => EF.Parameter(_keys).Contains(k);
            return rows.Where(Expression.Lambda<Func<T, bool>>(Inline(contains, key.Body), row));
        }

        var (first, last) = (_first, _last);
        Expression<Func<long, bool>> between = k => k >= first && k <= last;
        return rows.Where(Expression.Lambda<Func<T, bool>>(Inline(between, key.Body), row));
    }

    private static Expression Inline(Expression<Func<long, bool>> test, Expression key) => new Replace(test.Parameters[0], key).Visit(test.Body);

    private sealed class Replace(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
