using Billing.Db.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Billing.Db.Sqlite;

/// <summary>The model on Sqlite.</summary>
public sealed class SqliteBillingDbContext(DbContextOptions<SqliteBillingDbContext> options) : BillingDbContext(options)
{
    protected override IClock TraceClock => SystemClock.Instance;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<LocalDate>().HaveConversion<DayNumberConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        AccountModel.Configure(modelBuilder);
    }
}

/// <summary>SQLite has no date: a day stands as the number 20261116, which a person can read and which costs the night no parsing.</summary>
internal sealed class DayNumberConverter()
    : ValueConverter<LocalDate, int>(d => (d.Year * 10_000) + (d.Month * 100) + d.Day, n => new LocalDate(n / 10_000, n / 100 % 100, n % 100));

/// <summary>Lets <c>dotnet ef</c> build the context; it never connects.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteBillingDbContext>
{
    public SqliteBillingDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<SqliteBillingDbContext>().UseSqlite("Data Source=design.db").Options);
}
