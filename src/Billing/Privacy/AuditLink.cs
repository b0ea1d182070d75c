using NodaTime;

namespace Billing.Privacy;

/// <summary>
/// One link of the chain that seals the records (<see cref="AccessEntry"/>): it hashes the link before it and the content of its entry. It stays when the entry is
/// disposed of, so that the chain can still be followed from end to end; what it keeps tells nobody's name. Append-only.
/// </summary>
public sealed class AuditLink
{
    public const int HashLength = 32;
    public const int SaltLength = 16;

    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Sequence { get; set; }

    public long EntryId { get; set; }

    /// <summary>As of the entry: by kind and age the rules say what is kept how long.</summary>
    public AccessKind Kind { get; set; }

    /// <summary>As of the entry.</summary>
    public Instant At { get; set; }

    public Instant SealedAt { get; set; }

    /// <summary>SHA-256 of the entry's content and salt.</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of the link before it and everything in this one.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>Where the chain ends: one row. Without it, links cut off at the end would leave no trace.</summary>
public sealed class AuditHead
{
    /// <summary>Always 1.</summary>
    public int Id { get; set; }

    /// <summary>Of the last link. Two sealers at once: the second finds it changed and begins again.</summary>
    public long Sequence { get; set; }

    public required byte[] Hash { get; set; }
}
