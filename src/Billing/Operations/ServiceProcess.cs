using NodaTime;

namespace Billing.Operations;

/// <summary>A running web or worker process. It says every few seconds that it lives, so that operators see what runs where and nothing is migrated under a program of another version.</summary>
public sealed class ServiceProcess
{
    /// <summary>Machine, process id and moment of its start: unique among processes.</summary>
    public required string Id { get; init; }

    public required string Machine { get; init; }

    public ProcessRole Role { get; init; }

    /// <summary>The newest migration that its program knows.</summary>
    public required string Schema { get; init; }

    public Instant StartedAt { get; init; }

    public Instant SeenAt { get; set; }
}

/// <summary>What a process of the counter does.</summary>
[Flags]
public enum ProcessRole : byte
{
    /// <summary>Shows pages; nights are only asked for.</summary>
    Web = 1,

    /// <summary>Runs the scheduler and the nights.</summary>
    Worker = 2,

    Both = Web | Worker,
}
