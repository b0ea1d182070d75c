using NodaTime;

namespace Billing.Tests.Privacy;

/// <summary>Stands at ten in the morning of the town's day until it is moved.</summary>
internal sealed class StandingClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 20, 1, 0);

    public Instant GetCurrentInstant() => Now;
}
