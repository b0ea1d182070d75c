namespace Billing.Metering;

/// <summary>What one register counted from the base reading to the current one, through roll-overs and meter exchanges.</summary>
/// <param name="First">The base reading.</param>
/// <param name="Last">The last real value.</param>
/// <param name="CubicMetres">Of all meters.</param>
/// <param name="OldMeters">The part of meters that were taken off.</param>
internal readonly record struct RegisterWalk(MeterReading First, MeterReading Last, int CubicMetres, int OldMeters)
{
    /// <summary>Whether there is a value after the base, or after the meter that was put on last.</summary>
    public bool HasCurrent => !ReferenceEquals(First, Last) && Last.Kind != ReadingKind.Installed;

    /// <summary>Walks the readings of <paramref name="register"/>; unread values are passed over. Null when the register has none.</summary>
    /// <exception cref="Kernel.BusinessRuleException">A value of another meter without its exchange.</exception>
    public static RegisterWalk? Along(PeriodInput input, short register, GateRules rules, ICollection<Finding> findings)
    {
        MeterReading? first = null;
        MeterReading? last = null;
        MeterReading? early = null;
        int total = 0, old = 0;
        for (var i = 0; i < input.Readings.Count; i++)
        {
            var reading = input.Readings[i];
            if (reading.Register != register || reading.Kind == ReadingKind.Unread)
            {
                continue;
            }

            if (last is null || (reading.Kind == ReadingKind.Opening && reading.ReadOn <= input.PeriodFrom))
            {
                (first, last, total, old) = (reading, reading, 0, 0);
            }
            else if (reading.Kind == ReadingKind.Installed)
            {
                RefuseUnlessRemoved(last, reading, input);
                (last, old) = (reading, total);
                if (early?.MeterId == reading.MeterId)
                {
                    total += MeterDifference.Between(reading, early, input, rules, findings);
                    (last, early) = (early, null);
                }
            }
            else if (reading.MeterId == last.MeterId && last.Kind != ReadingKind.Removed)
            {
                total += MeterDifference.Between(last, reading, input, rules, findings);
                last = reading;
            }
            else if (!WasRemovedThatDay(input.Readings, reading))
            {
                // Read on the day of the exchange: its installed value may stand behind it in the list.
                early = InstalledThatDay(input.Readings, i) ? reading : throw NoExchange(last, reading, input);
            }
        }

        return first is null ? null : new RegisterWalk(first, last!, total, old);
    }

    /// <summary>A value read on the very day on which the meter came off adds nothing to the value at its removal.</summary>
    private static bool WasRemovedThatDay(IReadOnlyList<MeterReading> readings, MeterReading reading)
    {
        for (var i = readings.Count - 1; i >= 0; i--)
        {
            var other = readings[i];
            if (other.Kind == ReadingKind.Removed && other.MeterId == reading.MeterId && other.ReadOn == reading.ReadOn)
            {
                return true;
            }
        }

        return false;
    }

    private static bool InstalledThatDay(IReadOnlyList<MeterReading> readings, int at)
    {
        for (var i = at + 1; i < readings.Count && readings[i].ReadOn == readings[at].ReadOn; i++)
        {
            if (readings[i].Kind == ReadingKind.Installed && readings[i].MeterId == readings[at].MeterId && readings[i].Register == readings[at].Register)
            {
                return true;
            }
        }

        return false;
    }

    private static void RefuseUnlessRemoved(MeterReading last, MeterReading installed, PeriodInput input)
    {
        if (last.Kind != ReadingKind.Removed && last.MeterId != installed.MeterId)
        {
            var meter = input.MeterOf(last).Number;
            throw Finding.Refusal(
                "usage.no-removed-value",
                $"メーター{meter}の取外し指針がありません。{installed.ReadOn:uuuu-MM-dd}の取替の取外し指針を登録してください。",
                $"Meter {meter} has no value at its removal. Enter the removed value of the exchange on {installed.ReadOn:uuuu-MM-dd}.");
        }
    }

    private static Kernel.BusinessRuleException NoExchange(MeterReading last, MeterReading reading, PeriodInput input)
    {
        string old = input.MeterOf(last).Number, current = input.MeterOf(reading).Number;
        return Finding.Refusal(
            "usage.no-exchange",
            $"{reading.ReadOn:uuuu-MM-dd}の検針はメーター{current}ですが、前回はメーター{old}で、取替の記録がありません。取外し指針と取付指針を登録してください。",
            $"On {reading.ReadOn:uuuu-MM-dd} meter {current} was read but before it meter {old}, and no exchange is recorded. Enter the removed and the installed value.");
    }
}

/// <summary>Difference of two values of one register of one meter.</summary>
internal static class MeterDifference
{
    /// <summary>
    /// Whole m³, never negative. A smaller value is a roll-over only where the earlier one had come near the top of the dial; otherwise
    /// it is a misreading, counts nothing and is held.
    /// </summary>
    public static int Between(MeterReading earlier, MeterReading later, PeriodInput input, GateRules rules, ICollection<Finding> findings)
    {
        var difference = later.Index - earlier.Index;
        return difference >= 0 ? difference : BelowEarlier(earlier, later, input.MeterOf(later), rules, findings);
    }

    private static int BelowEarlier(MeterReading earlier, MeterReading later, Meter meter, GateRules rules, ICollection<Finding> findings)
    {
        var full = Full(meter.Dials);
        var nearTop = decimal.Ceiling(rules.RollOver.NearTop * full);
        if (earlier.Index >= nearTop && later.Index < full && earlier.Index < full)
        {
            return later.Index + full - earlier.Index;
        }

        findings.Add(Negative(earlier, later, meter, nearTop, rules));
        return 0;
    }

    private static Finding Negative(MeterReading earlier, MeterReading later, Meter meter, decimal nearTop, GateRules rules) => Finding.Of(
        rules.Negative?.Id ?? rules.RollOver.Id,
        $"指針が戻っています：{earlier.ReadOn:uuuu-MM-dd}は{earlier.Index:N0}、{later.ReadOn:uuuu-MM-dd}は{later.Index:N0}（メーター{meter.Number}、{meter.Dials}桁）。前回が{nearTop:N0}以上ではないので一回りとはみなさず、使用水量0として止めました。どちらかの検針値を確かめてください。",
        $"The register went back: {earlier.Index:N0} on {earlier.ReadOn:uuuu-MM-dd}, {later.Index:N0} on {later.ReadOn:uuuu-MM-dd} (meter {meter.Number}, {meter.Dials} digits). The earlier value is below {nearTop:N0}, so this is no roll-over; it counts 0 m³ and is held. Check both values.");

    /// <summary>A dial of d digits counts 10^d m³ and begins again.</summary>
    internal static int Full(int dials)
    {
        var full = 1;
        for (var i = 0; i < dials; i++)
        {
            full *= 10;
        }

        return full;
    }
}
