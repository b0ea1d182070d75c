using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Billing.Bulk;

/// <summary>How an entity's rows go through a provider's bulk path.</summary>
/// <param name="Name">Table name.</param>
/// <param name="Columns">Every column, keys included.</param>
/// <param name="Write">Writes one row's columns in that order.</param>
public sealed record BulkTable<T>(string Name, IReadOnlyList<BulkColumn> Columns, Action<RowWriter, T> Write)
    where T : class;

/// <param name="Name">Column name.</param>
/// <param name="Type">Stored CLR type, not nullable.</param>
/// <param name="StoreType">The provider's own type name.</param>
public sealed record BulkColumn(string Name, Type Type, string StoreType);

/// <summary>Compiles bulk layouts from the EF model, so that the bulk path and the model never differ.</summary>
public static class BulkTables
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Row), object> Known = new();

    /// <summary>The layout of <typeparamref name="T"/> in the model of <paramref name="db"/>.</summary>
    public static BulkTable<T> Of<T>(DbContext db)
        where T : class
        => (BulkTable<T>)Known.GetOrAdd((db.Model, typeof(T)), static key => Compile<T>(key.Model));

    private static BulkTable<T> Compile<T>(IModel model)
        where T : class
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is not in the model.");
        var name = entity.GetTableName() ?? throw new InvalidOperationException($"{typeof(T)} has no table.");
        var table = StoreObjectIdentifier.Table(name, entity.GetSchema());
        var writer = Expression.Parameter(typeof(RowWriter), "writer");
        var row = Expression.Parameter(typeof(T), "row");
        var columns = new List<BulkColumn>();
        var steps = new List<Expression>();
        foreach (var property in entity.GetFlattenedProperties())
        {
            steps.Add(Step(writer, Value(row, property), property));
            columns.Add(new BulkColumn(property.GetColumnName(table)!, ProviderType(property), property.GetColumnType()));
        }

        return new BulkTable<T>(name, columns, Expression.Lambda<Action<RowWriter, T>>(Expression.Block(steps), writer, row).Compile());
    }

    private static MemberExpression Value(Expression row, IProperty property)
    {
        var owner = property.DeclaringType is IComplexType complex
            ? Expression.MakeMemberAccess(row, complex.ComplexProperty.PropertyInfo!)
            : row;
        return Expression.MakeMemberAccess(owner, property.PropertyInfo!);
    }

    private static ValueConverter? Converter(IProperty property) => property.GetTypeMapping().Converter;

    private static Type ProviderType(IProperty property)
    {
        var type = Converter(property)?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>Null check, conversion to the stored type, and the matching <see cref="RowWriter"/> call.</summary>
    private static Expression Step(ParameterExpression writer, Expression value, IProperty property)
    {
        var nullable = Nullable.GetUnderlyingType(value.Type) is not null;
        var plain = nullable ? Expression.Property(value, "Value") : value;
        var stored = Converter(property) is { } converter
            ? Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(plain, converter.ModelClrType))
            : plain;
        var add = typeof(RowWriter).GetMethod(nameof(RowWriter.Add), [ProviderType(property)])
            ?? throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name}: no bulk path for {ProviderType(property)}.");
        var call = Expression.Call(writer, add, Expression.Convert(stored, ProviderType(property)));
        if (!property.IsNullable)
        {
            return call;
        }

        Expression missing = nullable ? Expression.Not(Expression.Property(value, "HasValue")) : Expression.ReferenceEqual(value, Expression.Constant(null));
        return Expression.IfThenElse(missing, Expression.Call(writer, nameof(RowWriter.AddNull), null), call);
    }
}
