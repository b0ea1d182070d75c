using NodaTime;

namespace Billing.Operations;

/// <summary>What an operator's work came to: a backup, a proof of the books. Only added; the newest of a kind is what alarms look at.</summary>
public sealed class OperationRecord
{
    public long Id { get; set; }

    public OperationKind Kind { get; init; }

    public Instant At { get; init; }

    /// <summary>False: it found something wrong, or failed.</summary>
    public bool Good { get; init; }

    /// <summary>Breaches found, bytes written.</summary>
    public long Number { get; init; }

    /// <summary>What and where, without personal data.</summary>
    public string? Detail { get; init; }
}

/// <summary>Kinds of <see cref="OperationRecord"/>.</summary>
public enum OperationKind : byte
{
    Backup = 1,
    Verify = 2,
    Night = 3,
    Copy = 4,
}
