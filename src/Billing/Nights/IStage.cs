namespace Billing.Nights;

/// <summary>One stage's work on one chunk: read and worked out without a transaction, then written in one.</summary>
internal interface IStage
{
    /// <summary>Reads what the chunk needs and works out the rows. May run while another chunk is being written.</summary>
    object Prepare(BillingDbContext db, NightStep step);

    /// <summary>Writes the rows inside the caller's transaction and fills in the step's figures.</summary>
    void Write(BillingDbContext db, NightStep step, object prepared);
}
