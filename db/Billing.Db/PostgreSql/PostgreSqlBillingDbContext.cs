using Billing.Db.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NodaTime;

namespace Billing.Db.PostgreSql;

/// <summary>The model on PostgreSql.</summary>
public sealed class PostgreSqlBillingDbContext(DbContextOptions<PostgreSqlBillingDbContext> options) : BillingDbContext(options)
{
    protected override IClock TraceClock => SystemClock.Instance;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        AccountModel.Configure(modelBuilder);
    }
}

/// <summary>Lets <c>dotnet ef</c> build the context; it never connects.</summary>
internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<PostgreSqlBillingDbContext>
{
    public PostgreSqlBillingDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<PostgreSqlBillingDbContext>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
}
