using Billing.Metering;
using Billing.Places;
using NodaTime;

namespace Billing.Nights;

/// <summary>Which span of readings a contract is billed for in a round, if any.</summary>
/// <param name="From">First day billed.</param>
/// <param name="To">Last day: of the round's reading, or the contract's own where it ended by then.</param>
/// <param name="Stops">Whether <paramref name="To"/> is the last day of use.</param>
/// <param name="Base">Place of the base reading; −1 = none.</param>
/// <param name="Current">Place of the last reading that counts; −1 = none.</param>
/// <param name="Months">Months of the period.</param>
internal readonly record struct Period(LocalDate From, LocalDate To, bool Stops, int Base, int Current, int Months)
{
    /// <summary>Finds the period of <paramref name="contract"/> in the round of <paramref name="point"/>.</summary>
    /// <param name="readings">Readings of the point in their order.</param>
    /// <param name="lastBilledTo">Last day that a usage of the contract covers; null = none is known.</param>
    /// <returns>Null where the contract has nothing to bill in this round.</returns>
    public static Period? Find(Contract contract, ChunkPoint point, IReadOnlyList<MeterReading> readings, LocalDate? lastBilledTo)
    {
        var readOn = ReadOn(point, readings);
        if (contract.From > readOn || lastBilledTo >= (contract.To ?? readOn))
        {
            return null;
        }

        var stops = contract.To is { } last && last <= readOn;
        var to = stops ? contract.To!.Value : readOn;
        var current = CurrentOf(stops, to, point, readings);
        var from = lastBilledTo?.PlusDays(1) ?? FirstDay(contract, readings, current);
        return to < from ? null : new Period(from, to, stops, ReadingOrder.BaseOf(readings, from), current, MonthsOf(lastBilledTo?.PlusDays(1) ?? contract.From, to, point));
    }

    /// <summary>The day on which the reader came, else the planned one.</summary>
    private static LocalDate ReadOn(ChunkPoint point, IReadOnlyList<MeterReading> readings)
    {
        for (var i = readings.Count - 1; i >= 0; i--)
        {
            if (readings[i].RoundId == point.RoundId)
            {
                return readings[i].ReadOn;
            }
        }

        return point.ReadOn;
    }

    /// <summary>The round's reading; of a contract that ended its closing value, or the round's where the reader came on that very day.</summary>
    private static int CurrentOf(bool stops, LocalDate to, ChunkPoint point, IReadOnlyList<MeterReading> readings)
    {
        for (var i = readings.Count - 1; i >= 0; i--)
        {
            var ofRound = readings[i].RoundId == point.RoundId;
            if (stops ? readings[i].ReadOn == to && (ofRound || IsClosing(readings[i])) : ofRound)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The value of the last day, or that it could not be read then.</summary>
    private static bool IsClosing(MeterReading reading) => reading.Kind == ReadingKind.Closing || (reading.Kind == ReadingKind.Unread && reading.RoundId is null);

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

    /// <summary>
    /// The cycle's months; a contract that began or ended within it counts one month per begun 31 days. That is what is billed where no rule <c>partPeriod</c> or
    /// <c>stopJoinsMonthBefore</c> holds; where one does, it counts the days itself.
    /// </summary>
    private static int MonthsOf(LocalDate began, LocalDate ended, ChunkPoint point)
    {
        var days = NodaTime.Period.DaysBetween(began, ended) + 1;
        return Math.Clamp((days + 30) / 31, 1, point.Months);
    }
}
