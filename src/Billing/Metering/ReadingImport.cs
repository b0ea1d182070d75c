using NodaTime;

namespace Billing.Metering;

/// <summary>One file of readings that was taken in; the same bytes again change nothing.</summary>
public sealed class ReadingImport
{
    public long Id { get; set; }

    public required string FileName { get; set; }

    /// <summary>SHA-256 of the bytes, hex.</summary>
    public required string Sha256 { get; set; }

    public required string ImportedBy { get; set; }

    public Instant ImportedAt { get; set; }

    public int Lines { get; set; }

    public int Taken { get; set; }

    public int Corrected { get; set; }

    public int Unchanged { get; set; }

    public int Refused { get; set; }
}

/// <summary>What became of one line that was not simply taken.</summary>
public sealed class ReadingImportLine
{
    public long Id { get; set; }

    public long ImportId { get; set; }

    /// <summary>Line of the file, the header being 1.</summary>
    public int Line { get; set; }

    /// <summary>Stable code, e.g. <c>reading.unknown-point</c>.</summary>
    public required string Code { get; set; }

    public required string Ja { get; set; }

    public required string En { get; set; }
}
