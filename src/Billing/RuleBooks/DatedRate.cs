using NodaTime;

namespace Billing.RuleBooks;

/// <summary>A statutory rate: it holds from its day until the next one begins.</summary>
/// <param name="From">First day.</param>
/// <param name="Rate">0.1 = 10 %.</param>
/// <param name="Citation">Act and article.</param>
public sealed record DatedRate(LocalDate From, decimal Rate, string Citation)
{
    /// <summary>経過措置 for supplies that continue over <see cref="From"/>; null = none.</summary>
    public TaxTransition? Transition { get; init; }
}

/// <summary>A supply that continues from before a change of rate keeps the old rate where the right to the charge is fixed by a day; fixed later, the old rate holds for the part of the charge that
/// the months up to that day bear to all months since the fixing before. Months follow the calendar, a begun month counts as one.</summary>
/// <param name="FixedBy">That day.</param>
/// <param name="Citation">Act and article.</param>
public sealed record TaxTransition(LocalDate FixedBy, string Citation);
