using System.Reflection;
using Billing.Bulk;
using Billing.Db.SqlServer;
using Billing.Testing;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Billing.Web.Tests.SqlServer;

/// <summary>The reader that SqlBulkCopy pulls from, read as SqlBulkCopy reads it.</summary>
public sealed class RowReaderTests
{
    [Fact]
    public void Every_value_of_every_entity_has_the_type_of_its_column()
    {
        using var db = TSql.NewContext();
        var read = typeof(RowReaderTests).GetMethod(nameof(ReadAll), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var entity in SampleRows.Entities(db))
        {
            read.MakeGenericMethod(entity.ClrType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [db, entity], null);
        }
    }

    [Fact]
    public void Columns_are_found_by_their_names()
    {
        using var db = TSql.NewContext();
        var entity = db.Model.FindEntityType(typeof(Places.Route))!;
        using var reader = new RowReader<Places.Route>(BulkTables.Of<Places.Route>(db), SampleRows.Of<Places.Route>(entity));

        Assert.True(reader.Read());

        Assert.Equal(1, reader.GetInt32(reader.GetOrdinal("Id")));
        Assert.Equal(reader["Name"], reader.GetString(reader.GetOrdinal("Name")));
        Assert.ThrowsAny<ArgumentException>(() => reader.GetOrdinal("NoSuchColumn"));
    }

    private static void ReadAll<T>(BillingDbContext db, IEntityType entity)
        where T : class
    {
        var rows = SampleRows.Of<T>(entity);
        using var reader = new RowReader<T>(BulkTables.Of<T>(db), rows);
        var nulls = 0;
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            Assert.Equal(values.Length, reader.GetValues(values));
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(TypeOf(reader.GetDataTypeName(i)), reader.GetFieldType(i));
                Assert.True(reader.IsDBNull(i) ? values[i] is DBNull : values[i].GetType() == reader.GetFieldType(i), $"{typeof(T).Name}.{reader.GetName(i)} gave {values[i].GetType()}");
                nulls += reader.IsDBNull(i) ? 1 : 0;
            }
        }

        Assert.Equal(rows.Count, reader.Count);
        Assert.Equal(entity.GetProperties().Count(p => p.IsNullable), nulls);
    }

    /// <summary>What SqlBulkCopy takes for a column of this type without converting.</summary>
    private static Type TypeOf(string storeType) => storeType.Split('(')[0] switch
    {
        "bigint" => typeof(long),
        "int" => typeof(int),
        "smallint" => typeof(short),
        "tinyint" => typeof(byte),
        "bit" => typeof(bool),
        "date" or "datetime2" => typeof(DateTime),
        "nvarchar" => typeof(string),
        "varbinary" => typeof(byte[]),
        _ => throw new NotSupportedException($"No column should have the type {storeType}."),
    };
}
