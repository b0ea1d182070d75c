using Billing.Bills;
using Billing.Kernel;
using Billing.Nights;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

/// <summary>Facts of every kind, from the database through a real night to the yen, a correction and a replay.</summary>
public sealed class FactNightTests
{
    /// <summary>First day of the town's second period, 2026-09-09 to 2026-10-08.</summary>
    private static readonly LocalDate From = new(2026, 9, 9);

    internal static readonly string[] Rules =
    [
        """
        { "kind": "sewerVolume", "service": "sewer", "mixed": "sum", "wellOnly": { "persons": [ { "upTo": 1, "m3": 9 }, { "upTo": 2, "m3": 15 }, { "upTo": 3, "m3": 20 } ], "eachMore": 4 },
          "byUse": [ { "use": "便所", "eachMore": 2 }, { "use": "浴室", "eachMore": 1.5 } ] }
        """,
        """{ "kind": "sewerReduction", "service": "sewer", "anyOf": [ { "atLeastShare": 0.1 } ] }""",
        """
        { "kind": "qualitySurcharge", "service": "sewer", "measures": [ { "of": "bod", "over": 200, "perStep": 100, "yenPerStep": 10 },
          { "of": "ss", "over": 200, "perStep": 100, "yenPerStep": 6 }, { "of": "oil", "over": 5, "perStep": 5, "yenPerStep": 4 } ] }
        """,
        """{ "kind": "leakRelief", "service": "water", "base": [ { "method": "meanOfLast", "count": 3 } ], "bands": [ { "share": "1/2" } ], "round": "floor" }""",
        """{ "kind": "relief", "service": "water", "category": "障害者", "base": 1, "said": { "ja": "福祉減免", "en": "Welfare" } }""",
        """{ "kind": "dwellings", "method": "splitWhole", "occupied": true }""",
        """{ "kind": "dwellings", "name": "申出", "method": "none" }""",
        """{ "kind": "fee", "on": "joining", "service": "water", "yen": 110000, "tax": "included", "said": { "ja": "加入金", "en": "Joining fee" } }""",
        """{ "kind": "fee", "on": "firstDebit", "service": "water", "yen": -100, "tax": "included", "said": { "ja": "口座振替割引", "en": "First debit" } }""",
    ];

    private static readonly RuleBook Book = RuledBook.With(Rules);

    /// <summary>
    /// The facts of a point, and what its second bill charges for water (600 + 80, 105 a m³ above 8, 10 % on top) and sewer (854, 44 above 8, 214.5 above 10, tax included).
    /// Point i uses 10 + i mod 20 m³.
    /// </summary>
    public static TheoryDataRow<int, SupplyFact[], long, long>[] Cases { get; } =
    [
        // Tap 14 and 12 m³ of six persons' toilet at the well.
        new(4, [Fact(FactKind.Well, word: FactWords.WellBesideTap), Fact(FactKind.WellUse, word: "便所"), Fact(FactKind.Residents, 6)], 1441, 854 + 88 + 3432),

        // 16 m³, 10 of them do not reach the sewer.
        new(6, [Fact(FactKind.NotDrained, 10, to: From.PlusDays(20))], 1672, 854),

        // 18 m³; BOD 450 is three begun steps above 200, SS 260 one, oil 12 two: 30 + 6 + 8 yen for every m³.
        new(8, [Fact(FactKind.Bod, 450), Fact(FactKind.Ss, 260), Fact(FactKind.Oil, 12)], 1903, 2658 + (18 * 44)),

        // Read 52 m³ where 22 are ordinary: 37 are charged. The sewer takes all of them.
        new(12, [Fact(FactKind.Leak, word: "地下漏水", to: From.PlusDays(20), service: Service.Water)], 4097, 854 + 88 + 9009),

        // 24 m³ without the base of 600; only the meter fee remains of it.
        new(14, [Fact(FactKind.Relief, word: "障害者", to: new(2027, 8, 31))], 1936, 3945),

        // 26 m³ in two of four dwellings: twice 13 m³.
        new(16, [Fact(FactKind.OccupiedDwellings, 2)], 2651, 3171),

        // 28 m³ in four dwellings that chose to be priced as one.
        new(18, [Fact(FactKind.DwellingMethod, word: "申出")], 3058, 4803),

        // 10 m³ and 5 m³ of river water.
        new(20, [Fact(FactKind.OtherWater, 5, to: From.PlusDays(20))], 979, 2014),

        // 12 m³ and, of two persons' toilet (4 m³) and bath (3 m³) at the well, 7 m³.
        new(22, [Fact(FactKind.Well, word: FactWords.WellBesideTap), Fact(FactKind.WellUse, word: "便所"), Fact(FactKind.WellUse, word: "浴室"), Fact(FactKind.Residents, 2)], 1210, 854 + 88 + 1930),

        new(24, [Fact(FactKind.Joining, 0, to: From)], 1441 + 110_000, 1800),
        new(26, [Fact(FactKind.FirstDebit, to: From)], 1672 - 100, 2229),
    ];

