using NodaTime;

namespace Billing.Places;

/// <summary>備考: what a reader or clerk must know about a place. Dated, and ended rather than deleted.</summary>
public sealed class PlaceNote
{
    public long Id { get; set; }

    public long ServicePointId { get; set; }

    public PlaceNoteKind Kind { get; set; }

    /// <summary>At most <see cref="PlaceNotes.MostText"/> characters.</summary>
    public required string Text { get; set; }

    public LocalDate From { get; set; }

    /// <summary>Signed-in name, or the import.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>From this day it is true no more; null = still true.</summary>
    public LocalDate? EndedOn { get; set; }

    public string? EndedBy { get; set; }

    public bool Holds(LocalDate on) => From <= on && (EndedOn is not { } ended || on < ended);
}

/// <summary>What a note warns of.</summary>
public enum PlaceNoteKind : byte
{
    /// <summary>犬.</summary>
    Dog = 1,

    /// <summary>鍵・門扉.</summary>
    Key = 2,

    /// <summary>車.</summary>
    Car = 3,

    /// <summary>開始時注意: what to mind when the supply is opened.</summary>
    Start = 4,

    /// <summary>メーターの位置.</summary>
    Meter = 5,
    Other = 6,
}
