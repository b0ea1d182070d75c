namespace Billing.Benchmarks;

/// <summary>One answer of the counter.</summary>
/// <param name="Milliseconds">From asking to the last byte, as the clerk's side sees it: waiting for a core on both sides is in it.</param>
/// <param name="ServerMilliseconds">What the counter says that it worked on it, waiting for the database and for a core included.</param>
/// <param name="Fault">Null where it was answered as it should be; else the address and what came.</param>
internal sealed record PageTime(double Milliseconds, double ServerMilliseconds, string? Fault);
