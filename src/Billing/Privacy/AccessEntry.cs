using NodaTime;

namespace Billing.Privacy;

/// <summary>閲覧・開示・変更の記録: who saw, did or changed what about whom, when and why. Append-only; an <see cref="AuditLink"/> seals each into the chain.</summary>
public sealed class AccessEntry
{
    public long Id { get; set; }

    /// <summary>To the microsecond, which is what every database keeps.</summary>
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

    /// <summary>For a change: the table of the row that changed.</summary>
    public string? Table { get; set; }

    /// <summary>For a change: the key of that row.</summary>
    public long? RowKey { get; set; }

    /// <summary>For a change: each field with its value before and after, as JSON. No public getter: it holds addresses.</summary>
    public string? Fields { internal get; set; }

    /// <summary>Random bytes that go into the hash, so that what was disposed of cannot be guessed from what the chain keeps.</summary>
    public byte[] Salt { get; set; } = [];
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

    /// <summary>A row with personal data was entered.</summary>
    Added = 10,

    /// <summary>A row with personal data was changed.</summary>
    Changed = 11,

    /// <summary>A row with personal data was removed.</summary>
    Removed = 12,

    /// <summary>Records whose time was over were disposed of; which ones stands in <see cref="AccessEntry.Fields"/>. Never disposed of itself.</summary>
    Disposed = 13,

    /// <summary>The records were handed to the auditor.</summary>
    Exported = 14,
}
