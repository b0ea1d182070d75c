using Billing.Metering;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Tests.Metering;

/// <summary>A service point told in readings: base first, then what happened, then the usage.</summary>
internal sealed class Supply
{
    private readonly List<MeterReading> readings = [];
    private readonly Dictionary<long, Meter> meters = [];
    private readonly List<PastUsage> past = [];
    private long current;

    public static readonly LocalDate From = new(2026, 10, 11);
    public static readonly LocalDate To = new(2026, 11, 10);

    public Supply(int dials = 5, int size = 13, string? registers = null)
    {
        BilledMeterSize = size;
        Hang(dials, size, registers);
    }

    public int Months { get; set; } = 1;

    public LocalDate PeriodFrom { get; set; } = From;

    public LocalDate PeriodTo { get; set; } = To;

    public int BilledMeterSize { get; set; }

    public bool ParentAndChildBilled { get; set; }

    public List<Finding> Findings { get; } = [];

    /// <summary>A rule of the given kind, dated and cited as every rule is.</summary>
    public static GateAgainstRule Against(Yardstick yardstick, decimal? above, decimal? below, int atLeast = 5) => new()
    {
        Id = $"against-{yardstick}",
        From = new(2000, 4, 1),
        Citation = "CHOICE: test",
        Against = yardstick,
        Above = above,
        Below = below,
        AtLeast = atLeast,
    };

    public static GateRules Rules(decimal nearTop = 0.9m, EstimateMethod method = EstimateMethod.MeanOfLast, int count = 3) => new()
    {
        RollOver = new() { Id = "roll-over", From = new(2000, 4, 1), Citation = "CHOICE: test", NearTop = nearTop },
        Estimate = new() { Id = "estimate", From = new(2000, 4, 1), Citation = "CHOICE: test", Method = method, Count = count },
        Negative = new() { Id = "negative", From = new(2000, 4, 1), Citation = "CHOICE: test" },
    };

    public Supply Base(int index, LocalDate? on = null, short register = 0, ReadingKind kind = ReadingKind.Regular)
        => Reading(kind, index, on ?? PeriodFrom.PlusDays(-1), register);

    public Supply Read(int index, LocalDate? on = null, short register = 0) => Reading(ReadingKind.Regular, index, on ?? PeriodTo, register);

    public Supply Unread(LocalDate? on = null) => Reading(ReadingKind.Unread, 0, on ?? PeriodTo, 0);

    public Supply Exchanged(int removed, int installed, LocalDate on, int dials = 5, int size = 13, string? registers = null)
    {
        Reading(ReadingKind.Removed, removed, on, 0);
        Hang(dials, size, registers);
        return Reading(ReadingKind.Installed, installed, on, 0);
    }

    /// <summary>Past quantities, newest first, one month each, the newest ending with the day before the period.</summary>
    public Supply Used(params int[] cubicMetres)
    {
        foreach (var quantity in cubicMetres)
        {
            UsedIn(quantity, 1, PeriodFrom.PlusDays(-1).PlusMonths(-past.Count));
        }

        return this;
    }

    public Supply UsedIn(int cubicMetres, int months, LocalDate to, UsageBasis basis = UsageBasis.Metered)
    {
        past.Add(new(to, months, cubicMetres, basis));
        return this;
    }

    public Supply Reading(ReadingKind kind, int index, LocalDate on, short register)
    {
        readings.Add(new() { ServicePointId = 7, MeterId = current, Kind = kind, Index = index, ReadOn = on, Register = register });
        return this;
    }

    public Usage Work(GateRules? rules = null) => UsageRules.Work(Input(), rules ?? Rules(), Findings);

    public PeriodInput Input() => new()
    {
        ContractId = 70,
        ServicePointId = 7,
        RoundId = 3,
        PeriodFrom = PeriodFrom,
        PeriodTo = PeriodTo,
        Months = Months,
        Readings = readings,
        Meters = meters,
        BilledMeterSize = BilledMeterSize,
        Past = past,
        ParentAndChildBilled = ParentAndChildBilled,
    };

    private void Hang(int dials, int size, string? registers)
    {
        current = meters.Count + 1;
        meters.Add(current, new() { Id = current, Number = $"M{current}", Dials = dials, Size = size, Registers = registers });
    }
}
