using Billing.Metering;
using Billing.Places;
using NodaTime;

namespace Billing.Nights;

/// <summary>Which span of readings a contract is billed for in a round, if any.</summary>
/// <param name="From">First day billed.</param>
/// <param name="Base">Place of the base reading; −1 = none.</param>
/// <param name="Current">Place of the last reading that counts; −1 = none.</param>
/// <param name="Months">Months of the period.</param>
internal readonly record struct Period(LocalDate From, int Base, int Current, int Months)
{
    /// <summary>Finds the period of <paramref name="contract"/> in the round of <paramref name="point"/>.</summary>
    /// <param name="readings">Readings of the point in their order.</param>
    /// <param name="lastBilledTo">Last day that a usage of the contract covers; null = none is known.</param>
    /// <returns>Null where the contract has nothing to bill in this round.</returns>
    public static Period? Find(Contract contract, ChunkPoint point, IReadOnlyList<MeterReading> readings, LocalDate? lastBilledTo)
    {
        if (contract.From > point.ReadOn || lastBilledTo >= (contract.To ?? point.ReadOn))
        {
            return null;
        }

        var current = CurrentOf(contract, point, readings);
        var from = lastBilledTo?.PlusDays(1) ?? FirstDay(contract, readings, current);
        if (contract.To is { } to && to < from)
        {
            return null;
        }

        return new Period(from, ReadingOrder.BaseOf(readings, from), current, MonthsOf(contract, point, lastBilledTo));
    }

    /// <summary>The closing value of a contract that ended, else the round's reading.</summary>
    private static int CurrentOf(Contract contract, ChunkPoint point, IReadOnlyList<MeterReading> readings)
    {
        for (var i = readings.Count - 1; i >= 0; i--)
        {
            var reading = readings[i];
            var ends = contract.To is { } to && to <= point.ReadOn
                ? reading.Kind == ReadingKind.Closing && reading.ReadOn == to
                : reading.RoundId == point.RoundId;
            if (ends)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where nothing was billed yet: the day after the reading before, or the first day of the contract.</summary>
    private static LocalDate FirstDay(Contract contract, IReadOnlyList<MeterReading> readings, int current)
    {
        for (var i = (current < 0 ? readings.Count : current) - 1; i >= 0; i--)
        {
            var reading = readings[i];
            if (reading.Kind is ReadingKind.Regular or ReadingKind.ByCustomer or ReadingKind.Remote && reading.ReadOn >= contract.From
                && (current < 0 || reading.ReadOn < readings[current].ReadOn))
            {
                return reading.ReadOn.PlusDays(1);
            }
        }

        return contract.From;
    }

    /// <summary>The cycle's months; a contract that began or ended within it counts one month per begun 31 days (part periods by rule come later).</summary>
    private static int MonthsOf(Contract contract, ChunkPoint point, LocalDate? lastBilledTo)
    {
        var ended = contract.To is { } to && to < point.ReadOn ? to : point.ReadOn;
        var began = lastBilledTo?.PlusDays(1) ?? contract.From;
        var days = NodaTime.Period.DaysBetween(began, ended) + 1;
        return Math.Clamp((days + 30) / 31, 1, point.Months);
    }
}
