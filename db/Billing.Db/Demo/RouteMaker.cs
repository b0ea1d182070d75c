using System.Globalization;
using Billing.Metering;
using Billing.Places;

namespace Billing.Db.Demo;

/// <summary>Makes one route after another: its quarter, its points in walking order, and for each point who lived there and what the meter showed.</summary>
internal sealed class RouteMaker(DemoOptions options, TownPlan plan)
{
    private static readonly (PlaceNoteKind Kind, string Text)[] Notes =
    [
        (PlaceNoteKind.Dog, "犬に注意(放し飼い)"), (PlaceNoteKind.Key, "門扉施錠、鍵は隣家に依頼"), (PlaceNoteKind.Meter, "メーターは裏庭、右側通路から"), (PlaceNoteKind.Car, "車が上にあること多し、事前に電話"),
        (PlaceNoteKind.Other, "高齢者独居、声かけ"), (PlaceNoteKind.Meter, "メーターBOX内に蟻"), (PlaceNoteKind.Other, "呼び鈴故障、玄関をたたく"), (PlaceNoteKind.Meter, "地下ピット内、はしご持参"),
    ];

    private readonly Shuffle _shuffle = new(options.Seed, plan.Points);
    private readonly Planted _planted = new(plan);
    private readonly TownKeys _keys = new();
    private readonly SearchIndexBuilder _search = new();

    public TownRows Make(RoutePlan route)
    {
        var rows = new TownRows();
        var streets = new Streets(route.Index);
        var reads = DemoCalendar.Reads(route, options.LastMonth, options.Months);
        rows.Routes.Add(RouteRow(route, streets));
        var rounds = Rounds(route, reads, rows);
        var people = new People(rows, _keys);
        var households = new Households(rows, _keys, people, _search, streets.Quarter, new BankMandates(rows, _keys, options.Seed));
        Building? building = null;
        for (var i = 0; i < route.Count; i++)
        {
            Point(route, i, streets, reads, rounds, rows, people, households, ref building);
        }

        if (route.Index == route.Routes - 1)
        {
            rows.SearchBlocks.AddRange(_search.Finish());
        }

        return rows;
    }

    private void Point(
        RoutePlan route, int index, Streets streets, List<RouteRead> reads, List<long?> rounds, TownRows rows, People people, Households households, ref Building? building)
    {
        var id = route.FirstPoint + index + 1L;
        var random = new DemoRandom(options.Seed, id, Purpose.Place);
        var (kind, place, share) = plan.Of(_shuffle[route.FirstPoint + index]);
        var plant = _planted.Of(kind, place, plan.PlantedParents);
        var z = kind is PointKind.Vacant or PointKind.Parent ? Math.Min(1.5, random.Normal()) : Normal.Quantile(share);
        var unit = EnterBuilding(kind, z, id, streets, people, ref building, ref random);
        var shape = ShapeOf(kind);
        var size = MeterSizes.For(shape.At(z), kind, ref random);
        var point = PointRow(id, route, index, streets, size);
        Note(id, reads, rows, ref random);
        point.ParentId = unit?.ParentId;
        point.Address = (kind == PointKind.Parent ? building?.MasterAddress : unit?.NextUnit()) ?? Outdoor(kind, streets, ref random);
        rows.Points.Add(point);

        if (route.Sewered && kind is not (PointKind.Ship or PointKind.Parent))
        {
            Sewer(id, route, reads, rows, ref random);
        }

        var hasContract = kind != PointKind.Parent || plant == Plant.BilledParent;
        var stays = hasContract ? Tenancies.Of(kind, plant, reads, ref random) : [];
        var dwellers = Dwellers(stays, z, ref random);
        var walk = new MeterWalk(
            rows,
            _keys,
            new MeteredPoint
            {
                PointId = id,
                Size = size,
                Shape = shape,
                Plant = plant,
                Dwellers = dwellers.Count > 0 ? dwellers : [new Dweller(new Stay(reads[^1].ReadOn.PlusDays(1), null), z)],
                Reads = reads,
                Rounds = rounds,
                Registers = kind == PointKind.Ship ? "day,night" : null,
            },
            new DemoRandom(options.Seed, id, Purpose.Usage));
        walk.Run();
        households.Settle(
            new Dwelling(point, kind, plant, share, shape.At(z), route.Sewered, unit?.Landlord ?? (kind == PointKind.Parent ? building?.Landlord : null), walk.MeterNumbers, options.SearchIndex),
            stays,
            reads,
            ref random);
    }

