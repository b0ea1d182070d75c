namespace Billing.Plans;

/// <summary>A rule in one year.</summary>
/// <param name="Left">Left side of its comparison.</param>
/// <param name="Right">Right side.</param>
public sealed record RuleOutcome(PlanRule Rule, int Year, decimal Left, decimal Right, bool Holds);
