using Billing.Kernel;
using NodaTime;

namespace Billing.Revision.Studio;

/// <summary>改定案 as the database keeps it: a number that never changes, and a row per version.</summary>
public sealed class StoredProposal
{
    /// <summary>改定案番号.</summary>
    public int Id { get; set; }

    public Service Service { get; set; }

    public Instant CreatedAt { get; set; }

    public required string CreatedBy { get; set; }
}

/// <summary>One saved state of a proposal. Every save is a further row; none is ever changed.</summary>
public sealed class ProposalVersion : ISavedVersion
{
    public int Id { get; set; }

    public int ProposalId { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; set; }

    public required string Title { get; set; }

    public required string Author { get; set; }

    /// <summary>Day on which it was drawn up, as the proposal says.</summary>
    public LocalDate DrawnUpOn { get; set; }

    /// <summary>施行日 of the whole proposal.</summary>
    public LocalDate EffectiveFrom { get; set; }

    /// <summary>Id of the table that it changes.</summary>
    public required string BaselineId { get; set; }

    /// <summary>That table as a <c>water-tariff/1</c> file, as it stood when this was saved: what was reckoned then can be reckoned again.</summary>
    public required string BaselineText { get; set; }

    /// <summary>The proposal, <c>water-proposal/1</c>.</summary>
    public required string Text { get; set; }

    /// <summary>Why it was saved, in the author's words.</summary>
    public required string Remark { get; set; }

    public Instant SavedAt { get; set; }

    public required string SavedBy { get; set; }
}
