using Billing.Db.Accounts;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Billing.Db.SqlServer;

/// <summary>The model on SqlServer.</summary>
public sealed class SqlServerBillingDbContext(DbContextOptions<SqlServerBillingDbContext> options) : BillingDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        AccountModel.Configure(modelBuilder);

        // The counter searches by ranges of characters; a linguistic order would neither keep prefixes together nor use the index.
        modelBuilder.Entity<SearchTerm>().Property(x => x.Term).UseCollation("Latin1_General_100_BIN2");
    }
}

/// <summary>Lets <c>dotnet ef</c> build the context; it never connects.</summary>
internal sealed class SqlServerDesignFactory : IDesignTimeDbContextFactory<SqlServerBillingDbContext>
{
    public SqlServerBillingDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<SqlServerBillingDbContext>().UseSqlServer("Server=127.0.0.1;Database=design").Options);
}
