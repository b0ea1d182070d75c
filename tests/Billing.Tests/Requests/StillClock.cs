using NodaTime;

namespace Billing.Tests.Requests;

/// <summary>A clock that stands still.</summary>
internal sealed class StillClock(Instant now) : IClock
{
    public Instant GetCurrentInstant() => now;
}
