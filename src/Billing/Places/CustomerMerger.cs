using NodaTime;

namespace Billing.Places;

/// <summary>名寄せ: one customer was found to be another. Kept for ever; undone by a mark, never deleted.</summary>
public sealed class CustomerMerger
{
    public long Id { get; set; }

    /// <summary>The customer who was given up.</summary>
    public long CustomerId { get; set; }

    /// <summary>The customer who stays.</summary>
    public long IntoId { get; set; }

    public LocalDate On { get; set; }

    /// <summary>Signed-in name.</summary>
    public required string By { get; set; }

    public required string Reason { get; set; }

    /// <summary>The protection of the one who stays, as it was before: the merger takes over the stricter one.</summary>
    public LocalDate? ProtectedBefore { get; set; }

    public LocalDate? UndoneOn { get; set; }

    public string? UndoneBy { get; set; }

    public string? UndoneReason { get; set; }

    public int Version { get; set; }
}

/// <summary>One row that a merger made to refer to the customer who stays, so that it can be undone exactly.</summary>
public sealed class CustomerMergeMove
{
    public long Id { get; set; }

    public long MergerId { get; set; }

    /// <summary>The entity, e.g. <c>Contract</c>.</summary>
    public required string Entity { get; set; }

    /// <summary>Its property that names the customer, e.g. <c>UserId</c>.</summary>
    public required string Property { get; set; }

    /// <summary>Key of the row.</summary>
    public long RowId { get; set; }
}
