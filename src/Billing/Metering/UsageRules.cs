using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.Metering;

/// <summary>Readings become a quantity, and the gate decides whether it may be billed. Pure: the night, a preview and a replay call the same function.</summary>
public static class UsageRules
{
    /// <summary>Works out the usage of one period and holds it where a rule finds it strange.</summary>
    /// <param name="findings">Receives one entry per reason to hold; nothing for an ordinary usage.</param>
    /// <returns>A new usage without id, <see cref="UsageState.Passed"/> or <see cref="UsageState.Held"/>. Its quantity is never negative.</returns>
    /// <exception cref="BusinessRuleException"><c>usage.no-base-reading</c>, <c>usage.no-reading</c>, <c>usage.unknown-meter</c>, <c>usage.no-removed-value</c>, <c>usage.no-exchange</c>: nothing can be worked out.</exception>
    public static Usage Work(PeriodInput input, GateRules rules, ICollection<Finding> findings)
    {
        var before = findings.Count;
        if (input.Readings.Count == 0)
        {
            throw NoBase(input);
        }

        var meter = input.MeterOf(input.Readings[^1]);
        var registers = Registers(input, meter);
        var main = RegisterWalk.Along(input, 0, rules, findings) ?? throw NoBase(input);
        var usage = New(input, meter, main);
        if (input.Provisional is { } provisional)
        {
            EstimatedUsage.FillProvisional(usage, input, provisional, registers);
            Gate.Check(usage, (usage.CubicMetres.Value, input.Months), input.Past.Count, before, input, rules, findings);
        }
        else if (IsUnread(input.Readings))
        {
            EstimatedUsage.Fill(usage, input, rules, registers, findings);
            Gate.Check(usage, (usage.CubicMetres.Value, input.Months), input.Past.Count, before, input, rules, findings);
        }
        else
        {
            var measured = registers is null ? Single(usage, main, input) : Several(usage, main, registers, input, rules, findings);
            var settled = Settlement.TakeOffEstimates(usage, measured, main.First.ReadOn, input, rules, findings);
            Gate.Check(usage, (measured, input.Months + settled.Months), settled.Count, before, input, rules, findings);
        }

        usage.State = findings.Count == before ? UsageState.Passed : UsageState.Held;
        return usage;
    }

    /// <summary>The usage of a place without a meter: 0 m³ from the tap, so that what it drains is billed by its declared facts.</summary>
    public static Usage Unmetered(PeriodInput input)
    {
        var usage = New(input, input.BilledMeterSize, UsageBasis.Unmetered);
        usage.State = UsageState.Passed;
        return usage;
    }

    /// <summary>The meter of a reading.</summary>
    /// <exception cref="BusinessRuleException"><c>usage.unknown-meter</c>.</exception>
    internal static Meter MeterOf(this PeriodInput input, MeterReading reading)
        => input.Meters.TryGetValue(reading.MeterId, out var meter)
            ? meter
            : throw Finding.Refusal(
                "usage.unknown-meter",
                $"{reading.ReadOn:uuuu-MM-dd}の検針のメーター（内部番号{reading.MeterId}）が量水器台帳にありません。",
                $"The meter of the reading on {reading.ReadOn:uuuu-MM-dd} (internal number {reading.MeterId}) is not in the meter register.");

    private static Usage New(PeriodInput input, Meter meter, RegisterWalk main)
    {
        var usage = New(input, meter.Size, UsageBasis.Metered);
        usage.PreviousIndex = main.First.Index;
        usage.CurrentIndex = main.Last.Index;
        return usage;
    }

    private static Usage New(PeriodInput input, int meterSize, UsageBasis basis) => new()
    {
        ContractId = input.ContractId,
        ServicePointId = input.ServicePointId,
        RoundId = input.RoundId,
        PeriodFrom = input.PeriodFrom,
        PeriodTo = input.PeriodTo,
        Months = input.Months,
        UserSince = input.UserSince,
        Stops = input.Stops,
        MeterSize = meterSize,
        Basis = basis,
    };

    private static int Single(Usage usage, RegisterWalk walk, PeriodInput input)
    {
        if (!walk.HasCurrent)
        {
            throw NoReading(input);
        }

        usage.CubicMetres = new CubicMetres(walk.CubicMetres);
        usage.OldMeterCubicMetres = walk.OldMeters;
        return walk.CubicMetres;
    }

    private static int Several(Usage usage, RegisterWalk main, string[] words, PeriodInput input, GateRules rules, ICollection<Finding> findings)
    {
        var parts = new RegisterUsage[words.Length];
        int total = 0, old = 0;
        for (short r = 0; r < words.Length; r++)
        {
            var walk = r == 0 ? main : RegisterWalk.Along(input, r, rules, findings);
            if (walk is not { HasCurrent: true } counted)
            {
                throw NoRegister(input, words[r]);
            }

            parts[r] = new RegisterUsage(words[r], new CubicMetres(counted.CubicMetres));
            total += counted.CubicMetres;
            old += counted.OldMeters;
        }

        usage.Registers = RegisterText.Print(parts);
        usage.CubicMetres = new CubicMetres(total);
        usage.OldMeterCubicMetres = old;
        return total;
    }

    /// <summary>Words of the registers; null for the ordinary meter with one.</summary>
    private static string[]? Registers(PeriodInput input, Meter meter)
    {
        if (meter.Registers is not null)
        {
            return meter.Registers.Split(',');
        }

        // The meter that came off may have had several where the new one has one.
        for (var i = 0; i < input.Readings.Count; i++)
        {
            if (input.Readings[i].Register > 0)
            {
                return input.MeterOf(input.Readings[i]).Registers?.Split(',');
            }
        }

        return null;
    }

    private static bool IsUnread(IReadOnlyList<MeterReading> readings)
    {
        for (var i = readings.Count - 1; i >= 0 && readings[i].ReadOn == readings[^1].ReadOn; i--)
        {
            if (readings[i].Kind == ReadingKind.Unread)
            {
                return true;
            }
        }

        return false;
    }

    private static BusinessRuleException NoBase(PeriodInput input) => Finding.Refusal(
        "usage.no-base-reading",
        $"{input.PeriodFrom:uuuu-MM-dd}からの使用水量の起点となる指針（前回・開栓・取付）がありません。登録してください。",
        $"There is no value to count from for the period from {input.PeriodFrom:uuuu-MM-dd} (previous, opening or installed). Enter one.");

    private static BusinessRuleException NoReading(PeriodInput input) => Finding.Refusal(
        "usage.no-reading",
        $"{input.PeriodFrom:uuuu-MM-dd}～{input.PeriodTo:uuuu-MM-dd}の今回指針がありません。検針値か検針不能の理由を登録してください。",
        $"There is no current value for {input.PeriodFrom:uuuu-MM-dd} to {input.PeriodTo:uuuu-MM-dd}. Enter the reading, or why it could not be read.");

    private static BusinessRuleException NoRegister(PeriodInput input, string word) => Finding.Refusal(
        "usage.no-reading",
        $"{input.PeriodFrom:uuuu-MM-dd}～{input.PeriodTo:uuuu-MM-dd}の計量器「{word}」の指針がありません。登録してください。",
        $"Register '{word}' has no value for {input.PeriodFrom:uuuu-MM-dd} to {input.PeriodTo:uuuu-MM-dd}. Enter it.");
}
