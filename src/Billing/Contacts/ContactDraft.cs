using NodaTime;

namespace Billing.Contacts;

/// <summary>A contact as it was typed, not checked yet.</summary>
public sealed record ContactDraft
{
    public required LocalDate On { get; init; }

    public required ContactChannel Channel { get; init; }

    public required ContactTopic Topic { get; init; }

    public string? Speaker { get; init; }

    public string? Text { get; init; }

    /// <summary>See <see cref="Contact.FollowsId"/>.</summary>
    public long? FollowsId { get; init; }

    public LocalDate? DueOn { get; init; }

    public string? DueWith { get; init; }
}
