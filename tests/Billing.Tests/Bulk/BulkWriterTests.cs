using System.Reflection;
using Billing.Bulk;
using Billing.Places;
using Billing.Privacy;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Billing.Tests.Bulk;

public sealed class BulkWriterTests
{
    [Theory]
    [EveryDatabase]
    public void Rows_of_every_entity_come_back_through_EF_as_they_were(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using var db = test.NewContext();
        ForEach(db, nameof(WriteInBulk), test);

        ForEach(db, nameof(ReadBack), test);
    }

    [Theory]
    [EveryDatabase]
    public void Rows_written_in_bulk_are_stored_as_EF_stores_them(string provider)
    {
        Assert.SkipWhen(provider == "sqlserver", "EF gives no identity keys of its own choice there.");
        using var bulk = TestDatabase.Create(provider);
        using var plain = TestDatabase.Create(provider);
        using var bulkDb = bulk.NewContext();
        using var plainDb = plain.NewContext();
        ForEach(bulkDb, nameof(WriteInBulk), bulk);
        ForEach(plainDb, nameof(WriteByEf), plain);
        WriteTracesByEf(plainDb);

        foreach (var entity in SampleRows.Entities(bulkDb))
        {
            Assert.Equal(Stored(plainDb, entity), Stored(bulkDb, entity));
        }
    }

    [Theory]
    [EveryDatabase]
    public void Generated_keys_continue_after_rows_with_keys_of_their_own(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using var db = test.NewContext();
        db.Database.OpenConnection();
        test.Database.BulkWrite<Route>(db, [new() { Id = 41, Code = "041", Name = "港町" }]);

        test.Database.ContinueKeys();

        var next = db.Routes.Add(new Route { Code = "042", Name = "川向" });
        db.SaveChanges();
        Assert.Equal(42, next.Entity.Id);
    }

    [Theory]
    [EveryDatabase]
    public void Rows_go_with_the_transaction_that_is_rolled_back(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using var db = test.NewContext();
        using (db.Database.BeginTransaction())
        {
            Assert.Equal(1, test.Database.BulkWrite<Route>(db, [new() { Id = 1, Code = "041", Name = "港町" }]));
            Assert.Single(db.Routes);
        }

        Assert.Empty(db.Routes);
    }

    [Theory]
    [EveryDatabase]
    public void A_key_that_is_there_already_stops_the_write(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using var db = test.NewContext();
        db.Database.OpenConnection();
        Route[] rows = [new() { Id = 1, Code = "041", Name = "港町" }, new() { Id = 1, Code = "042", Name = "川向" }];

        Assert.ThrowsAny<System.Data.Common.DbException>(() => test.Database.BulkWrite(db, rows));
    }

    [Theory]
    [EveryDatabase]
    public void The_bulk_layout_has_every_column_of_the_table(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using var db = test.NewContext();
        ForEach(db, nameof(CompareColumns), test);
    }

    private static void WriteInBulk<T>(TestDatabase test, BillingDbContext db, IEntityType entity)
        where T : class
    {
        db.Database.OpenConnection();
        Assert.Equal(2, test.Database.BulkWrite(db, SampleRows.Of<T>(entity)));
    }

    private static void WriteByEf<T>(TestDatabase test, BillingDbContext db, IEntityType entity)
        where T : class
    {
        if (typeof(T) != typeof(AccessEntry))
        {
            db.Set<T>().AddRange(SampleRows.Of<T>(entity));
            db.SaveChanges();
        }
    }

    /// <summary>After the others, of which every change of a person has left a trace; those go first.</summary>
    private static void WriteTracesByEf(BillingDbContext db)
    {
        db.ChangeTracker.Clear();
        db.AccessEntries.ExecuteDelete();
        var rows = SampleRows.Of<AccessEntry>(db.Model.FindEntityType(typeof(AccessEntry))!);
        db.AccessEntries.AddRange(rows);
        db.SaveChanges();

        // One that comes without a salt has got one.
        db.AccessEntries.Where(entry => entry.Id == rows[1].Id).ExecuteUpdate(set => set.SetProperty(entry => entry.Salt, Array.Empty<byte>()));
    }

    private static void ReadBack<T>(TestDatabase test, BillingDbContext db, IEntityType entity)
        where T : class
    {
        var key = entity.FindPrimaryKey()!.Properties[0].Name;
        var read = db.Set<T>().AsNoTracking().OrderBy(row => EF.Property<object>(row, key)).ToList();

        Assert.Equal(SampleRows.Of<T>(entity).Select(Told), read.Select(Told));
    }

    private static void CompareColumns<T>(TestDatabase test, BillingDbContext db, IEntityType entity)
        where T : class
    {
        var table = entity.GetTableMappings().Single().Table;

        Assert.Equal(table.Columns.Select(c => c.Name).Order(), BulkTables.Of<T>(db).Columns.Select(c => c.Name).Order());
    }

    /// <summary>Calls one of the methods above for each entity of the core.</summary>
    private static void ForEach(BillingDbContext db, string method, TestDatabase test)
    {
        var generic = typeof(BulkWriterTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var entity in SampleRows.Entities(db))
        {
            generic.MakeGenericMethod(entity.ClrType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [test, db, entity], null);
        }
    }

    private static string Told<T>(T row) => string.Join("; ", typeof(T).GetProperties().Select(p => $"{p.Name}={Plain(p.GetValue(row))}"));

    private static object? Plain(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value;

    /// <summary>The table's values as the database gives them, without EF.</summary>
    private static List<string> Stored(BillingDbContext db, IEntityType entity)
    {
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{entity.GetTableName()}\" ORDER BY 1";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join("; ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Plain(reader.GetValue(i))} {reader.GetFieldType(i).Name}")));
        }

        return rows;
    }
}
