using System.Globalization;
using Billing.Metering;
using NodaTime;

namespace Billing.Db.Demo;

/// <summary>A stay as the meter sees it: who uses how much from when to when.</summary>
/// <param name="Days">From when to when.</param>
/// <param name="Z">Where the household stands in its class.</param>
internal sealed record Dweller(Stay Days, double Z);

/// <summary>What a meter walk needs to know of its point.</summary>
internal sealed record MeteredPoint
{
    public required long PointId { get; init; }

    public required int Size { get; init; }

    public required UsageShape Shape { get; init; }

    public required Plant Plant { get; init; }

    public required IReadOnlyList<Dweller> Dwellers { get; init; }

    public required IReadOnlyList<RouteRead> Reads { get; init; }

    /// <summary>Round of each read; the first has none.</summary>
    public required IReadOnlyList<long?> Rounds { get; init; }

    /// <summary>Register words; null = one register.</summary>
    public string? Registers { get; init; }
}

/// <summary>
/// Walks one point through time: water flows, readers come, people move in and out, meters are exchanged. The counter runs in fractions and is read in
/// whole m³, so every reading follows from the one before.
/// </summary>
internal sealed class MeterWalk(TownRows rows, TownKeys keys, MeteredPoint point, DemoRandom random)
{
    private const double NightShare = 0.3;

    private readonly int _registers = point.Registers is null ? 1 : 2;
    private readonly UsageNoise _noise = new(point.Shape, point.Plant);
    private readonly List<Mark> _marks = [];
    private DemoRandom _random = random;
    private Meter _meter = null!;
    private double _counter;
    private double _nightCounter;
    private Dweller? _present;

    /// <summary>Who was billed before: without a past there is nothing to estimate from.</summary>
    private Dweller? _readBefore;

    public List<string> MeterNumbers { get; } = [];

    public void Run()
    {
        var reads = point.Reads;
        Hang();
        foreach (var dweller in point.Dwellers)
        {
            AddMark(dweller.Days.From, MarkKind.Open, dweller);
            if (dweller.Days.To is { } to)
            {
                AddMark(to, MarkKind.Close, dweller);
            }
        }

        _marks.Sort((a, b) => (a.Position, a.Kind).CompareTo((b.Position, b.Kind)));
        _present = point.Dwellers.FirstOrDefault(d => d.Days.From <= reads[0].ReadOn && !(d.Days.To < reads[0].ReadOn));
        if (_present is not null)
        {
            Read(reads[0].ReadOn, ReadingKind.Regular, null);
        }

        var next = 0;
        for (var i = 1; i < reads.Count; i++)
        {
            next = Period(i, next);
        }
    }

    /// <summary>From one reading to the next.</summary>
    private int Period(int index, int next)
    {
        var (from, to) = (point.Reads[index - 1].ReadOn, point.Reads[index].ReadOn);
        var perDay = 0.0;
        var known = (Dweller?)null;
        for (var at = from; ;)
        {
            var until = next < _marks.Count && _marks[next].Position < to ? _marks[next].Position : to;
            if (_present is not null)
            {
                if (known != _present)
                {
                    known = _present;
                    perDay = _noise.Months(known.Z, point.Reads[index], ref _random) / NodaTime.Period.DaysBetween(from, to);
                }

                Flow(perDay * NodaTime.Period.DaysBetween(at, until));
            }

            at = until;
            if (until == to)
            {
                break;
            }

            Apply(_marks[next++]);
        }

        if (_present is not null)
        {
            Visit(index);
        }

        return next;
    }

    private void Flow(double cubicMetres)
    {
        if (_registers == 1)
        {
            _counter += cubicMetres;
        }
        else
        {
            _counter += cubicMetres * (1 - NightShare);
            _nightCounter += cubicMetres * NightShare;
        }
    }

    private void Apply(Mark mark)
    {
        switch (mark.Kind)
        {
            case MarkKind.Open:
                _present = mark.Dweller;
                Read(mark.On, ReadingKind.Opening, null);
                break;
            case MarkKind.Close:
                Read(mark.On, ReadingKind.Closing, null);
                _present = null;
                break;
            default:
                Exchange(mark.On);
                break;
        }
    }

    /// <summary>The reader stands before the meter.</summary>
    private void Visit(int index)
    {
        var (day, round, last) = (point.Reads[index].ReadOn, point.Rounds[index], index == point.Reads.Count - 1);
        var luck = _random.Unit();
        if (point.Plant == Plant.Mistyped && last)
        {
            Write(day, ReadingKind.Regular, round, 0, Mistype(Dial(_counter)));
        }
        else if (luck < 0.006 && point.Plant == Plant.None && _registers == 1 && _present == _readBefore)
        {
            var unread = Write(day, ReadingKind.Unread, round, 0, 0);
            unread.Reason = _random.Of(UnreadReasons);
        }
        else if (luck < 0.0065 && !last && _registers == 1)
        {
            // Mistyped, seen before the bill, corrected by a further revision.
            var wrong = Write(day, ReadingKind.Regular, round, 0, Mistype(Dial(_counter)));
            wrong.Superseded = true;
            var right = Write(day, ReadingKind.Regular, round, 0, Dial(_counter));
            right.SupersedesId = wrong.Id;
            right.EnteredBy = "demo";
        }
        else
        {
            Read(day, luck is > 0.5 and < 0.503 ? ReadingKind.ByCustomer : ReadingKind.Regular, round);
        }

        _readBefore = _present;
    }

