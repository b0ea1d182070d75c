using Billing.Db.Accounts;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Billing.Db.PostgreSql;

/// <summary>The model on PostgreSql.</summary>
public sealed class PostgreSqlBillingDbContext(DbContextOptions<PostgreSqlBillingDbContext> options) : BillingDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        AccountModel.Configure(modelBuilder);

        // The counter searches by ranges of characters; a linguistic order would neither keep prefixes together nor use the index.
        modelBuilder.Entity<SearchTerm>().Property(x => x.Term).UseCollation("C");
    }
}

/// <summary>Lets <c>dotnet ef</c> build the context; it never connects.</summary>
internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<PostgreSqlBillingDbContext>
{
    public PostgreSqlBillingDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<PostgreSqlBillingDbContext>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
}
