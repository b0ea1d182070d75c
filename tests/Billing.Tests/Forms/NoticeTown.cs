using Billing.Bills;
using Billing.Charges;
using Billing.Db;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Nights;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Testing;
using NodaTime;

namespace Billing.Tests.Forms;

/// <summary>
/// A night of four bills under the demo town's rules: a household of fourteen months, a protected person, a ship with two registers, and a body whose
/// meter could not be read and whose bill another pays.
/// </summary>
internal sealed class NoticeTown : IDisposable
{
    public static readonly LocalDate Night = new(2026, 11, 12);
    public static readonly RuleBook Book = RuleBookFolder.LoadInstalled("demo");

    private static readonly LocalDate ReadOn = new(2026, 11, 10);
    private readonly TestDatabase _test;
    private readonly BillMaker _maker;
    private long _usages;

    public NoticeTown(string provider)
    {
        _test = TestDatabase.Create(provider);
        _maker = new BillMaker(new ChargeEngine(Book), RuleBookFreezer.Freeze(_test.Database, Book));
        using var db = NewContext();
        var route = new Route { Code = "012", Name = "港町" };
        var night = new Night { Date = Night, StartedAt = Instant.FromUtc(2026, 11, 12, 12, 0) };
        db.AddRange(route, night);
        db.SaveChanges();
        Household(db, route);
        ProtectedPerson(db, route);
        Ship(db, route);
        Body(db, route);
        db.Add(new DocumentBatch { NightId = night.Id, FirstBill = Number(1), LastBill = Number(4), Count = 4 });
        db.SaveChanges();
    }

    public IBillingDatabase Database => _test.Database;

    public BillingDbContext NewContext() => _test.NewContext();

    public void Dispose() => _test.Dispose();

    public static long Number(int number) => BillNumber.Of(new FiscalYear(2026), number);

    /// <summary>Read monthly since September 2025: 10 m³, then one more each month; the last is 24.</summary>
    private void Household(BillingDbContext db, Route route)
    {
        var place = Place(db, route, 1, new Customer { Number = "10000001", Name = "山田 花子", Kana = "ヤマダ　ハナコ" }, PaymentMethod.DirectDebit);
        var index = 1000;
        for (var month = 0; month < 15; month++)
        {
            var usage = Usage(place, ReadOn.PlusMonths(month - 14), index, 10 + month);
            index += 10 + month;
            db.Add(usage);
            if (month == 13)
            {
                db.Add(Superseded(usage));
            }

            if (month == 14)
            {
                Bill(db, place, usage, 1);
                db.Add(new GateFinding { UsageId = usage.Id, RuleId = Book.Rules.OfType<GateAgainstRule>().First(rule => rule.Above is not null).Id, Ja = "多い", En = "much" });
            }
        }
    }

    private void ProtectedPerson(BillingDbContext db, Route route)
    {
        var person = new Customer { Number = "10000002", Name = "佐藤 葵", Kana = "サトウ　アオイ", MailingAddress = "青波市仮町9番地", Phone = "0885-00-0456", ProtectedFrom = new LocalDate(2026, 10, 1) };
        var place = Place(db, route, 2, person, PaymentMethod.Slip);
        Bill(db, place, Usage(place, ReadOn, 500, 0), 2, add: true);
    }

    private void Ship(BillingDbContext db, Route route)
    {
        var place = Place(db, route, 3, new Customer { Number = "10000003", Name = "青波海運株式会社", Kana = "アオナミカイウン", IsBody = true }, PaymentMethod.Slip, "船舶用", "day,night");
        foreach (var (register, day, index) in new (short, LocalDate, int)[] { (0, ReadOn.PlusMonths(-1), 900), (1, ReadOn.PlusMonths(-1), 300), (0, ReadOn, 1020), (1, ReadOn, 330) })
        {
            db.Add(new MeterReading { ServicePointId = place.Point.Id, MeterId = place.Meter.Id, Register = register, ReadOn = day, Index = index, Kind = ReadingKind.Regular });
        }

        var usage = Usage(place, ReadOn, 900, 150);
        usage.CurrentIndex = 1020;
        usage.Registers = "day=120,night=30";
        Bill(db, place, usage, 3, add: true);
    }