    /// <summary>不在, 犬, 車両, 土砂, 積雪: what a terminal offers as the reason for not reading.</summary>
    private static readonly string[] UnreadReasons = ["absent", "dog", "car", "buried", "flooded"];

    /// <summary>A digit too high, two digits exchanged, or the last digit forgotten.</summary>
    private int Mistype(int index)
    {
        var full = (int)Full(_meter);
        var wrong = _random.Below(3) switch
        {
            0 => index + 1000,
            1 => index + (_random.Between(2, 9) * 100),
            _ => index / 10,
        };
        return wrong >= full ? index / 10 : wrong;
    }

    private void Read(LocalDate day, ReadingKind kind, long? round)
    {
        Write(day, kind, round, 0, Dial(_counter));
        if (_registers == 2)
        {
            Write(day, kind, round, 1, Dial(_nightCounter));
        }
    }

    private MeterReading Write(LocalDate day, ReadingKind kind, long? round, short register, int index)
    {
        var reading = new MeterReading
        {
            Id = keys.Reading++,
            ServicePointId = point.PointId,
            MeterId = _meter.Id,
            Register = register,
            ReadOn = day,
            Index = index,
            Kind = kind,
            RoundId = round,
        };
        rows.Readings.Add(reading);
        return reading;
    }

    private int Dial(double counter) => (int)((long)counter % (long)Full(_meter));

    private static double Full(Meter meter) => Math.Pow(10, meter.Dials);

    private void Hang()
    {
        var first = point.Reads[0].ReadOn;
        var usual = point.Shape.At(point.Dwellers[^1].Z);
        var expires = first.PlusDays(_random.Between(20, 8 * 365));
        var exchanged = point.Plant switch
        {
            Plant.WrongSize => point.Reads[^2].ReadOn.PlusDays(_random.Between(5, 20)),
            Plant.None => expires.PlusDays(-_random.Between(20, 120)),
            _ => LocalDate.MaxIsoValue,
        };
        expires = point.Plant switch { Plant.WrongSize => exchanged.PlusDays(60), Plant.None => expires, _ => first.PlusYears(4) };
        var hung = expires.PlusYears(-8).PlusDays(12);
        var dials = point.Plant == Plant.RollOver || (point.Size == 13 && usual < 45 && _random.Chance(0.5)) ? 4 : point.Size < 50 ? 5 : 6;
        NewMeter(point.Size, dials, hung, expires);
        var months = NodaTime.Period.DaysBetween(hung, first) / 30.4;
        _counter = usual * months * (0.85 + (0.2 * _random.Unit()));
        _nightCounter = _counter * NightShare;
        if (point.Plant == Plant.RollOver)
        {
            _counter = Full(_meter) - (usual * (point.Reads.Skip(1).Sum(r => r.Months) - (0.5 * point.Reads[^1].Months)));
        }

        if (exchanged > first && exchanged < point.Reads[^1].ReadOn && Free(exchanged))
        {
            AddMark(exchanged, MarkKind.Exchange, null);
        }
    }

    private bool Free(LocalDate day) => point.Reads.All(r => r.ReadOn != day) && point.Dwellers.All(d => d.Days.From != day && d.Days.To != day);

    private void Exchange(LocalDate day)
    {
        if (_present is not null)
        {
            Read(day, ReadingKind.Removed, null);
        }

        rows.Placements[^1].To = day;
        NewMeter(point.Plant == Plant.WrongSize ? MeterSizes.Above(point.Size) : point.Size, _meter.Dials, day, day.PlusYears(8).PlusDays(-12));
        (_counter, _nightCounter) = (0, 0);
        if (_present is not null)
        {
            Read(day, ReadingKind.Installed, null);
        }
    }

    private void NewMeter(int size, int dials, LocalDate from, LocalDate expires)
    {
        var id = keys.Meter++;
        _meter = new Meter
        {
            Id = id,
            Number = string.Create(CultureInfo.InvariantCulture, $"{from.Year % 100:00}-{id:0000000}"),
            Size = size,
            Dials = dials,
            ExpiresOn = expires,
            Registers = point.Registers,
            Version = 1,
        };
        MeterNumbers.Add(_meter.Number);
        rows.Meters.Add(_meter);
        rows.Placements.Add(new MeterPlacement { Id = keys.Placement++, MeterId = id, ServicePointId = point.PointId, From = from });
    }

    private void AddMark(LocalDate day, MarkKind kind, Dweller? dweller)
    {
        var position = kind == MarkKind.Open ? day.PlusDays(-1) : day;
        if (position > point.Reads[0].ReadOn || (kind == MarkKind.Open && day > point.Reads[0].ReadOn))
        {
            _marks.Add(new Mark(position, kind, day, dweller));
        }
    }

    private enum MarkKind : byte
    {
        Close,
        Exchange,
        Open,
    }

    private readonly record struct Mark(LocalDate Position, MarkKind Kind, LocalDate On, Dweller? Dweller);
}
