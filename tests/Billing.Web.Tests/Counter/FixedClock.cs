using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class FixedClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
