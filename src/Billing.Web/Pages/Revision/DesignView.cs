using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Design;

namespace Billing.Web.Pages.Revision;

/// <summary>What a question to the design found.</summary>
public sealed class DesignView
{
    /// <summary>Something was asked.</summary>
    public bool Asked { get; init; }

    public Sentence? Refused { get; init; }

    /// <summary>The common increase; null where none reaches the target, or none was asked for.</summary>
    public SolvedIncrement? Solved { get; init; }

    public DesignResult? Designed { get; init; }

    /// <summary>Least burden of small users for each limit of the increase.</summary>
    public IReadOnlyList<(decimal MostIncreasePercent, DesignResult Result)>? Curve { get; init; }

    /// <summary>Revenue today before tax.</summary>
    public decimal Revenue { get; init; }

    /// <summary>The found prices in the studio.</summary>
    public string? Link { get; init; }
}
