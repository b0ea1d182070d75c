using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Demo;

/// <summary>The generator behind <c>billing demo</c>. What is taken from documents and what is invented: <c>db/DEMO-TOWN.md</c>.</summary>
public static class DemoTown
{
    /// <summary>Points written in one transaction.</summary>
    private const int Batch = 10_000;

    /// <summary>Fills an empty, migrated database with a town: places, people, meters and readings; then bills every month but the last and takes money in.</summary>
    /// <param name="book">Rules to bill by; null = the demo town's own.</param>
    /// <exception cref="BusinessRuleException"><c>demo.options</c>; <c>demo.not-empty</c>: the database already holds contracts.</exception>
    public static DemoResult Generate(BillingDatabase database, DemoOptions options, Action<DemoProgress>? progress = null, RuleBook? book = null)
    {
        options.Check();
        using (var db = database.NewContext())
        {
            RefuseUnlessEmpty(db);
        }

        var plan = new TownPlan(options.Accounts);
        var readings = WriteTown(database, options, plan, progress);
        database.ContinueKeys();
        var next = DemoCalendar.NightOf(options.LastMonth);
        if (options.Bill)
        {
            new DemoNights(database, book ?? RuleBookFolder.LoadInstalled("demo")).Run(next, progress);
            new DemoPayments(database, options, next).Write(progress);
            database.ContinueKeys();
        }

        using var books = database.NewContext();
        return new DemoResult(plan.Running, readings, books.Bills.Count(), next);
    }

    /// <summary>The town's rows route by route, without a database.</summary>
    internal static IEnumerable<TownRows> Rows(DemoOptions options, TownPlan plan)
    {
        var maker = new RouteMaker(options, plan);
        return RoutePlan.Cut(plan.Points, options.Seed).Select(maker.Make);
    }

    private static int WriteTown(BillingDatabase database, DemoOptions options, TownPlan plan, Action<DemoProgress>? progress)
    {
        var routes = RoutePlan.Cut(plan.Points, options.Seed).Count;
        using var db = database.NewContext();
        db.Database.OpenConnection();
        using var names = new SuspendedIndexes<Places.Customer>(database, db, plan.Points > Batch);
        int done = 0, points = 0, readings = 0;
        var transaction = db.Database.BeginTransaction();
        try
        {
            foreach (var rows in Ahead.Of(Rows(options, plan)))
            {
                rows.Write(database, db);
                readings += rows.Readings.Count;
                points += rows.Points.Count;
                if (points >= Batch)
                {
                    points = 0;
                    transaction.Commit();
                    transaction.Dispose();
                    transaction = db.Database.BeginTransaction();
                }

                progress?.Invoke(new DemoProgress(DemoStage.Town, ++done, routes));
            }

            transaction.Commit();
        }
        finally
        {
            transaction.Dispose();
        }

        names.Restore();
        return readings;
    }

    private static void RefuseUnlessEmpty(BillingDbContext db)
    {
        var contracts = db.Contracts.Count();
        if (contracts > 0)
        {
            throw new BusinessRuleException(
                "demo.not-empty",
                $"このデータベースには既に{contracts:N0}件の契約があります。--database と --connection で空のデータベースを指定するか、--replace で中身をすべて消して作り直してください。",
                $"The database already holds {contracts:N0} contracts. Name an empty one with --database and --connection, or give --replace to delete everything in it and build a new town.");
        }
    }
}
