using Billing.Kernel;
using NodaTime;

namespace Billing.Bills;

/// <summary>
/// A service of a usage that is billed months after its round, on a bill of its own (水道と下水道を交互の月に請求). Written in the transaction that fixes the round's
/// bill, and deleted in the one that fixes its own: it is billed once, however often a night is killed.
/// </summary>
public sealed class DeferredPart
{
    /// <summary>Usage × 10 + service.</summary>
    public long Id { get; set; }

    public long UsageId { get; set; }

    public Service Service { get; set; }

    /// <summary>調定月 of its bill.</summary>
    public BillingMonth Month { get; set; }

    /// <summary>The night of this day, or the first one after it, bills it.</summary>
    public LocalDate DueOn { get; set; }

    public static long Key(long usageId, Service service) => (usageId * 10) + (long)service;

    public static DeferredPart Of(long usageId, Service service, BillingMonth month, LocalDate dueOn)
        => new() { Id = Key(usageId, service), UsageId = usageId, Service = service, Month = month, DueOn = dueOn };
}
