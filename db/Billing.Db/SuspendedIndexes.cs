using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Billing.Db;

/// <summary>Takes a table's indexes off while millions of unordered rows go in, and builds them afterwards. The statements come from the model, so each provider has its own.</summary>
internal sealed class SuspendedIndexes<T> : IDisposable
    where T : class
{
    private readonly BillingDbContext _db;
    private readonly IReadOnlyList<ITableIndex> _indexes = [];
    private bool _off;

    public SuspendedIndexes(BillingDatabase database, BillingDbContext db, bool suspend)
    {
        _db = db;
        if (!suspend)
        {
            return;
        }

        database.SortOnDisk(db);

        var model = db.GetService<IDesignTimeModel>().Model;
        _indexes = [.. model.FindEntityType(typeof(T))!.GetTableMappings().Single().Table.Indexes];
        Execute([.. _indexes.Select(x => new DropIndexOperation { Name = x.Name, Table = x.Table.Name, Schema = x.Table.Schema })]);
        _off = true;
    }

    public void Restore()
    {
        if (_off)
        {
            _off = false;
            Execute([.. _indexes.Select(CreateIndexOperation.CreateFrom)]);
        }
    }

    public void Dispose() => Restore();

    private void Execute(IReadOnlyList<MigrationOperation> operations)
    {
        var model = _db.GetService<IDesignTimeModel>().Model;
        foreach (var command in _db.GetService<IMigrationsSqlGenerator>().Generate(operations, model))
        {
            _db.Database.ExecuteSqlRaw(command.CommandText);
        }
    }
}
