using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>A service point of a chunk with the round that is read there.</summary>
/// <param name="RoundId">0 for a final settlement outside a round.</param>
internal readonly record struct ChunkPoint(long Id, int RouteId, int MeterSize, long RoundId, BillingMonth Month, LocalDate ReadOn, int Months);

/// <summary>Everything that the usage stage needs of one chunk, read set by set. Memory is bounded by the chunk.</summary>
internal sealed class ChunkReader
{
    private ChunkReader()
    {
    }

    /// <summary>In walking order.</summary>
    public required IReadOnlyList<ChunkPoint> Points { get; init; }

    /// <summary>Contracts that ran in or shortly before the period, by service point.</summary>
    public required Grouped<Contract> Contracts { get; init; }

    /// <summary>Readings of the last cycle and this one, by service point, in <see cref="ReadingOrder"/>.</summary>
    public required Grouped<MeterReading> Readings { get; init; }

    /// <summary>Meters of those readings.</summary>
    public required Dictionary<long, Meter> Meters { get; init; }

    /// <summary>Past usages by contract, newest first.</summary>
    public required Grouped<(long ContractId, PastUsage Past)> Past { get; init; }

    /// <summary>Points whose parent, or a child of which, is billed in its own right.</summary>
    public required IReadOnlySet<long> ParentAndChild { get; init; }

    /// <summary>Contracts at points without a meter, with the facts by which what they drain is counted.</summary>
    public required ILookup<long, SupplyFact> Unmetered { get; init; }

    public required UnreadRounds Unread { get; init; }

    /// <summary>Readings of a final settlement that are not stored yet; empty in a night.</summary>
    public IReadOnlyList<MeterReading> Unwritten { get; init; } = [];

    /// <summary>Usages worked out just before in the same settlement, newest first; empty in a night.</summary>
    public IReadOnlyList<PastUsage> UnwrittenPast { get; init; } = [];

    /// <param name="provisional">The rule by which some rounds are not read; null = none.</param>
    public static ChunkReader Read(BillingDbContext db, NightStep step, LocalDate night, ProvisionalRule? provisional)
    {
        var rows = ReadPoints(db, step, night);
        var points = rows.ConvertAll(r => r.Point);
        var unread = UnreadRounds.Read(db, step, provisional);
        var without = provisional is null || points.Count == 0 ? 0 : points.Max(p => unread.MonthsBefore(p.RouteId, p.Month));
        var window = points.Count == 0 ? night : points.Min(p => p.ReadOn.PlusMonths(-p.Months - without).PlusDays(-14));
        var keys = new DenseKeys(points.Select(p => p.Id));
        var contracts = ReadContracts(db, keys, night, window);
        return new ChunkReader
        {
            Points = points,
            Contracts = new Grouped<Contract>(contracts, c => c.ServicePointId, (a, b) => a.From.CompareTo(b.From)),
            Readings = InOrder(ReadReadings(db, keys, night, window)),
            Meters = ReadMeters(db, keys, window),
            Past = Newest([.. ReadPast(db, step, night, without, db.Usages), .. FinalUsages(db, keys, window)]),
            ParentAndChild = ReadParents(db, rows, keys, night),
            Unmetered = ReadUnmetered(db, contracts),
            Unread = unread,
        };
    }

    /// <summary>One contract alone, in a round that need not be planned: by the same queries and windows as a chunk, so that it comes to the same.</summary>
    /// <param name="contract">With the last day that is to be settled.</param>
    public static ChunkReader ReadOne(BillingDbContext db, FinalPoint at, Contract contract, IReadOnlyList<MeterReading> unwritten, IReadOnlyList<PastUsage> unwrittenPast, ProvisionalRule? provisional)
    {
        var (point, night) = (at.Point, at.Night);
        var step = new NightStep { FromRoute = point.RouteId, ToRoute = point.RouteId };
        var unread = UnreadRounds.Read(db, step, provisional);
        var without = provisional is null ? 0 : unread.MonthsBefore(point.RouteId, point.Month);
        var window = point.ReadOn.PlusMonths(-point.Months - without).PlusDays(-14);
        var keys = new DenseKeys([point.Id]);
        List<Contract> contracts = [contract];
        return new ChunkReader
        {
            Points = [point],
            Contracts = new Grouped<Contract>(contracts, c => c.ServicePointId, (a, b) => a.From.CompareTo(b.From)),
            Readings = InOrder([.. ReadReadings(db, keys, night, window), .. unwritten]),
            Meters = ReadMeters(db, keys, window),
            Past = Newest([.. ReadPast(db, step, night, without, db.Usages.Where(u => u.ContractId == contract.Id)), .. unwrittenPast.Select(past => (contract.Id, past))]),
            ParentAndChild = ReadParents(db, [(point, at.ParentId)], keys, night),
            Unmetered = ReadUnmetered(db, contracts),
            Unread = unread,
            Unwritten = unwritten,
            UnwrittenPast = unwrittenPast,
        };
    }