    [Theory, EveryDatabase]
    public void Facts_of_every_kind_reach_the_bill_of_their_period_and_no_other(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Billed(test);

        using var db = test.NewContext();
        Assert.Empty(db.NightFailures.Select(f => f.Ja).ToList());
        foreach (var (point, _, water, sewer) in Cases.Select(row => row.Data))
        {
            var bills = db.Bills.Where(b => b.ContractId == point).OrderBy(b => b.Id).Select(b => b.Id).ToList();
            Assert.Equal(2, bills.Count);
            Assert.Equal((point, water, sewer), (point, Part(db, bills[1], Service.Water).Charged.Yen, Part(db, bills[1], Service.Sewer).Charged.Yen));
            Assert.Null(Part(db, bills[0], Service.Water).Special);
        }

        Assert.Equal(Cases.Length * 2, db.BillParts.Count(p => p.Special != null && p.Special.Contains("Kind")));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }

    [Theory, EveryDatabase]
    public void A_correction_keeps_the_facts_of_its_period(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = Billed(test);
        using var db = test.NewContext();
        var bill = db.Bills.Where(b => b.ContractId == 4).Max(b => b.Id);

        // Point 4 was at 114 and is now read 124: 10 m³ of the tap, 22 m³ drained. A fact of a later day changes nothing.
        db.SupplyFacts.Add(new SupplyFact { ContractId = 4, Kind = FactKind.Residents, From = new(2026, 11, 1), Number = 1, Source = "届出" });
        db.SaveChanges();
        var corrected = new BillCorrection(test.Database, Book).Correct(bill, 124, "読み誤り", "tanaka", new LocalDate(2026, 11, 20)).Single();

        Assert.Equal([979, 854 + 88 + 2574], [Part(db, corrected.CorrectionId, Service.Water).Charged.Yen, Part(db, corrected.CorrectionId, Service.Sewer).Charged.Yen]);
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }

    [Theory, EveryDatabase]
    public void A_house_with_a_well_and_no_meter_pays_for_its_persons_in_every_round(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12, months: 2);
        using (var db = test.NewContext())
        {
            db.MeterReadings.Where(r => r.ServicePointId == 2).ExecuteDelete();
            db.MeterPlacements.Where(p => p.ServicePointId == 2).ExecuteDelete();
            db.ContractTerms.Where(t => t.ContractId == 2).ExecuteUpdate(u => u.SetProperty(t => t.WaterUseClass, (string?)null));
            Add(db, 2, Fact(FactKind.Well, word: FactWords.WellOnly, from: new(2026, 8, 8)), Fact(FactKind.Residents, 4, from: new(2026, 8, 8)));
        }

        Run(test, town);

        using var read = test.NewContext();
        Assert.Empty(read.NightFailures.Select(f => f.Ja).ToList());

        // Four persons drain 24 m³ a month: 854 + 88 + 14 × 214.5.
        Assert.Equal([3945, 3945], read.Bills.Where(b => b.ContractId == 2).OrderBy(b => b.Id).Select(b => b.Total.Yen).ToList());
        Assert.Equal([(new LocalDate(2026, 8, 8), new LocalDate(2026, 9, 8)), (From, new LocalDate(2026, 10, 8))],
            read.Usages.Where(u => u.ContractId == 2).OrderBy(u => u.Id).AsEnumerable().Select(u => (u.PeriodFrom, u.PeriodTo)));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }

    private static SmallTown Billed(TestDatabase test)
    {
        var town = SmallTown.Build(test.Database, 30, months: 2);
        Declare(test);
        Run(test, town);
        return town;
    }

    /// <summary>Enters the facts of all cases, four dwellings at two points, and a leak's reading.</summary>
    internal static void Declare(TestDatabase test)
    {
        using var db = test.NewContext();
        foreach (var (point, facts, _, _) in Cases.Select(row => row.Data))
        {
            Add(db, point, facts);
        }

        db.ContractTerms.Add(Terms(16));
        db.ContractTerms.Add(Terms(18));
        db.SaveChanges();
        db.MeterReadings.Where(r => r.Id == SmallTown.ReadingId(12, 1)).ExecuteUpdate(u => u.SetProperty(r => r.Index, 122 + 52));
    }

    private static ContractTerms Terms(long contract) => new() { ContractId = contract, From = From, PayerId = contract, WaterUseClass = "一般用", SewerUseClass = "一般用", Dwellings = 4 };

    private static void Add(BillingDbContext db, long contract, params SupplyFact[] facts)
    {
        db.SupplyFacts.AddRange(facts.Select(fact => new SupplyFact
        {
            ContractId = contract,
            Kind = fact.Kind,
            Service = fact.Service,
            From = fact.From,
            To = fact.To,
            Number = fact.Number,
            Word = fact.Word,
            Source = fact.Source,
        }));
        db.SaveChanges();
    }

    private static SupplyFact Fact(FactKind kind, decimal? number = null, string? word = null, LocalDate? to = null, LocalDate? from = null, Service? service = null)
        => new() { Kind = kind, Service = service, From = from ?? From, To = to, Number = number, Word = word, Source = "届出" };

    private static void Run(TestDatabase test, SmallTown town)
    {
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, Book, SystemClock.Instance).Run(night, cancel: TestContext.Current.CancellationToken);
        }
    }

    private static BillPart Part(BillingDbContext db, long bill, Service service) => db.BillParts.AsNoTracking().Single(p => p.Id == BillNumber.Part(bill, service));
}
