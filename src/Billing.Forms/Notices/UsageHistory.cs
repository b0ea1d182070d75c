using Billing.Kernel;
using Billing.Metering;

namespace Billing.Forms.Notices;

/// <summary>A usage among the earlier ones of its contract.</summary>
/// <param name="now">The usage of the notice.</param>
/// <param name="past">Earlier ones, oldest first; one per period.</param>
internal sealed class UsageHistory(Usage now, IReadOnlyList<Usage> past)
{
    public CubicMetres? Previous => past.Count > 0 ? past[^1].CubicMetres : null;

    /// <summary>The same period that the gate means.</summary>
    public CubicMetres? LastYear => Yardsticks.LastYear([.. past.Reverse().Select(Past)], now.PeriodTo) is { } same ? new CubicMetres(same.CubicMetres) : null;

    /// <summary>Up to thirteen bars, this period last.</summary>
    public IReadOnlyList<NoticePeriod> Bars => [.. past.TakeLast(UsageChart.Most - 1).Append(now).Select(Bar)];

    private static NoticePeriod Bar(Usage usage) => new(BillingMonth.Of(usage.PeriodTo), usage.CubicMetres, usage.Basis == UsageBasis.Estimated);

    private static PastUsage Past(Usage usage) => new(usage.PeriodTo, usage.Months, usage.CubicMetres.Value, usage.Basis);
}