    /// <summary>All readings of one point, for the rare case that its base lies before the window.</summary>
    public List<MeterReading> AllReadings(BillingDbContext db, long servicePointId, LocalDate until)
    {
        var all = db.MeterReadings.AsNoTracking().Where(r => r.ServicePointId == servicePointId && !r.Superseded && r.ReadOn <= until).ToList();
        all.AddRange(Unwritten);
        all.Sort(ReadingOrder.Instance);
        return all;
    }

    /// <summary>All usages of one contract before this night, newest first: a winter of estimates may be longer than the season that a chunk reads.</summary>
    public (long ContractId, PastUsage Past)[] AllPast(BillingDbContext db, long contractId, LocalDate night)
        => [.. UnwrittenPast.Select(past => (contractId, past)), .. (
            from u in db.Usages
            join r in db.ReadingRounds on u.RoundId equals r.Id
            where u.ContractId == contractId && u.State != UsageState.Superseded && r.NightOn < night
            orderby u.PeriodTo descending
            select new { u.PeriodTo, u.Months, CubicMetres = u.CubicMetres.Value, u.Basis }).AsEnumerable()
            .Select(u => (contractId, new PastUsage(u.PeriodTo, u.Months, u.CubicMetres, u.Basis)))];

    /// <summary>Every meter that ever hung at one point, for the same rare case.</summary>
    public void AddMeters(BillingDbContext db, long servicePointId)
    {
        var all = db.MeterPlacements.Where(p => p.ServicePointId == servicePointId).Join(db.Meters.AsNoTracking(), p => p.MeterId, m => m.Id, (p, m) => m);
        foreach (var meter in all)
        {
            Meters[meter.Id] = meter;
        }
    }

    private static List<(ChunkPoint Point, long? ParentId)> ReadPoints(BillingDbContext db, NightStep step, LocalDate night) => (
        from s in db.ServicePoints.AsNoTracking()
        join r in db.ReadingRounds on s.RouteId equals r.RouteId
        where s.RouteId >= step.FromRoute && s.RouteId <= step.ToRoute
            && s.RouteSequence >= step.FromSequence && s.RouteSequence <= step.ToSequence
            && r.RouteId >= step.FromRoute && r.RouteId <= step.ToRoute && r.NightOn == night
        orderby s.RouteId, s.RouteSequence
        select new { s.Id, s.RouteId, s.MeterSize, s.ParentId, RoundId = r.Id, r.Month, r.ReadOn, r.Months }).AsEnumerable()
        .Select(x => (new ChunkPoint(x.Id, x.RouteId, x.MeterSize, x.RoundId, x.Month, x.ReadOn, x.Months), x.ParentId)).ToList();

    private static List<Contract> ReadContracts(BillingDbContext db, DenseKeys keys, LocalDate night, LocalDate window) =>
        keys.In(db.Contracts.AsNoTracking(), c => c.ServicePointId)
            .Where(c => c.From <= night && (c.To == null || c.To >= window))
            .Select(c => new Contract { Id = c.Id, Number = "", ServicePointId = c.ServicePointId, From = c.From, To = c.To })
            .ToList();

    /// <summary>Few contracts have such facts; only where one has, meters are looked for.</summary>
    private static ILookup<long, SupplyFact> ReadUnmetered(BillingDbContext db, List<Contract> contracts)
    {
        var facts = new DenseKeys(contracts.Select(c => c.Id)).In(db.SupplyFacts.AsNoTracking(), f => f.ContractId)
            .Where(f => !f.Superseded && ((f.Kind == FactKind.Well && f.Word == FactWords.WellOnly) || f.Kind == FactKind.OtherWater))
            .ToLookup(f => f.ContractId);
        if (facts.Count == 0)
        {
            return facts;
        }

        var points = contracts.Where(c => facts.Contains(c.Id)).ToDictionary(c => c.Id, c => c.ServicePointId);
        var metered = new DenseKeys(points.Values).In(db.MeterPlacements, p => p.ServicePointId).Where(p => p.To == null).Select(p => p.ServicePointId).ToHashSet();
        return facts.SelectMany(group => group).Where(f => points.TryGetValue(f.ContractId, out var point) && !metered.Contains(point)).ToLookup(f => f.ContractId);
    }

