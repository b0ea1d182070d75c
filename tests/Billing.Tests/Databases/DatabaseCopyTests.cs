using System.Reflection;
using Billing.Db;
using Billing.Db.Accounts;
using Billing.Db.Copies;
using Billing.Db.Demo;
using Billing.Kernel;
using Billing.Nights;
using Billing.Places;
using Billing.Testing;
using Billing.Tests.Nights;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using Xunit;

namespace Billing.Tests.Databases;

/// <summary>Growing from the embedded file to a server, and back.</summary>
public sealed class DatabaseCopyTests
{
    private static readonly DemoOptions Town = new() { Accounts = 400, Months = 4 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public void A_town_moved_there_and_back_is_the_same_and_every_copy_bills_the_same_night(string provider)
    {
        using var first = TestDatabase.Create("sqlite");
        using var second = TestDatabase.Create(provider);
        using var third = TestDatabase.Create("sqlite");
        var town = DemoTown.Generate(first.Database, Town);
        AddPerson(first);

        var there = DatabaseCopy.Run(first.Database, second.Database, cancel: Cancel);
        var back = DatabaseCopy.Run(second.Database, third.Database, cancel: Cancel);

        Assert.True(there.Rows > 10_000);
        Assert.Equal(there.Tables, back.Tables);
        Assert.Contains(there.Tables, table => table is { Name: "StaffUsers", Rows: 1 });
        TestDatabase[] copies = [first, second, third];
        Assert.All(copies, test => RunNight(test, town.NextNight));
        Assert.Equal(Books.Print(first), Books.Print(second));
        Assert.Equal(Books.Print(first), Books.Print(third));
        Assert.All(copies, test => Assert.Empty(BooksCheck.Run(test.Database).Breaches));
    }

    [Theory]
    [EveryDatabase]
    public void Rows_of_every_table_arrive_with_their_keys_and_new_keys_continue_behind_them(string provider)
    {
        using var first = TestDatabase.Create("sqlite");
        using var second = TestDatabase.Create(provider);
        HashSet<string> written;
        using (var db = first.NewContext())
        {
            db.Database.OpenConnection();
            written = [.. SampleRows.Entities(db).Select(entity => entity.GetTableName()!)];
            foreach (var entity in SampleRows.Entities(db))
            {
                typeof(DatabaseCopyTests).GetMethod(nameof(Write), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(entity.ClrType).Invoke(null, [first, db, entity]);
            }
        }

        var report = DatabaseCopy.Run(first.Database, second.Database, cancel: Cancel);

        Assert.Empty(written.Except(report.Tables.Select(table => table.Name)));
        Assert.All(report.Tables.Where(table => written.Contains(table.Name)), table => Assert.Equal(2, table.Rows));
        using var copied = second.NewContext();
        var last = copied.Routes.Max(route => route.Id);
        var next = copied.Routes.Add(new Route { Code = "098", Name = "川向" });
        copied.SaveChanges();
        Assert.Equal(last + 1, next.Entity.Id);
    }

    [Theory]
    [EveryDatabase]
    public void A_copy_that_is_interrupted_leaves_the_target_empty_and_is_begun_again(string provider)
    {
        using var first = TestDatabase.Create("sqlite");
        using var second = TestDatabase.Create(provider);
        DemoTown.Generate(first.Database, Town with { Accounts = 60, Months = 2 });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        Assert.Throws<OperationCanceledException>(() => DatabaseCopy.Run(first.Database, second.Database, progress => StopAt(stop, progress), stop.Token));

        using (var db = second.NewContext())
        {
            Assert.False(db.Routes.Any() || db.ServicePoints.Any() || db.Claims.Any());
        }

        Assert.True(DatabaseCopy.Run(first.Database, second.Database, cancel: Cancel).Rows > 1_000);
    }

    [Theory]
    [EveryDatabase]
    public void Nobody_writes_into_either_side_while_it_is_copied(string provider)
    {
        using var first = TestDatabase.Create(provider);
        using var second = TestDatabase.Create("sqlite");
        AddRoute(first);
        using var clerk = first.NewContext();
        using (var writing = provider == "sqlite" ? null : clerk.Database.BeginTransaction())
        {
            if (writing is not null)
            {
                clerk.Routes.ExecuteUpdate(set => set.SetProperty(route => route.Name, "港"));
                Assert.Equal("database.in-use", Assert.Throws<BusinessRuleException>(() => DatabaseCopy.Run(first.Database, second.Database, cancel: Cancel)).Code);
            }
        }

        var refused = false;
        DatabaseCopy.Run(first.Database, second.Database, _ => refused |= provider == "sqlite" || CannotWrite(first), Cancel);

        Assert.True(refused);
    }

    [Fact]
    public void Nothing_is_copied_into_a_database_that_holds_something_or_has_another_schema()
    {
        using var first = TestDatabase.Create("sqlite");
        using var second = TestDatabase.Create("sqlite");
        AddRoute(second);
        var file = Path.Combine(Path.GetTempPath(), $"billing-{Guid.NewGuid():N}.db");

        Assert.Equal("copy.not-empty", Refusal(first.Database, second.Database));
        Assert.Equal("copy.same", Refusal(first.Database, first.Database));
        Assert.Equal("database.schema-older", Refusal(first.Database, BillingConfiguration.Open("sqlite", file, Path.GetTempPath())));
        using (var db = first.NewContext())
        {
            db.Database.ExecuteSql($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '99')");
        }

        Assert.Equal("database.schema-newer", Refusal(first.Database, second.Database));
        Assert.False(File.Exists(file));
    }

    private static string Refusal(BillingDatabase from, BillingDatabase to) => Assert.Throws<BusinessRuleException>(() => DatabaseCopy.Run(from, to, cancel: Cancel)).Code;

    private static void StopAt(CancellationTokenSource stop, CopyProgress progress)
    {
        if (progress is { Table: "ServicePoints", Done: true, Checking: true })
        {
            stop.Cancel();
        }
    }

    private static bool CannotWrite(TestDatabase test)
    {
        using var db = test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        return Record.Exception(() => db.Database.ExecuteSql($"LOCK TABLE \"Routes\" IN ROW EXCLUSIVE MODE NOWAIT")) is not null;
    }

    private static void AddRoute(TestDatabase test)
    {
        using var db = test.NewContext();
        db.Routes.Add(new Route { Code = "041", Name = "港町" });
        db.SaveChanges();
    }

    private static void AddPerson(TestDatabase test)
    {
        using var db = test.NewContext();
        db.Add(new StaffUser { UserName = "mado", NormalizedUserName = "MADO", DisplayName = "窓口", LockoutEnd = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(9)) });
        db.SaveChanges();
    }

    private static void RunNight(TestDatabase test, LocalDate date)
        => Assert.True(new NightRunner(test.Database, RuleBookFolder.LoadInstalled("demo"), new Noon(date)).Run(date, cancel: Cancel).Bills > 300);

    private static void Write<T>(TestDatabase test, BillingDbContext db, IEntityType entity)
        where T : class => test.Database.BulkWrite(db, SampleRows.Of<T>(entity));

    private sealed class Noon(LocalDate date) : IClock
    {
        public Instant GetCurrentInstant() => date.At(new LocalTime(12, 0)).InUtc().ToInstant();
    }
}
