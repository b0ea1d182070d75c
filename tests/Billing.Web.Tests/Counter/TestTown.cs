using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Billing.Nights;
using Billing.Places;
using Billing.Testing;
using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>
/// A street of seven supplies with a year of readings, all billed by real nights under the demo rule book. The last night holds two readings: one
/// small, one above the amount from which a second person must confirm. The round of December waits for its night.
/// </summary>
public sealed class TestTown
{
    public static readonly LocalDate Today = new(2026, 11, 20);
    public static readonly LocalDate LastNight = new(2026, 11, 12);
    public static readonly LocalDate NextNight = new(2026, 12, 12);

    /// <summary>The demo town's book with a relief and a discount, which nobody has without a fact.</summary>
    public static readonly RuleBooks.RuleBook Book = RuledBook.With([.. RuledBook.Own("dunning"),
        """{ "kind": "relief", "id": "test-welfare", "from": "2019-10-01", "service": "water", "category": "生活保護", "base": 1, "said": { "ja": "生活保護世帯の減免", "en": "Relief for households on welfare" }, "citation": "CHOICE: for tests" }""",
        """{ "kind": "fee", "id": "test-debit", "from": "2019-10-01", "service": "water", "on": "firstDebit", "yen": -110, "tax": "included", "said": { "ja": "口座振替割引", "en": "Direct debit discount" }, "citation": "CHOICE: for tests" }"""]);

    private const int Months = 14;
    private static readonly BillingMonth First = new(2025, 10);

    private readonly BillingDbContext _db;
    private readonly List<(Contract Contract, ServicePoint Point, Customer User, Customer Payer, Meter Meter)> _all = [];
    private int _index = 100;

    private TestTown(BillingDbContext db) => _db = db;

    /// <summary>Fills an empty, migrated database.</summary>
    public static void Build(IBillingDatabase database)
    {
        using (var db = database.NewContext())
        {
            new TestTown(db).Write();
        }

        for (var month = First; month <= new BillingMonth(2026, 11); month = month.Plus(1))
        {
            var date = new LocalDate(month.Year, month.Month, 12);
            new NightRunner(database, Book, new FixedClock(Instant.FromUtc(month.Year, month.Month, 12, 14, 0))).Run(date);
        }

        using var paid = database.NewContext();
        TestPayments.PayAllBefore(paid, new LocalDate(2026, 8, 1));
        DeclareLater(paid);
        StudioSample.Add(database);
    }

    /// <summary>Number of the bill with lines and a relief.</summary>
    public static string SpecialBill(BillingDbContext db)
    {
        var contract = db.Contracts.Single(c => c.Number == "012-00007-01").Id;
        return BillNumber.Print(db.Bills.Where(b => b.ContractId == contract && b.Month == new BillingMonth(2026, 10)).Select(b => b.Id).Single());
    }

    /// <summary>Contract 7 is on welfare and was debited for the first time in October 2026.</summary>
    private void Declare()
    {
        var contract = _all.Single(row => row.Contract.Number == "012-00007-01").Contract.Id;
        _db.SupplyFacts.Add(new SupplyFact { ContractId = contract, Kind = FactKind.Relief, Service = null, From = new LocalDate(2026, 9, 1), Word = "生活保護", Source = "福祉事務所 決定通知 第123号", EnteredBy = "senior-clerk" });
        _db.SupplyFacts.Add(new SupplyFact { ContractId = contract, Kind = FactKind.FirstDebit, From = new LocalDate(2026, 9, 28), To = new LocalDate(2026, 9, 28), Source = "口座振替結果 2026-09-28", EnteredBy = "import" });
        _db.SaveChanges();
    }

    /// <summary>Contract 1: four residents, five entered in error, and a well that comes later. Nothing of it moved a bill.</summary>
    private static void DeclareLater(BillingDbContext db)
    {
        var contract = db.Contracts.Single(c => c.Number == "012-00001-02").Id;
        db.SupplyFacts.AddRange(
            new SupplyFact { ContractId = contract, Kind = FactKind.Residents, From = new LocalDate(2026, 4, 1), Number = 4, Source = "使用人員届 令和8年4月1日受付 第2026-0415号", EnteredBy = "clerk" },
            new SupplyFact { ContractId = contract, Kind = FactKind.Residents, From = new LocalDate(2026, 10, 1), Number = 5, Source = "電話", EnteredBy = "clerk", Superseded = true, TakenBackBy = "senior-clerk", TakenBackReason = "聞き違い" },
            new SupplyFact { ContractId = contract, Kind = FactKind.Leak, From = new LocalDate(2026, 2, 1), To = new LocalDate(2026, 2, 20), Number = 25, Word = "地下漏水", Marks = "designatedContractor,notDrained", Source = "漏水修理証明 第3号", EnteredBy = "clerk" });
        db.SaveChanges();
    }

