using Billing.Kernel;

namespace Billing.Machines;

/// <summary>What must hold before a step.</summary>
/// <param name="Name">Short word for the graph, e.g. <c>feePaid</c>.</param>
/// <param name="Said">The condition in words, for the documentation.</param>
/// <param name="Refuses">Null where the condition holds; else the reason, as a clerk can say it aloud.</param>
public sealed record Guard<T>(string Name, Sentence Said, Func<T, Sentence?> Refuses);
