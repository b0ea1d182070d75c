using NodaTime;

namespace Billing.Contacts;

/// <summary>What somebody asks the counter to hand out, not checked yet.</summary>
public sealed record IssueDraft
{
    public required IssuedKind Kind { get; init; }

    /// <summary>For a notice or an explanation.</summary>
    public long? BillId { get; init; }

    /// <summary>For a certificate.</summary>
    public LocalDate? From { get; init; }

    public LocalDate? To { get; init; }

    public required Requester Requester { get; init; }

    /// <summary>What was looked at to know who asks.</summary>
    public string? Identity { get; init; }
}
