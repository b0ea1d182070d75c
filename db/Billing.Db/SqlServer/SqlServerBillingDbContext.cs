using Billing.Db.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NodaTime;

namespace Billing.Db.SqlServer;

/// <summary>The model on SqlServer.</summary>
public sealed class SqlServerBillingDbContext(DbContextOptions<SqlServerBillingDbContext> options) : BillingDbContext(options)
{
    protected override IClock TraceClock => SystemClock.Instance;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        AccountModel.Configure(modelBuilder);
    }
}

/// <summary>Lets <c>dotnet ef</c> build the context; it never connects.</summary>
internal sealed class SqlServerDesignFactory : IDesignTimeDbContextFactory<SqlServerBillingDbContext>
{
    public SqlServerBillingDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<SqlServerBillingDbContext>().UseSqlServer("Server=127.0.0.1;Database=design").Options);
}
