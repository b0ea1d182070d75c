using System.Reflection;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Billing.Testing;

/// <summary>Two rows of any entity of the model: the first with every value set and awkward, the second with nothing in what may be empty.</summary>
internal static class SampleRows
{
    /// <summary>The entities of the core, each after those that it refers to.</summary>
    public static IReadOnlyList<IEntityType> Entities(DbContext db)
    {
        var ordered = new List<IEntityType>();
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.ClrType.Assembly == typeof(BillingDbContext).Assembly))
        {
            Visit(entity);
        }

        return ordered;

        void Visit(IEntityType entity)
        {
            if (ordered.Contains(entity))
            {
                return;
            }

            foreach (var key in entity.GetForeignKeys().Where(key => key.PrincipalEntityType != entity))
            {
                Visit(key.PrincipalEntityType);
            }

            ordered.Add(entity);
        }
    }

    public static IReadOnlyList<T> Of<T>(IEntityType entity)
        where T : class => [Row<T>(entity, 1), Row<T>(entity, 2)];

    private static T Row<T>(IEntityType entity, int number)
        where T : class
    {
        var row = Activator.CreateInstance<T>();
        foreach (var property in entity.GetProperties())
        {
            Set(row, property.PropertyInfo!, property.IsNullable && number == 2 ? null : Value(property, number));
        }

        foreach (var complex in entity.GetComplexProperties())
        {
            Set(row, complex.PropertyInfo!, Sample(complex.ClrType, number));
        }

        return row;
    }

    private static void Set(object row, PropertyInfo property, object? value) => property.SetValue(row, value);

    /// <summary>Keys are the row's number, so that a row refers to the same row of another table.</summary>
    private static object Value(IProperty property, int number) => property.IsKey() || property.IsForeignKey()
        ? property.ClrType == typeof(string) ? $"鍵{number}" : Convert.ChangeType(number, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, null)
        : Sample(property.ClrType, number) is string text && property.GetMaxLength() is { } most && most > 0 && text.Length > most ? text[..most] : Sample(property.ClrType, number);

    private static object Sample(Type type, int number) => Nullable.GetUnderlyingType(type) is { } inner ? Sample(inner, number) : type switch
    {
        _ when type == typeof(string) => number == 1 ? "𠮷野 はなこ・ヴ\"';\\\t髙" : "",
        _ when type == typeof(byte[]) => number == 1 ? new byte[] { 0, 255, 39, 0 } : [],
        _ when type == typeof(Money) => new Money(number == 1 ? -9_876_543_210 : 0),
        _ when type == typeof(CubicMetres) => new CubicMetres(number == 1 ? -12 : 999_999),
        _ when type == typeof(LocalDate) => number == 1 ? new LocalDate(2024, 2, 29) : new LocalDate(1912, 7, 30),
        _ when type == typeof(Instant) => Instant.FromUtc(2026, 3, 31, 14, 59, 59).PlusNanoseconds(number == 1 ? 120_456_000 : 0),
        _ when type == typeof(BillingMonth) => new BillingMonth(2026, number),
        _ when type == typeof(decimal) => number == 1 ? 12_345.678m : 0m,
        _ when type == typeof(bool) => number == 1,
        _ when type == typeof(byte[]) => number == 1 ? new byte[] { 0, 255, 39, 92, 10 } : Array.Empty<byte>(),
        _ when type == typeof(byte) => (byte)(number == 1 ? byte.MaxValue : 0),
        _ when type == typeof(short) => number == 1 ? short.MinValue : short.MaxValue,
        _ when type == typeof(int) => number == 1 ? int.MinValue : int.MaxValue,
        _ when type == typeof(long) => number == 1 ? long.MinValue : long.MaxValue,
        _ when type.IsEnum => Enum.GetValues(type).GetValue(Math.Min(number, Enum.GetValues(type).Length) - 1)!,
        _ => throw new NotSupportedException($"No sample of {type}: add one."),
    };
}
