using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Billing.Places;

/// <summary>A column that names a customer by a foreign key. Read from the model, so that a table that comes later is moved by a merger without anybody having to remember it.</summary>
internal sealed class CustomerReference
{
    private const int Some = 500;
    private static readonly MethodInfo RowsOfMethod = typeof(CustomerReference).GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly MethodInfo MoveMethod = typeof(CustomerReference).GetMethod(nameof(MoveRows), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly IEntityType _entity;
    private readonly IProperty _column;

    private CustomerReference(IEntityType entity, IProperty column) => (_entity, _column) = (entity, column);

    public string Entity => _entity.ClrType.Name;

    public string Property => _column.Name;

    /// <summary>Every one of the model, in a fixed order.</summary>
    internal static IReadOnlyList<CustomerReference> All(BillingDbContext db) =>
        [.. db.Model.FindEntityType(typeof(Customer))!.GetReferencingForeignKeys()
            .Select(key => new CustomerReference(key.DeclaringEntityType, key.Properties.Single()))
            .OrderBy(r => r.Entity, StringComparer.Ordinal).ThenBy(r => r.Property, StringComparer.Ordinal)];

    /// <summary>Keys of the rows that name a customer.</summary>
    internal Task<List<long>> RowsOf(BillingDbContext db, long customer, CancellationToken stop) =>
        (Task<List<long>>)RowsOfMethod.MakeGenericMethod(_entity.ClrType).Invoke(this, [db, customer, stop])!;

    /// <summary>Makes rows that name one customer name another, and raises their version, so that a form opened before is refused.</summary>
    /// <returns>Rows that did.</returns>
    internal Task<int> Move(BillingDbContext db, IReadOnlyList<long> rows, long from, long to, CancellationToken stop) =>
        (Task<int>)MoveMethod.MakeGenericMethod(_entity.ClrType).Invoke(this, [db, rows, from, to, stop])!;

    private Task<List<long>> Rows<T>(BillingDbContext db, long customer, CancellationToken stop)
        where T : class => db.Set<T>().Where(Names<T>(customer)).Select(row => EF.Property<long>(row, "Id")).OrderBy(id => id).ToListAsync(stop);

    private async Task<int> MoveRows<T>(BillingDbContext db, IReadOnlyList<long> rows, long from, long to, CancellationToken stop)
        where T : class
    {
        var versioned = _entity.FindProperty("Version") is not null;
        var moved = 0;
        foreach (var some in rows.Chunk(Some))
        {
            moved += await db.Set<T>().Where(Names<T>(from)).Where(row => some.Contains(EF.Property<long>(row, "Id"))).ExecuteUpdateAsync(
                set =>
                {
                    Set(set, to);
                    if (versioned)
                    {
                        set.SetProperty(row => EF.Property<int>(row, "Version"), row => EF.Property<int>(row, "Version") + 1);
                    }
                },
                stop);
        }

        return moved;
    }

    private void Set<T>(UpdateSettersBuilder<T> set, long to)
        where T : class
    {
        var name = _column.Name;
        if (_column.ClrType == typeof(long))
        {
            set.SetProperty(row => EF.Property<long>(row, name), to);
        }
        else
        {
            set.SetProperty(row => EF.Property<long?>(row, name), (long?)to);
        }
    }

    private Expression<Func<T, bool>> Names<T>(long customer)
    {
        var name = _column.Name;
        return _column.ClrType == typeof(long) ? row => EF.Property<long>(row!, name) == customer : row => EF.Property<long?>(row!, name) == customer;
    }
}
