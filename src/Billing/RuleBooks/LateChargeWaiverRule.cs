using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>lateChargeWaiver</c>: 延滞金の減免. On which grounds a late charge is waived, and from which amount on a second person decides. Without a rule nothing is waived.</summary>
public sealed record LateChargeWaiverRule : Rule
{
    public required IReadOnlyList<WaiverGround> Grounds { get; init; }

    /// <summary>From this amount on another person decides; 0 = always.</summary>
    public required Money SecondPersonFrom { get; init; }
}
