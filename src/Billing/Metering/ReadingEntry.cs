using Billing.Kernel;
using NodaTime;

namespace Billing.Metering;

/// <summary>One reading as it comes in, from a terminal's file, a page or a smart meter: names as people write them, nothing looked up.</summary>
public sealed record ReadingEntry
{
    /// <summary>Line of the file, the header being 1; 0 when there is no file.</summary>
    public int Line { get; init; }

    /// <summary>水栓番号.</summary>
    public required string ServicePoint { get; init; }

    /// <summary>メーター番号; null = the meter that hangs there.</summary>
    public string? Meter { get; init; }

    /// <summary>Word of the register; null where the meter has one.</summary>
    public string? Register { get; init; }

    /// <summary>検針日.</summary>
    public required LocalDate ReadOn { get; init; }

    /// <summary>指針 in whole m³; 0 for <see cref="ReadingKind.Unread"/>.</summary>
    public int Index { get; init; }

    /// <summary><see cref="ReadingKind.Regular"/>, <see cref="ReadingKind.ByCustomer"/>, <see cref="ReadingKind.Remote"/> or <see cref="ReadingKind.Unread"/>.</summary>
    public ReadingKind Kind { get; init; } = ReadingKind.Regular;

    /// <summary>Why the meter could not be read; required for <see cref="ReadingKind.Unread"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>検針員 as the terminal names them.</summary>
    public string? Reader { get; init; }
}

/// <summary>A decoded file of readings: entries, and the lines that are none.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
/// <param name="Entries">In the order of the file.</param>
/// <param name="Faults">One per line that could not be decoded, in the order of the file.</param>
public sealed record ReadingFile(string Name, string Sha256, IReadOnlyList<ReadingEntry> Entries, IReadOnlyList<LineFault> Faults);

/// <summary>What became of one entry.</summary>
public enum ReadingFate : byte
{
    Taken = 1,

    /// <summary>Took the place of an earlier value of the same round; the earlier one is kept and marked.</summary>
    Corrected = 2,

    /// <summary>The same value stands already.</summary>
    Unchanged = 3,

    Refused = 4,
}

/// <summary>What became of one entry, and why.</summary>
/// <param name="Line">Line of the file; 0 when there is no file.</param>
/// <param name="Fate">Taken, corrected, unchanged or refused.</param>
/// <param name="Code">Stable code of the correction or refusal; null for a value that was simply taken or stands already.</param>
/// <param name="Said">The reason in both languages.</param>
public sealed record ReadingOutcome(int Line, ReadingFate Fate, string? Code = null, Sentence? Said = null);
