using NodaTime;

namespace Billing.Metering;

/// <summary>The order in which a service point's readings tell its story: by day; on one day the old meter comes off before the new one goes on.</summary>
public sealed class ReadingOrder : IComparer<MeterReading>
{
    public static readonly ReadingOrder Instance = new();

    /// <summary>
    /// Place of the base reading in <paramref name="readings"/> (in this order, not superseded) for a period that begins on <paramref name="periodFrom"/>:
    /// the contract's opening value, else the last value before the period that a reader, customer, smart meter or closing gave,
    /// else the first installation. −1 = there is none. With several registers it is the first register of that day.
    /// </summary>
    public static int BaseOf(IReadOnlyList<MeterReading> readings, LocalDate periodFrom)
    {
        var found = -1;
        for (var i = 0; i < readings.Count; i++)
        {
            var reading = readings[i];
            if (reading.ReadOn > periodFrom)
            {
                break;
            }

            if (!IsBase(reading, periodFrom, found < 0))
            {
                continue;
            }

            if (found < 0 || readings[found].ReadOn != reading.ReadOn || readings[found].Kind != reading.Kind)
            {
                found = i;
            }
        }

        return found;
    }

    public int Compare(MeterReading? x, MeterReading? y)
    {
        if (x is null || y is null)
        {
            return Comparer<object>.Default.Compare(x, y);
        }

        var byDay = x.ReadOn.CompareTo(y.ReadOn);
        if (byDay != 0)
        {
            return byDay;
        }

        var byRank = Rank(x.Kind).CompareTo(Rank(y.Kind));
        return byRank != 0 ? byRank : x.Register.CompareTo(y.Register);
    }

    private static bool IsBase(MeterReading reading, LocalDate periodFrom, bool nothingYet) => reading.Kind switch
    {
        ReadingKind.Unread or ReadingKind.Removed => false,
        ReadingKind.Opening => true,
        ReadingKind.Installed => nothingYet,
        _ => reading.ReadOn < periodFrom,
    };

    private static int Rank(ReadingKind kind) => kind switch
    {
        ReadingKind.Opening => 0,
        ReadingKind.Removed => 1,
        ReadingKind.Installed => 2,
        ReadingKind.Closing => 4,
        _ => 3,
    };
}
