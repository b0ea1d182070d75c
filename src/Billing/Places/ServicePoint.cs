namespace Billing.Places;

/// <summary>水栓 / 給水装置: a place with a supply.</summary>
public sealed class ServicePoint
{
    public long Id { get; set; }

    /// <summary>水栓番号 as printed, e.g. <c>012-00345</c>.</summary>
    public required string Number { get; set; }

    public int RouteId { get; set; }

    /// <summary>Place in the walking order, unique within the route.</summary>
    public int RouteSequence { get; set; }

    /// <summary>町名. Told by <see cref="Disclosure"/> alone.</summary>
    public required string Town { internal get; set; }

    /// <summary>Whole address in Japanese, town included. Told by <see cref="Disclosure"/> alone.</summary>
    public required string Address { internal get; set; }

    /// <summary>口径 in mm as the billing side holds it; the meter register may say otherwise, and the gate compares the two.</summary>
    public int MeterSize { get; set; }

    /// <summary>The point whose meter also measures this one (親メーター); null for an ordinary supply.</summary>
    public long? ParentId { get; set; }

    public int Version { get; set; }
}

/// <summary>所有者: who owned the supply when.</summary>
public sealed class Ownership
{
    public long Id { get; set; }

    public long ServicePointId { get; set; }

    public long CustomerId { get; set; }

    public NodaTime.LocalDate From { get; set; }

    /// <summary>Last day; null = still.</summary>
    public NodaTime.LocalDate? To { get; set; }
}
