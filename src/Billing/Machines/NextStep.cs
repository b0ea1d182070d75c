using Billing.Kernel;

namespace Billing.Machines;

/// <summary>A step that leads on from a state, and why it may not be taken now.</summary>
/// <param name="Transition">Its row.</param>
/// <param name="Refusal">Null = it may be taken.</param>
public sealed record NextStep<T>(Transition<T> Transition, Sentence? Refusal)
{
    public bool IsPermitted => Refusal is null;
}
