using System.Linq.Expressions;
using Billing.Bulk;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Billing.Db.Copies;

/// <summary>One table: streamed from the source in the order of its key, written by the target's bulk path, read back and compared. One row is in memory at a time.</summary>
internal abstract class TableCopy
{
    /// <summary>Below that many rows, building the indexes anew costs more than keeping them.</summary>
    protected const int MostWithIndexes = 20_000;

    public static TableCopy Of(IEntityType entity) => (TableCopy)Activator.CreateInstance(typeof(TableCopy<>).MakeGenericType(entity.ClrType), entity)!;

    public abstract bool IsEmpty(BillingDbContext db);

    public abstract CopiedTable Move(BillingDbContext source, BillingDatabase to, BillingDbContext target, Action<CopyProgress>? progress, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class TableCopy<T>(IEntityType entity) : TableCopy
    where T : class
{
    private const int RowsBetweenReports = 250_000;

    private readonly string _name = entity.GetTableName()!;

    public override bool IsEmpty(BillingDbContext db) => !db.Set<T>().Any();

    /// <exception cref="BusinessRuleException"><c>copy.differs</c>: the target does not hold what was written.</exception>
    public override CopiedTable Move(BillingDbContext source, BillingDatabase to, BillingDbContext target, Action<CopyProgress>? progress, CancellationToken cancel)
    {
        var (sent, found) = (new RowHash(), new RowHash());
        var expected = source.Set<T>().LongCount();
        // Never disposed of after a fault: then the transaction brings the indexes back, and nothing else may be asked of it.
        var indexes = new SuspendedIndexes<T>(to, target, suspend: expected > MostWithIndexes);
        to.BulkWrite(target, Counted(source, InKeyOrder(source.Set<T>().AsNoTracking()), sent, checking: false, progress, cancel));
        indexes.Restore();

        foreach (var _ in Counted(target, target.Set<T>().AsNoTracking(), found, checking: true, progress, cancel))
        {
            // Counting is all.
        }

        return sent.Rows == expected && (sent.Rows, sent.Value) == (found.Rows, found.Value) ? new CopiedTable(_name, sent.Rows, sent.Value) : throw new BusinessRuleException(
            "copy.differs",
            $"表 {_name} の内容が移し先で一致しません(元 {sent.Rows:N0} 行、先 {found.Rows:N0} 行)。移し先には何も残していません。",
            $"table {_name} is not the same in the target (source {sent.Rows:N0} rows, target {found.Rows:N0}); nothing was left in the target");
    }

    private IEnumerable<T> Counted(BillingDbContext db, IQueryable<T> rows, RowHash hash, bool checking, Action<CopyProgress>? progress, CancellationToken cancel)
    {
        var layout = BulkTables.Of<T>(db);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            layout.Write(hash, row);
            hash.EndRow();
            if (hash.Rows % RowsBetweenReports == 0)
            {
                progress?.Invoke(new CopyProgress(_name, hash.Rows, checking, Done: false));
            }

            yield return row;
        }

        progress?.Invoke(new CopyProgress(_name, hash.Rows, checking, Done: true));
    }

    private IQueryable<T> InKeyOrder(IQueryable<T> rows)
    {
        var call = nameof(Queryable.OrderBy);
        foreach (var property in entity.FindPrimaryKey()!.Properties)
        {
            var row = Expression.Parameter(typeof(T), "row");
            var key = Expression.Lambda(Expression.Property(row, property.PropertyInfo!), row);
            rows = (IQueryable<T>)rows.Provider.CreateQuery(Expression.Call(typeof(Queryable), call, [typeof(T), property.ClrType], rows.Expression, Expression.Quote(key)));
            call = nameof(Queryable.ThenBy);
        }

        return rows;
    }
}
