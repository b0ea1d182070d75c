using Billing.Collection;
using Billing.Exchange.Agents;
using Billing.Kernel;
using NodaTime;

namespace Billing.Channels;

/// <summary>A file of an agent that was taken in, whole; the same bytes again change nothing. What it brought in is posted or waits in suspense: <c>Brought = Posted + Suspended</c>.</summary>
public sealed class CollectionFile
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the bytes, hex.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Name of the agent's profile.</summary>
    public required string Format { get; set; }

    public PaymentChannel Channel { get; set; }

    public LocalDate TakenOn { get; set; }

    public Instant TakenAt { get; set; }

    public required string TakenBy { get; set; }

    public int Records { get; set; }

    /// <summary>New money of the file: every act of paying once.</summary>
    public Money Brought { get; set; }

    /// <summary>Of it, what settled claims at once.</summary>
    public Money Posted { get; set; }

    /// <summary>Of it, what waits for a person.</summary>
    public Money Suspended { get; set; }

    /// <summary>What the file took back.</summary>
    public Money TakenBack { get; set; }
}

/// <summary>One notice of a file, and what became of it.</summary>
public sealed class CollectionNotice
{
    public long Id { get; set; }

    public long FileId { get; set; }

    /// <summary>Record or line of the file.</summary>
    public int Record { get; set; }

    public ReceiptNotice Notice { get; set; }

    /// <summary>納付番号 as the file has it.</summary>
    public required string SlipKey { get; set; }

    public int? Reissue { get; set; }

    public Money Amount { get; set; }

    public LocalDate PaidOn { get; set; }

    /// <summary>収納時刻 in minutes of the day.</summary>
    public int? PaidMinute { get; set; }

    /// <summary>振込(予定)日.</summary>
    public LocalDate? RemitOn { get; set; }

    public required string Store { get; set; }

    public NoticeFate Fate { get; set; }

    /// <summary>The notice that first told of this act of paying; its own key where it is the first.</summary>
    public long? ActId { get; set; }

    /// <summary>The payment that it made, or took back.</summary>
    public long? PaymentId { get; set; }
}

/// <summary>What became of a notice.</summary>
public enum NoticeFate : byte
{
    /// <summary>It settled claims.</summary>
    Posted = 1,

    /// <summary>Its money waits in suspense.</summary>
    Suspended = 2,

    /// <summary>A second notice of the same act: dates changed, no money.</summary>
    Dated = 3,

    /// <summary>It took an act back.</summary>
    TookBack = 4,

    /// <summary>It takes back what nobody has told us of; nothing was done.</summary>
    NothingToTakeBack = 5,
}
