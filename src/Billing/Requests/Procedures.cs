using Billing.Requests.Moving;

namespace Billing.Requests;

/// <summary>Every procedure of the office, in the order of the counter's menu.</summary>
public static class Procedures
{
    public static IReadOnlyList<Procedure> All { get; } =
    [
        new StartProcedure(),
    ];

    /// <exception cref="ArgumentException">There is none of the kind.</exception>
    public static Procedure Of(RequestKind kind) => All.FirstOrDefault(p => p.Kind == kind) ?? throw new ArgumentException($"There is no procedure for {kind}.");
}