    /// <summary>The apartment house of this point, begun here or earlier; null where it stands alone.</summary>
    private static Building? EnterBuilding(PointKind kind, double z, long id, Streets streets, People people, ref Building? building, ref DemoRandom random)
    {
        if (kind == PointKind.Parent)
        {
            building = NewBuilding(random.Between(4, 12), id, streets, people, ref random);
            return null;
        }

        if (kind is not (PointKind.General or PointKind.Vacant) || z > 1.5)
        {
            return null;
        }

        if (building is not { HasUnits: true })
        {
            if (!random.Chance(0.045))
            {
                return null;
            }

            building = NewBuilding(random.Between(4, 16), null, streets, people, ref random);
        }

        return building;
    }

    private static Building NewBuilding(int units, long? parentId, Streets streets, People people, ref DemoRandom random)
    {
        var landlord = random.Chance(0.5) ? people.Body("business", null, ref random) : people.Person(ref random);
        if (random.Chance(0.4))
        {
            landlord.MailingAddress = People.FarAddress(ref random);
        }

        return new Building(streets.Next(), streets.HouseName(ref random), landlord, units, parentId);
    }

    private static List<Dweller> Dwellers(List<Stay> stays, double z, ref DemoRandom random)
    {
        var dwellers = new List<Dweller>(stays.Count);
        for (var i = 0; i < stays.Count; i++)
        {
            // Who lived in a house before is not wholly unlike who lives there now.
            dwellers.Add(new Dweller(stays[i], i == stays.Count - 1 ? z : Math.Clamp((0.6 * z) + (0.8 * random.Normal()), -2, 2)));
        }

        return dwellers;
    }

    private static UsageShape ShapeOf(PointKind kind) => kind switch
    {
        PointKind.Group => UsageShape.Group,
        PointKind.Industrial => UsageShape.Industrial,
        PointKind.Ship => UsageShape.Ship,
        PointKind.Temporary => UsageShape.Temporary,
        _ => UsageShape.General,
    };

    private static string Outdoor(PointKind kind, Streets streets, ref DemoRandom random) => kind switch
    {
        PointKind.Ship => string.Create(CultureInfo.InvariantCulture, $"{streets.Next()} 第{random.Between(1, 4)}岸壁給水栓"),
        PointKind.Temporary => $"{streets.Next()} 工事現場",
        _ => streets.Next(),
    };

    private static ServicePoint PointRow(long id, RoutePlan route, int index, Streets streets, int size) => new()
    {
        Id = id,
        Number = string.Create(CultureInfo.InvariantCulture, $"{route.Code}-{(index + 1) * 10:00000}"),
        RouteId = route.Index + 1,
        RouteSequence = (index + 1) * 10,
        Town = streets.Town,
        Address = "",
        MeterSize = size,
        Version = 1,
    };

    private void Note(long pointId, List<RouteRead> reads, TownRows rows, ref DemoRandom random)
    {
        if (random.Chance(0.05))
        {
            var (kind, text) = random.Of(Notes);
            rows.Notes.Add(new PlaceNote { Id = _keys.Note++, ServicePointId = pointId, Kind = kind, Text = text, From = reads[0].ReadOn, EnteredBy = "検針" });
        }
    }

    private void Sewer(long pointId, RoutePlan route, List<RouteRead> reads, TownRows rows, ref DemoRandom random)
    {
        if (!random.Chance(0.945))
        {
            return;
        }

        var opened = new NodaTime.LocalDate(1986 + (route.Index * 7 % 32), 4, 1);
        var from = random.Chance(0.01) ? reads[0].ReadOn.PlusDays(random.Between(1, 27)) : opened.PlusDays((int)(2500 * random.Unit() * random.Unit()));
        rows.Sewers.Add(new SewerConnection { Id = _keys.Sewer++, ServicePointId = pointId, From = from });
    }

    private Route RouteRow(RoutePlan route, Streets streets) => new()
    {
        Id = route.Index + 1,
        Code = route.Code,
        Name = streets.Town,
        CycleMonths = route.CycleMonths,
        CycleOffset = route.CycleMonths == 1 ? 0 : options.LastMonth.Month % route.CycleMonths,
        ReadingDay = route.ReadingDay,
    };

    private List<long?> Rounds(RoutePlan route, List<RouteRead> reads, TownRows rows)
    {
        var ids = new List<long?> { null };
        foreach (var read in reads.Skip(1))
        {
            var round = new ReadingRound
            {
                Id = _keys.Round++,
                RouteId = route.Index + 1,
                Month = read.Month,
                Months = read.Months,
                ReadOn = read.ReadOn,
                NightOn = DemoCalendar.NightOf(read.Month),
            };
            rows.Rounds.Add(round);
            ids.Add(round.Id);
        }

        return ids;
    }
}
