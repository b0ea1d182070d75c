using Billing.Kernel;

namespace Billing.Machines;

/// <summary>One row of a machine's table.</summary>
/// <typeparam name="T">What the guards look at.</typeparam>
public sealed record Transition<T>
{
    /// <summary>State before.</summary>
    public required string From { get; init; }

    /// <summary>What sets it off, e.g. <c>inspect</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>State after.</summary>
    public required string To { get; init; }

    /// <summary>What a person does, as the button says it.</summary>
    public required Sentence Said { get; init; }

    /// <summary>Who may do it: names of <see cref="Kernel.Roles"/>.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>All must hold.</summary>
    public IReadOnlyList<Guard<T>> Guards { get; init; } = [];

    /// <summary>The paper that the step needs or issues; null = none.</summary>
    public Sentence? Document { get; init; }

    /// <summary>The article it rests on; null = the office's own order.</summary>
    public string? Article { get; init; }
}
