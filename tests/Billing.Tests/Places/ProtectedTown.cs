using Billing.Places;
using Billing.Testing;
using NodaTime;

namespace Billing.Tests.Places;

/// <summary>One place: a former tenant, a tenant since June for whom her mother pays, and two owners. Each test protects whom it needs.</summary>
internal sealed class ProtectedTown : IDisposable
{
    public static readonly LocalDate Today = new(2026, 11, 20);

    private readonly TestDatabase _test;

    public ProtectedTown(string provider)
    {
        _test = TestDatabase.Create(provider);
        using var db = NewContext();
        var route = new Route { Code = "012", Name = "港町" };
        Former = Person("C1", "佐藤　健", "サトウ　ケン", "0885-00-0001");
        Tenant = Person("C2", "鈴木　守", "スズキ　マモル", "0885-00-0002");
        Mother = Person("C3", "鈴木　操", "スズキ　ミサオ", "0885-00-0003", "青波市山手三丁目9");
        Landlord = Person("C4", "田中　次郎", "タナカ　ジロウ", "0885-00-0004", "青波市浜通り5");
        CoOwner = Person("C5", "田中　恵", "タナカ　メグミ", "0885-00-0005");
        db.AddRange(route, Former, Tenant, Mother, Landlord, CoOwner);
        db.SaveChanges();
        Point = new ServicePoint { Number = "012-00001", RouteId = route.Id, RouteSequence = 1, Town = "港町", Address = "青波市港町一丁目2-3", MeterSize = 20 };
        db.Add(Point);
        db.SaveChanges();
        Ended = Lives(db, 1, Former, Former, new LocalDate(2020, 4, 1), new LocalDate(2026, 5, 31));
        Running = Lives(db, 2, Tenant, Mother, new LocalDate(2026, 6, 1), null);
        db.AddRange(
            new Ownership { ServicePointId = Point.Id, CustomerId = Landlord.Id, From = new LocalDate(2000, 4, 1) },
            new Ownership { ServicePointId = Point.Id, CustomerId = CoOwner.Id, From = new LocalDate(2000, 4, 1) });
        db.SaveChanges();
        SearchTerms.Refresh(db, [Ended.Id, Running.Id]).GetAwaiter().GetResult();
    }

    public ServicePoint Point { get; }

    public Customer Former { get; }

    public Customer Tenant { get; }

    /// <summary>Pays for the tenant.</summary>
    public Customer Mother { get; }

    public Customer Landlord { get; }

    /// <summary>共有者.</summary>
    public Customer CoOwner { get; }

    public Contract Ended { get; }

    public Contract Running { get; }

    public IBillingDatabase Database => _test.Database;

    public BillingDbContext NewContext() => _test.NewContext();

    public void Dispose() => _test.Dispose();

    /// <summary>Protects the person from the first of November.</summary>
    public void Protect(Customer who)
    {
        using var db = NewContext();
        who.ProtectedFrom = new LocalDate(2026, 11, 1);
        db.Update(who);
        db.SaveChanges();
    }

    /// <summary>The gate for the point today.</summary>
    public async Task<Disclosure> Gate(CancellationToken stop)
    {
        await using var db = NewContext();
        return await Disclosure.OfPlace(db, Point.Id, Today, stop);
    }

    private static Customer Person(string number, string name, string kana, string phone, string? mailing = null) =>
        new() { Number = number, Name = name, Kana = kana, Phone = phone, MailingAddress = mailing };

    private Contract Lives(BillingDbContext db, int history, Customer user, Customer payer, LocalDate from, LocalDate? to)
    {
        var contract = new Contract { Number = $"{Point.Number}-{history:00}", ServicePointId = Point.Id, UserId = user.Id, From = from, To = to };
        db.Add(contract);
        db.SaveChanges();
        db.Add(new ContractTerms { ContractId = contract.Id, From = from, PayerId = payer.Id, WaterUseClass = "一般用", PaymentMethod = PaymentMethod.Slip });
        db.SaveChanges();
        return contract;
    }
}
