using Billing.Forms.Notices;
using Billing.Kernel;
using NodaTime;

namespace Billing.Forms.Requests;

/// <summary>One paper of a request: an application, a permit, a certificate. What may not be printed is left out here already.</summary>
public sealed record RequestPaperModel
{
    public required NoticeOffice Office { get; init; }

    public required Sentence Title { get; init; }

    /// <summary>受付番号, or 指定番号 with its words.</summary>
    public required Sentence Number { get; init; }

    public required LocalDate On { get; init; }

    /// <summary>Whom it is made out to, without title; null = to the office itself.</summary>
    public string? Addressee { get; init; }

    public bool AddresseeIsBody { get; init; }

    /// <summary>What the paper says, paragraph by paragraph.</summary>
    public IReadOnlyList<Sentence> Body { get; init; } = [];

    public IReadOnlyList<PaperSection> Sections { get; init; } = [];

    /// <summary>Conditions and instructions below.</summary>
    public IReadOnlyList<Sentence> Notes { get; init; } = [];

    /// <summary>A certificate has a frame around it and larger letters.</summary>
    public bool IsCertificate { get; init; }

    /// <summary>The office signs: a place for its seal.</summary>
    public bool HasSeal { get; init; }
}

/// <summary>Rows under one heading.</summary>
public sealed record PaperSection(Sentence Title, IReadOnlyList<PaperRow> Rows);

/// <param name="Value">As printed; names keep the very characters that were typed.</param>
public sealed record PaperRow(Sentence Label, Sentence Value)
{
    public PaperRow(Sentence label, string value)
        : this(label, new Sentence(value, value))
    {
    }
}
