using Billing.Db;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Testing;

/// <summary>
/// A town small enough to reckon by hand: point i uses 10 + i mod 20 m³ every month, every second point drains into the sewer, routes hold 25 points.
/// Rounds are read on the 8th and billed by the night of the 15th.
/// </summary>
public sealed class SmallTown
{
    public const int RouteSize = 25;

    private readonly BillingDatabase _database;

    private SmallTown(BillingDatabase database, int points, BillingMonth first, int months)
    {
        _database = database;
        Points = points;
        Months = [.. Enumerable.Range(0, months).Select(first.Plus)];
    }

    /// <summary>The demo town's tables, due dates and gate.</summary>
    public static RuleBook Book { get; } = RuledBook.With();

    public int Points { get; }

    public IReadOnlyList<BillingMonth> Months { get; }

    public IReadOnlyList<LocalDate> Nights => [.. Months.Select(NightOf)];

    public static LocalDate NightOf(BillingMonth month) => month.First.PlusDays(14);

    public static LocalDate ReadOn(BillingMonth month) => month.First.PlusDays(7);

    /// <summary>m³ a month of point <paramref name="i"/> (from 1).</summary>
    public static int Uses(int i) => 10 + (i % 20);

    public static long ReadingId(int point, int month) => (point * 100L) + month + 1;

    /// <summary>Writes the town with <paramref name="months"/> months of readings, none of them billed.</summary>
    public static SmallTown Build(BillingDatabase database, int points, int months = 1, BillingMonth? first = null)
    {
        var town = new SmallTown(database, points, first ?? new BillingMonth(2026, 9), months);
        town.Write();
        return town;
    }

    private IEnumerable<int> Each => Enumerable.Range(1, Points);

    private void Write()
    {
        using var db = _database.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var start = ReadOn(Months[0].Plus(-1));
        var routes = ((Points - 1) / RouteSize) + 1;
        _database.BulkWrite(db, Enumerable.Range(1, routes).Select(r => new Route { Id = r, Code = $"{r:000}", Name = $"{r}区", ReadingDay = 8 }));
        _database.BulkWrite(db, Each.Select(i => new ServicePoint
        {
            Id = i,
            Number = $"{Route(i):000}-{i:00000}",
            RouteId = Route(i),
            RouteSequence = ((i - 1) % RouteSize) + 1,
            Town = "青葉町",
            Address = $"青葉町{i}番地",
            MeterSize = 13,
        }));
        _database.BulkWrite(db, Each.Select(i => new Customer { Id = i, Number = $"{i:0000000}", Name = $"山田{i}", Kana = $"ヤマダ{i}", Phone = $"0000-00-{i:0000}" }));
        _database.BulkWrite(db, Each.Select(i => new Contract { Id = i, Number = $"{Route(i):000}-{i:00000}-01", ServicePointId = i, UserId = i, From = start }));
        _database.BulkWrite(db, Each.Select(i => new ContractTerms
        {
            Id = i,
            ContractId = i,
            From = start,
            PayerId = i,
            WaterUseClass = "一般用",
            SewerUseClass = "一般用",
            PaymentMethod = i % 5 == 0 ? PaymentMethod.Slip : PaymentMethod.DirectDebit,
        }));
        _database.BulkWrite(db, Each.Where(i => i % 2 == 0).Select(i => new SewerConnection { Id = i, ServicePointId = i, From = start }));
        _database.BulkWrite(db, Each.Select(i => new Meter { Id = i, Number = $"M{i:000000}", Size = 13, Dials = 5, ExpiresOn = start.PlusYears(8) }));
        _database.BulkWrite(db, Each.Select(i => new MeterPlacement { Id = i, MeterId = i, ServicePointId = i, From = start }));
        _database.BulkWrite(db, Months.SelectMany((m, k) => Enumerable.Range(1, routes).Select(r => new ReadingRound
        {
            Id = (k * 10_000L) + r,
            RouteId = r,
            Month = m,
            Months = 1,
            ReadOn = ReadOn(m),
            NightOn = NightOf(m),
        })));
        _database.BulkWrite(db, Each.SelectMany(Readings));
        transaction.Commit();
        _database.ContinueKeys();
    }

    private IEnumerable<MeterReading> Readings(int i)
    {
        yield return new MeterReading { Id = ReadingId(i, -1), ServicePointId = i, MeterId = i, ReadOn = ReadOn(Months[0].Plus(-1)), Index = 100, Kind = ReadingKind.Opening };
        for (var k = 0; k < Months.Count; k++)
        {
            yield return new MeterReading
            {
                Id = ReadingId(i, k),
                ServicePointId = i,
                MeterId = i,
                ReadOn = ReadOn(Months[k]),
                Index = 100 + ((k + 1) * Uses(i)),
                Kind = ReadingKind.Regular,
                RoundId = (k * 10_000L) + Route(i),
            };
        }
    }

    private static int Route(int i) => ((i - 1) / RouteSize) + 1;
}
