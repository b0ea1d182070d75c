using NodaTime;

namespace Billing.Web.Accounts;

/// <summary>The counter's clock for the framework, so that sessions end by the same clock as everything else.</summary>
public sealed class CounterTime(IClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
}
