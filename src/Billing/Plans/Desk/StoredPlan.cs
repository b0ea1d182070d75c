using NodaTime;

namespace Billing.Plans.Desk;

/// <summary>投資・財政計画 or 総括原価 as the database keeps it: a number that never changes, and a row per version.</summary>
public sealed class StoredPlan
{
    /// <summary>計画番号.</summary>
    public int Id { get; set; }

    public PlanKind Kind { get; set; }

    public Instant CreatedAt { get; set; }

    public required string CreatedBy { get; set; }
}

/// <summary>What a stored file is.</summary>
public enum PlanKind : byte
{
    /// <summary>投資・財政計画, <c>water-plan/1</c>.</summary>
    Plan = 1,

    /// <summary>総括原価, <c>water-cost/1</c>.</summary>
    Cost = 2,
}
