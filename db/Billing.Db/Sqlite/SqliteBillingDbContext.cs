using Billing.Db.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Billing.Db.Sqlite;

/// <summary>The model on Sqlite.</summary>
public sealed class SqliteBillingDbContext(DbContextOptions<SqliteBillingDbContext> options) : BillingDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        AccountModel.Configure(modelBuilder);
    }
}

/// <summary>Lets <c>dotnet ef</c> build the context; it never connects.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteBillingDbContext>
{
    public SqliteBillingDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<SqliteBillingDbContext>().UseSqlite("Data Source=design.db").Options);
}
