using NodaTime;

namespace Billing.Metering;

/// <summary>検針: a register value on a day, with how it was obtained. Corrected by a further revision, never overwritten.</summary>
public sealed class MeterReading
{
    public long Id { get; set; }

    public long ServicePointId { get; set; }

    public long MeterId { get; set; }

    /// <summary>Place of the register in <see cref="Meter.Registers"/>: 0 = first or only.</summary>
    public short Register { get; set; }

    public LocalDate ReadOn { get; set; }

    /// <summary>指針: what the dial showed, whole m³. For <see cref="ReadingKind.Unread"/> the value is 0 and means nothing.</summary>
    public int Index { get; set; }

    public ReadingKind Kind { get; set; }

    /// <summary>The round in which it was read; null for opening, closing and exchange values.</summary>
    public long? RoundId { get; set; }

    /// <summary>Why the meter could not be read, as the reader's terminal codes it.</summary>
    public string? Reason { get; set; }

    /// <summary>The import it came with; null when keyed in.</summary>
    public long? ImportId { get; set; }

    /// <summary>Who keyed it in.</summary>
    public string? EnteredBy { get; set; }

    /// <summary>True once a later revision took its place.</summary>
    public bool Superseded { get; set; }

    /// <summary>The reading that this one corrects.</summary>
    public long? SupersedesId { get; set; }
}

public enum ReadingKind : byte
{
    /// <summary>定例検針, by a reader.</summary>
    Regular = 1,

    /// <summary>Told by the customer.</summary>
    ByCustomer = 2,

    /// <summary>Sent by a smart meter.</summary>
    Remote = 3,

    /// <summary>開栓時の指針: first day of a contract.</summary>
    Opening = 4,

    /// <summary>閉栓時の指針: last day of a contract.</summary>
    Closing = 5,

    /// <summary>取付指針.</summary>
    Installed = 6,

    /// <summary>取外し指針.</summary>
    Removed = 7,

    /// <summary>検針不能: the reader was there and could not read; the quantity is set by rule (認定).</summary>
    Unread = 8,
}