    private void Write()
    {
        var route = new Route { Code = "012", Name = "港町・浜通り", ReadingDay = 10 };
        _db.Routes.Add(route);
        _db.SaveChanges();
        var rounds = Enumerable.Range(0, Months + 1).Select(i => First.Plus(i)).Select(m => new ReadingRound
        {
            RouteId = route.Id,
            Month = m,
            ReadOn = new LocalDate(m.Year, m.Month, 10),
            NightOn = new LocalDate(m.Year, m.Month, 12),
        }).ToList();
        _db.ReadingRounds.AddRange(rounds);
        _db.SaveChanges();

        Supply(route, rounds, 1, "港町一丁目2-3", Person("山田　花子", "ヤマダ　ハナコ", "0885-00-0123"), usage: i => 18 + (i % 5), former: Person("佐藤　健", "サトウ　ケン", null));
        Supply(route, rounds, 2, "港町一丁目2-4", Person("鈴木　守", "スズキ　マモル", "0885-00-0456", isProtected: true), usage: i => 9 + (i % 2));
        Supply(route, rounds, 3, "港町二丁目1", Person("田中　次郎", "タナカ　ジロウ", "0885-00-0789"), usage: i => i == Months - 1 ? 120 : 15, note: "犬に注意。メーターは裏庭、門の鍵は隣家。");
        Supply(route, rounds, 4, "浜通り5", Body("株式会社髙橋水産", "カブシキガイシャタカハシスイサン"), usage: i => i == Months - 1 ? 4000 : 310, size: 40);
        Supply(route, rounds, 5, "浜通り12-34 サンライズマリーナヒルズ青波弐番館東棟1205号室", Body("特定非営利活動法人青波市沿岸部自然環境保全及び水産資源持続的活用推進協議会", "アオナミシエンガンブシゼンカンキョウホゼンオヨビスイサンシゲンジゾクテキカツヨウスイシンキョウギカイ"), usage: i => 44 + i);
        Supply(route, rounds, 6, "浜通り20", Person("𠮷野　さくら", "ヨシノ　サクラ", "0885-00-0999"), usage: _ => 0, sewer: false);
        Supply(route, rounds, 7, "浜通り21", Person("山田　太郎", "ヤマダ　タロウ", "0885-00-0321"), usage: i => 22 + (3 * (i % 3)));
        _db.SaveChanges();
        SearchTerms.Refresh(_db, [.. _all.Select(row => row.Contract.Id)]).GetAwaiter().GetResult();
        Declare();
    }

    private static Customer Person(string name, string kana, string? phone, bool isProtected = false) => new()
    {
        Number = "",
        Name = name,
        Kana = kana,
        Phone = phone,
        ProtectedFrom = isProtected ? new LocalDate(2025, 1, 1) : null,
    };

    private static Customer Body(string name, string kana) => new() { Number = "", Name = name, Kana = kana, Phone = "0885-00-1000", IsBody = true };

    private void Supply(Route route, List<ReadingRound> rounds, int number, string address, Customer user, Func<int, int> usage, int size = 20, bool sewer = true, string? note = null, Customer? former = null)
    {
        var point = new ServicePoint { Number = $"012-{number:00000}", RouteId = route.Id, RouteSequence = number, Town = address[..2], Address = address, MeterSize = size };
        var meter = new Meter { Number = $"24-{118200 + number}", Size = size, ExpiresOn = new LocalDate(2032, 3, 31) };
        _db.AddRange(point, meter);
        _db.SaveChanges();
        if (note is not null)
        {
            _db.PlaceNotes.Add(new PlaceNote { ServicePointId = point.Id, Kind = PlaceNoteKind.Dog, Text = note, From = new LocalDate(2024, 4, 1), EnteredBy = "R07" });
        }

        _db.MeterPlacements.Add(new MeterPlacement { MeterId = meter.Id, ServicePointId = point.Id, From = new LocalDate(2024, 4, 1) });
        if (sewer)
        {
            _db.SewerConnections.Add(new SewerConnection { ServicePointId = point.Id, From = new LocalDate(2015, 4, 1) });
        }

        if (former is not null)
        {
            Live(point, meter, former, 1, new LocalDate(2024, 4, 1), new LocalDate(2025, 9, 5));
        }

        Live(point, meter, user, former is null ? 1 : 2, new LocalDate(2025, 9, 10), null);
        var index = _index += 900;
        Read(point, meter, new LocalDate(2025, 9, 10), index, ReadingKind.Opening, null);
        for (var i = 0; i <= Months; i++)
        {
            index += i == Months ? 20 : usage(i);
            Read(point, meter, rounds[i].ReadOn, index, ReadingKind.Regular, rounds[i].Id);
        }

        _db.SaveChanges();
    }

    private void Live(ServicePoint point, Meter meter, Customer user, int history, LocalDate from, LocalDate? to)
    {
        user.Number = $"C{_all.Count + 700001}";
        _db.Customers.Add(user);
        _db.SaveChanges();
        var contract = new Contract { Number = $"{point.Number}-{history:00}", ServicePointId = point.Id, UserId = user.Id, From = from, To = to };
        _db.Contracts.Add(contract);
        _db.SaveChanges();
        _db.ContractTerms.Add(new ContractTerms { ContractId = contract.Id, From = from, PayerId = user.Id, WaterUseClass = "一般用", SewerUseClass = "一般用", PaymentMethod = PaymentMethod.DirectDebit });
        _all.Add((contract, point, user, user, meter));
    }

    private void Read(ServicePoint point, Meter meter, LocalDate on, int index, ReadingKind kind, long? round) => _db.MeterReadings.Add(new MeterReading
    {
        ServicePointId = point.Id,
        MeterId = meter.Id,
        ReadOn = on,
        Index = index,
        Kind = kind,
        RoundId = round,
        EnteredBy = "R07",
    });
}