    private void Body(BillingDbContext db, Route route)
    {
        var payer = new Customer { Number = "10000005", Name = "青波不動産株式会社", Kana = "アオナミフドウサン", IsBody = true };
        db.Add(payer);
        db.SaveChanges();
        var place = Place(db, route, 4, new Customer { Number = "10000004", Name = "港町自治会", Kana = "ミナトマチジチカイ", IsBody = true }, PaymentMethod.Slip);
        place.Terms.PayerId = payer.Id;
        var usage = Usage(place, ReadOn, 200, 12);
        (usage.Basis, usage.CurrentIndex) = (UsageBasis.Estimated, 200);
        Bill(db, place, usage, 4, add: true);
    }

    private static PlaceRows Place(BillingDbContext db, Route route, int i, Customer customer, PaymentMethod method, string useClass = "一般用", string? registers = null)
    {
        var point = new ServicePoint { Number = $"012-{i:00000}", RouteId = route.Id, RouteSequence = i, Town = "港町", Address = $"青波市港町{i}番地", MeterSize = 13 };
        var meter = new Meter { Number = $"M-{i}", Size = 13, Registers = registers };
        db.AddRange(point, meter, customer);
        db.SaveChanges();
        var contract = new Contract { Number = $"{point.Number}-01", ServicePointId = point.Id, UserId = customer.Id, From = new LocalDate(2020, 4, 1) };
        db.AddRange(contract, new MeterPlacement { MeterId = meter.Id, ServicePointId = point.Id, From = contract.From });
        db.SaveChanges();
        var terms = new ContractTerms { ContractId = contract.Id, From = contract.From, PayerId = customer.Id, WaterUseClass = useClass, SewerUseClass = registers is null ? "一般汚水" : null, PaymentMethod = method };
        db.Add(terms);
        db.SaveChanges();
        return new PlaceRows(contract, point, meter, terms);
    }

    private Usage Usage(PlaceRows place, LocalDate to, int index, int used) => new()
    {
        Id = ++_usages,
        ContractId = place.Contract.Id,
        ServicePointId = place.Point.Id,
        PeriodFrom = to.PlusMonths(-1).PlusDays(1),
        PeriodTo = to,
        Months = 1,
        PreviousIndex = index,
        CurrentIndex = index + used,
        CubicMetres = new CubicMetres(used),
        MeterSize = 13,
        Basis = UsageBasis.Metered,
        State = UsageState.Passed,
    };

    private Usage Superseded(Usage usage) => new()
    {
        Id = ++_usages,
        ContractId = usage.ContractId,
        ServicePointId = usage.ServicePointId,
        PeriodFrom = usage.PeriodFrom,
        PeriodTo = usage.PeriodTo,
        Months = 1,
        CubicMetres = new CubicMetres(9999),
        State = UsageState.Superseded,
    };

    private void Bill(BillingDbContext db, PlaceRows place, Usage usage, int number, bool add = false)
    {
        var sewer = Book.TariffFor(Service.Sewer, usage.PeriodTo, new BillingMonth(2026, 11)).Rates[0].UseClass;
        place.Terms.SewerUseClass = place.Terms.SewerUseClass is null ? null : sewer;
        var draft = _maker.Make(
            new Billable { Usage = usage, Terms = place.Terms, SewerConnected = place.Terms.SewerUseClass is not null, UserSince = place.Contract.From, Stops = false },
            new BillingMonth(2026, 11),
            Night);
        draft.Number(Number(number));
        db.Add(draft.Bill);
        db.AddRange(draft.Parts);
        db.AddRange(draft.Parts.Select(part => new Claim
        {
            Id = BillNumber.Claim(draft.Bill.Id, part.Service),
            Service = part.Service,
            ContractId = place.Contract.Id,
            DebtorId = place.Terms.PayerId,
            DueOn = new LocalDate(2027, 1, 4),
            Amount = part.Charged,
            Tax = part.Tax,
        }));
        if (add)
        {
            db.Add(usage);
        }

        db.SaveChanges();
    }

    private sealed record PlaceRows(Contract Contract, ServicePoint Point, Meter Meter, ContractTerms Terms);
}
