using Billing.Places;
using NodaTime;

namespace Billing.Privacy;

/// <summary>個別処理: a notice that the bulk print left out, because it is a protected person's or would tell where one lives. It is released one by one through two persons.</summary>
public sealed class WithheldNotice
{
    public long Id { get; set; }

    public long BillId { get; set; }

    /// <summary>The protected person for whose sake it was left out.</summary>
    public long CustomerId { get; set; }

    public PaperFate Fate { get; set; }

    public Instant WithheldAt { get; set; }

    /// <summary>Who printed it at last; null while it lies there.</summary>
    public string? ReleasedBy { get; set; }

    public Instant? ReleasedAt { get; set; }
}
