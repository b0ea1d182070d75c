using Billing.Kernel;

namespace Billing.Plans;

/// <summary>A comparison that must hold year by year: a rule of the plan (failing is a finding), or a check of its books (failing refuses the plan).</summary>
/// <param name="Formula">With one of <c>&lt; &lt;= &gt; &gt;= =</c> at its top.</param>
/// <param name="From">First year in which it must hold.</param>
/// <param name="To">Last year.</param>
/// <param name="Tolerance">By how much the two sides may differ; of use with <c>=</c>.</param>
/// <param name="Citation">Why it must hold.</param>
/// <param name="Path">JSON path, for faults.</param>
public sealed record PlanRule(string Key, Sentence Label, string Formula, int From, int To, decimal Tolerance, string? Citation, string Path);
