using Billing.Bills;
using Billing.Db;
using Billing.Kernel;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

/// <summary>Four supplies, of which the even ones drain, read and billed in August, September and October 2026 by the demo town's rules. Contract 2 uses 12 m³ a month.</summary>
internal static class BilledTown
{
    public const string Contract = "001-00002-01";

    public static readonly LocalDate Today = new(2026, 10, 20);

    public static readonly BillingMonth First = new(2026, 8);

    public static RuleBook Book { get; } = BillingConfiguration.FindRuleBook("demo");

    /// <param name="before">What is to be otherwise before the nights run.</param>
    public static TestDatabase Create(string provider, Action<BillingDbContext>? before = null)
    {
        var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 4, 4, First);
        if (before is not null)
        {
            using var db = test.NewContext();
            before(db);
            db.SaveChanges();
        }

        foreach (var night in town.Nights.Take(3))
        {
            Night(test, night);
        }

        return test;
    }

    public static void Night(TestDatabase test, LocalDate night) => new NightRunner(test.Database, Book, SystemClock.Instance).Run(night);

    /// <summary>A counter on a day, by default as a clerk.</summary>
    public static OfficeAtWork Office(TestDatabase test, params string[] roles) => new(test, Book, Today, roles);

    public static OfficeAtWork OfficeOn(TestDatabase test, LocalDate day, params string[] roles) => new(test, Book, day, roles);

    /// <summary>Bills of contract 2 that stand, oldest period first.</summary>
    public static List<Bill> Standing(TestDatabase test)
    {
        using var db = test.NewContext();
        var bills = db.Bills.AsNoTracking().Where(b => b.ContractId == 2).OrderBy(b => b.PeriodTo).ToList();
        var reversed = bills.Where(b => b.Kind == BillKind.Reversal).Select(b => b.CorrectsId).ToHashSet();
        return bills.FindAll(b => b.Kind != BillKind.Reversal && !reversed.Contains(b.Id));
    }

    public static List<long> Yen(TestDatabase test) => Standing(test).ConvertAll(b => b.Total.Yen);

    /// <summary>Charged quantity of a service on the last bill.</summary>
    public static int Charged(TestDatabase test, Service service)
    {
        using var db = test.NewContext();
        var key = BillNumber.Part(Standing(test)[^1].Id, service);
        return db.BillParts.Where(p => p.Id == key).Select(p => p.CubicMetres.Value).Single();
    }

    /// <summary>The books add up, and every bill can be charged again.</summary>
    public static void AssertBooksAreClean(TestDatabase test)
    {
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, First, First.Plus(4)).Differences);
    }
}
