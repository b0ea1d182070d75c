using NodaTime;

namespace Billing.RuleBooks;

/// <summary>A statutory rate: it holds from its day until the next one begins.</summary>
/// <param name="From">First day.</param>
/// <param name="Rate">0.1 = 10 %.</param>
/// <param name="Citation">Act and article.</param>
public sealed record DatedRate(LocalDate From, decimal Rate, string Citation);
