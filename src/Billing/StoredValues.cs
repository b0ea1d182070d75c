using System.Linq.Expressions;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Billing;

/// <summary>How the kernel's values stand in the database: dates as dates, instants as UTC, money and quantities as whole numbers.</summary>
public static class StoredValues
{
    /// <summary>Money as a complex property: unlike a converter, it translates in sums and comparisons on all three databases.</summary>
    internal static void HasMoney<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, Money>> property, string column)
        where T : class
        => entity.ComplexProperty(property, m => m.Property(x => x.Yen).HasColumnName(column));

    internal static void HasCubicMetres<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, CubicMetres>> property, string column)
        where T : class
        => entity.ComplexProperty(property, m => m.Property(x => x.Value).HasColumnName(column));

    public sealed class LocalDateConverter()
        : ValueConverter<LocalDate, DateOnly>(d => new DateOnly(d.Year, d.Month, d.Day), d => new LocalDate(d.Year, d.Month, d.Day));

    public sealed class InstantConverter()
        : ValueConverter<Instant, DateTime>(i => i.ToDateTimeUtc(), t => Instant.FromDateTimeUtc(DateTime.SpecifyKind(t, DateTimeKind.Utc)));

    /// <summary>A measured figure with up to three decimals, in thousandths.</summary>
    public sealed class ThousandthsConverter()
        : ValueConverter<decimal, long>(d => (long)(d * 1000m), n => n / 1000m);

    /// <summary>A percentage with up to six decimals, in millionths of a percent.</summary>
    public sealed class PercentConverter()
        : ValueConverter<decimal, long>(d => (long)(d * 1000000m), n => n / 1000000m);

    public sealed class BillingMonthConverter()
        : ValueConverter<BillingMonth, int>(m => m.Number, n => new BillingMonth(n));
}
