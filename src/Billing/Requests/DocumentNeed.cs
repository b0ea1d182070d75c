using Billing.Kernel;

namespace Billing.Requests;

/// <summary>A paper that a procedure asks for.</summary>
/// <param name="Name">Stored name.</param>
/// <param name="Said">Its title.</param>
/// <param name="IsNeeded">False = asked for only where it applies.</param>
public sealed record DocumentNeed(string Name, Sentence Said, bool IsNeeded = true);
