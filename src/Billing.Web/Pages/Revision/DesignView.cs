using Billing.Forms.Revision;
using Billing.Revision.Studio;
using Billing.Web.Languages;

namespace Billing.Web.Pages.Revision;

/// <summary>A design that is done.</summary>
public sealed class DesignView
{
    public required DesignOutcome Outcome { get; init; }

    public required StudioTask Task { get; init; }

    /// <summary>The found prices in the studio; null where none were found.</summary>
    public string? Link { get; init; }

    public bool MayAct { get; init; }

    /// <summary>What is proved of a search.</summary>
    public static string Proof(Screen screen, DesignOutcome design) => design.IsProved ? screen["Revision.Proved", Screen.Count(design.Nodes)]
        : design.Gap is { } gap ? screen["Revision.Gap", Figures.Exact(Math.Round(design.Bound ?? 0m)), Screen.Count(design.Nodes), Figures.Share(gap)]
        : screen["Revision.NoGap", Screen.Count(design.Nodes)];
}
