namespace Billing;

/// <summary>One database, whichever provider: contexts for people's queries and changes, and the bulk path for the night.</summary>
public interface IBillingDatabase
{
    /// <summary>True where several workers may write side by side; false on SQLite, which has one writer.</summary>
    bool ManyWriters { get; }

    BillingDbContext NewContext();

    /// <summary>Writes finished rows, keys included, by the provider's bulk path on the context's connection and inside its current transaction.</summary>
    /// <returns>Rows written.</returns>
    int BulkWrite<T>(BillingDbContext db, IEnumerable<T> rows)
        where T : class;
}
