namespace Billing.Places;

/// <summary>A person whom two persons have opened for a short time. Only the two-person operation makes one.</summary>
public sealed class Revealed
{
    internal Revealed(long customerId) => CustomerId = customerId;

    public long CustomerId { get; }
}
