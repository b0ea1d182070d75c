using Billing.Revision.Design;
using Billing.Revision.Studio;

namespace Billing.Web.Pages.Revision;

/// <summary>A task of the studio as a page shows it: how far it is, or what came out.</summary>
public sealed class TaskView
{
    public required StudioTask Task { get; init; }

    /// <summary>Where a search stands; null for what is no search.</summary>
    public SearchPlace? Place => SearchPlace.Parse(Task.Progress);

    public CountedView? Counted { get; init; }

    public ProofOutcome? Proof { get; init; }

    /// <summary>One per limit; one for a design.</summary>
    public IReadOnlyList<DesignOutcome> Designs { get; init; } = [];

    /// <summary>The designed prices in the studio.</summary>
    public string? Link { get; init; }

    public bool MayAct { get; init; }
}

/// <summary>A count that is done.</summary>
/// <param name="Snapshot">What it made, without its text.</param>
/// <param name="Known">It was there already.</param>
public sealed record CountedView(UsageSnapshot Snapshot, bool Known)
{
    public IReadOnlyList<LeftOutBills> LeftOut => LeftOutBills.Parse(Snapshot.LeftOutWhy);
}
