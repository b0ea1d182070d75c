using NodaTime;

namespace Billing.Privacy;

/// <summary>閲覧・開示記録: who saw or did what about whom, when and why. Append-only.</summary>
public sealed class AccessEntry
{
    public long Id { get; set; }

    public Instant At { get; set; }

    /// <summary>Signed-in name.</summary>
    public required string Who { get; set; }

    public AccessKind Kind { get; set; }

    /// <summary>The person whom it is about; null where none is known.</summary>
    public long? CustomerId { get; set; }

    public long? ContractId { get; set; }

    /// <summary>The page, paper or measure.</summary>
    public string? What { get; set; }

    /// <summary>The reason, where one was asked for.</summary>
    public string? Why { get; set; }

    /// <summary>The <see cref="UnmaskRequest"/> that it belongs to.</summary>
    public long? RequestId { get; set; }
}

/// <summary>What was seen or done.</summary>
public enum AccessKind : byte
{
    /// <summary>A page about one contract, bill or person was opened.</summary>
    Viewed = 1,

    /// <summary>Views that could not be recorded; how many stands in <see cref="AccessEntry.What"/>.</summary>
    Lost = 2,

    /// <summary>A step of a protection was entered.</summary>
    Protected = 3,
    Asked = 4,
    Confirmed = 5,
    Refused = 6,

    /// <summary>The address was shown to the asker.</summary>
    Shown = 7,

    /// <summary>A form with the address was made.</summary>
    Printed = 8,

    /// <summary>The protection was ended.</summary>
    Ended = 9,
}