    private static Grouped<MeterReading> InOrder(List<MeterReading> rows) => new(rows, r => r.ServicePointId, ReadingOrder.Instance.Compare);

    private static Grouped<(long ContractId, PastUsage Past)> Newest(List<(long ContractId, PastUsage Past)> rows)
        => new(rows, u => u.ContractId, (a, b) => b.Past.PeriodTo.CompareTo(a.Past.PeriodTo));

    private static List<MeterReading> ReadReadings(BillingDbContext db, DenseKeys keys, LocalDate night, LocalDate window)
        => keys.In(db.MeterReadings.AsNoTracking(), r => r.ServicePointId)
            .Where(r => r.ReadOn >= window && r.ReadOn <= night && !r.Superseded)
            .Select(r => new MeterReading
            {
                ServicePointId = r.ServicePointId,
                MeterId = r.MeterId,
                Register = r.Register,
                ReadOn = r.ReadOn,
                Index = r.Index,
                Kind = r.Kind,
                RoundId = r.RoundId,
            }).ToList();

    private static Dictionary<long, Meter> ReadMeters(BillingDbContext db, DenseKeys keys, LocalDate window)
    {
        var rows =
            from p in keys.In(db.MeterPlacements.AsNoTracking(), p => p.ServicePointId)
            where p.To == null || p.To >= window
            join m in db.Meters on p.MeterId equals m.Id
            select new Meter { Id = m.Id, Number = m.Number, Size = m.Size, Dials = m.Dials, Registers = m.Registers };
        var meters = new Dictionary<long, Meter>();
        foreach (var meter in rows)
        {
            meters[meter.Id] = meter;
        }

        return meters;
    }

    /// <summary>The last half year, before months without a reading, and the same season last year.</summary>
    private static IEnumerable<(long ContractId, PastUsage Past)> ReadPast(BillingDbContext db, NightStep step, LocalDate night, int without, IQueryable<Usage> usages)
    {
        var month = BillingMonth.Of(night);
        var (halfYear, lastYearFrom, lastYearTo) = (month.Plus(-4 - without), month.Plus(-13), month.Plus(-11));
        return (
            from r in db.ReadingRounds.AsNoTracking()
            where r.RouteId >= step.FromRoute && r.RouteId <= step.ToRoute && r.NightOn < night
                && (r.Month >= halfYear || (r.Month >= lastYearFrom && r.Month <= lastYearTo))
            join u in usages on r.Id equals u.RoundId
            where u.State != UsageState.Superseded
            select new { u.ContractId, u.PeriodTo, u.Months, CubicMetres = u.CubicMetres.Value, u.Basis }).AsEnumerable()
            .Select(u => (u.ContractId, new PastUsage(u.PeriodTo, u.Months, u.CubicMetres, u.Basis)));
    }

    /// <summary>Final settlements made outside a round, of every contract that the chunk looks at: what they cover is not billed again.</summary>
    private static IEnumerable<(long ContractId, PastUsage Past)> FinalUsages(BillingDbContext db, DenseKeys keys, LocalDate window) => (
        from c in keys.In(db.Contracts.AsNoTracking(), c => c.ServicePointId)
        where c.To != null && c.To >= window
        join u in db.Usages on c.Id equals u.ContractId
        where u.RoundId == null && u.State != UsageState.Superseded
        select new { u.ContractId, u.PeriodTo, u.Months, CubicMetres = u.CubicMetres.Value, u.Basis }).AsEnumerable()
        .Select(u => (u.ContractId, new PastUsage(u.PeriodTo, u.Months, u.CubicMetres, u.Basis)));

    private static HashSet<long> ReadParents(BillingDbContext db, List<(ChunkPoint Point, long? ParentId)> points, DenseKeys keys, LocalDate night)
    {
        var found = new HashSet<long>();
        var parents = points.Where(p => p.ParentId is not null).Select(p => p.ParentId!.Value).Distinct().ToList();
        var billedParents = new DenseKeys(parents).In(db.Contracts.AsNoTracking(), c => c.ServicePointId)
            .Where(c => c.From <= night && (c.To == null || c.To >= night))
            .Select(c => c.ServicePointId)
            .ToHashSet();
        found.UnionWith(points.Where(p => p.ParentId is { } parent && billedParents.Contains(parent)).Select(p => p.Point.Id));
        found.UnionWith(
            from child in keys.In(db.ServicePoints.AsNoTracking().Where(s => s.ParentId != null), s => s.ParentId!.Value)
            join c in db.Contracts on child.Id equals c.ServicePointId
            where c.From <= night && (c.To == null || c.To >= night)
            select child.ParentId!.Value);
        return found;
    }
}
