using Billing.Forms.Revision;
using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Studio;
using Billing.Tariffs;

namespace Billing.Web.Pages.Revision;

/// <summary>What the studio answers to a state of a proposal: everything that the moving part of the page shows.</summary>
public sealed class StudioView
{
    /// <summary>Null where it was refused.</summary>
    public StudioCase? Case { get; init; }

    /// <summary>Why nothing was computed.</summary>
    public Sentence? Refused { get; init; }

    /// <summary>Faults of single fields, each under the field's name.</summary>
    public IReadOnlyList<(string Field, Sentence Said)> Faults { get; init; } = [];

    /// <summary>Things to mind that refuse nothing.</summary>
    public IReadOnlyList<Sentence> Notes { get; init; } = [];

    /// <summary>Whose bill is shown.</summary>
    public required Household Household { get; init; }

    public IReadOnlyList<HouseholdBill> Samples { get; init; } = [];

    public ImpactCharts? Charts { get; init; }

    /// <summary>The state as the query of an address.</summary>
    public required string Query { get; init; }

    /// <summary>The state as a file.</summary>
    public required string Text { get; init; }

    public required int Number { get; init; }

    /// <summary>The answer is a part that goes into a page which stands already.</summary>
    public bool IsPart { get; init; }

    /// <summary>Tenths of the class that is looked at.</summary>
    public IReadOnlyList<Decile> Deciles { get; init; } = [];

    /// <summary>What each step of the way brings in, before tax.</summary>
    public IReadOnlyList<(Tariff Table, decimal Revenue)> Stages { get; init; } = [];

    /// <summary>One's own sample bills and the neighbours'.</summary>
    public IReadOnlyList<NeighbourRow> Neighbours { get; init; } = [];

    public IReadOnlyList<(TierRevenue? Before, TierRevenue? After)> Tiers { get; init; } = [];
}
