using Billing.Kernel;

namespace Billing.Machines;

/// <param name="Name">As stored, e.g. <c>received</c>.</param>
/// <param name="Said">As shown.</param>
/// <param name="IsClosed">Nothing more is waited for.</param>
public sealed record MachineState(string Name, Sentence Said, bool IsClosed = false);
