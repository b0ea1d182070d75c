using NodaTime;

namespace Billing.Places;

/// <summary>排水設備の接続: from when to when a place drains into the public sewer.</summary>
public sealed class SewerConnection
{
    public long Id { get; set; }

    public long ServicePointId { get; set; }

    public LocalDate From { get; set; }

    /// <summary>Last day; null = still connected.</summary>
    public LocalDate? To { get; set; }
}
