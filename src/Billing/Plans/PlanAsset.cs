using Billing.Plans.Accounts;

namespace Billing.Plans;

/// <summary>Assets of one kind, or the subsidies that paid for them: each year's cost is written off by itself.</summary>
/// <param name="Key">Its name in <c>depreciation()</c> and <c>bookValue()</c>.</param>
/// <param name="Cost">Formula of what is acquired in a year.</param>
/// <param name="FirstYear">Years from the acquisition to the first depreciation: 1 = the year after (地方公営企業法施行規則 15条), 0 = the same.</param>
/// <param name="Acquired">固定資産台帳: what was acquired before the plan.</param>
/// <param name="Path">JSON path, for faults.</param>
public sealed record PlanAsset(string Key, StraightLine Method, string? Cost, int FirstYear, IReadOnlyList<AcquiredAsset> Acquired, string Path);

/// <param name="Year">Year of acquisition.</param>
/// <param name="Cost">取得原価 in the plan's unit.</param>
public sealed record AcquiredAsset(int Year, decimal Cost);
