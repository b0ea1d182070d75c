using Billing.Kernel;
using NodaTime;

namespace Billing.LateCharges;

/// <summary>What has accrued on a debt over days, and how.</summary>
/// <param name="Yen">What is asked: after the floors.</param>
/// <param name="Raw">The sum over the days, fractions of a yen dropped, before the floors of the result.</param>
/// <param name="Parts">Days of one base and one rate, in order; their amounts add up to <paramref name="Raw"/>.</param>
/// <param name="IsProvisional">Some day lies after the last announced rate.</param>
public sealed record Accrual(Money Yen, Money Raw, IReadOnlyList<AccruedPart> Parts, bool IsProvisional)
{
    public static Accrual None { get; } = new(Money.Zero, Money.Zero, [], false);
}

/// <summary>Days of one base and one rate.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Base">Yen on which it is reckoned, after the floor of the base.</param>
/// <param name="RatePercent">Percent a year of 365 days.</param>
/// <param name="Amount">Whole yen: what the sum so far grows by, so that the parts add up.</param>
public sealed record AccruedPart(LocalDate From, LocalDate To, Money Base, decimal RatePercent, Money Amount)
{
    public int Days => Period.DaysBetween(From, To) + 1;
}

/// <summary>What is owed from a day on.</summary>
/// <param name="From">First day: the day after the payment that left so much.</param>
/// <param name="Amount">Yen.</param>
public readonly record struct Owing(LocalDate From, Money Amount);

/// <summary>A rate over days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Percent">A year.</param>
public readonly record struct RateSpan(LocalDate From, LocalDate To, decimal Percent);
