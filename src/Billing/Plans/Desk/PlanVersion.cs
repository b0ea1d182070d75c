using Billing.Revision.Studio;
using NodaTime;

namespace Billing.Plans.Desk;

/// <summary>One saved state of a plan or a cost of service. Every save is a further row; none is ever changed.</summary>
public sealed class PlanVersion : ISavedVersion
{
    public int Id { get; set; }

    public int PlanId { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; set; }

    public required string Title { get; set; }

    /// <summary>The file as it was taken in or saved, byte by byte.</summary>
    public required string Text { get; set; }

    /// <summary>Why it was saved, in the author's words.</summary>
    public required string Remark { get; set; }

    public Instant SavedAt { get; set; }

    public required string SavedBy { get; set; }
}
