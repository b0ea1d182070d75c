using Billing.Kernel;
using NodaTime;

namespace Billing.Metering;

/// <summary>検針回: one route's reading for one billing month, and the night that bills it.</summary>
public sealed class ReadingRound
{
    public long Id { get; set; }

    public int RouteId { get; set; }

    public BillingMonth Month { get; set; }

    /// <summary>Months that the round bills: the route's cycle.</summary>
    public int Months { get; set; } = 1;

    /// <summary>Planned day of reading.</summary>
    public LocalDate ReadOn { get; set; }

    /// <summary>The day whose night bills the round (調定日).</summary>
    public LocalDate NightOn { get; set; }

    /// <summary>When the readings were closed; null = readings are still taken.</summary>
    public Instant? ClosedAt { get; set; }
}
