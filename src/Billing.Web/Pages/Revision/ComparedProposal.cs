using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Studio;

namespace Billing.Web.Pages.Revision;

/// <summary>One column of a comparison.</summary>
/// <param name="Version">Which.</param>
/// <param name="Case">What it does; null where it was refused.</param>
/// <param name="Refused">Why.</param>
/// <param name="Samples">Sample bills; empty where it was refused.</param>
/// <param name="Points">Change in percent over usage, for the picture.</param>
public sealed record ComparedProposal(ProposalVersion Version, StudioCase? Case, Sentence? Refused, IReadOnlyList<QuickBill> Samples, IReadOnlyList<(decimal X, decimal Y)> Points)
{
    /// <summary>Tenths of the household's class; empty where it was refused.</summary>
    public IReadOnlyList<Decile> Deciles { get; init; } = [];
}
