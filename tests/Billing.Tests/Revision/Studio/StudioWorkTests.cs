using System.Text;
using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Design;
using Billing.Revision.Studio;
using Billing.RuleBooks;
using Billing.Tariffs;
using Billing.Testing;
using Billing.Tests.Verification;
using NodaTime;
using Xunit;
using StillClock = Billing.Tests.Requests.StillClock;

namespace Billing.Tests.Revision.Studio;

/// <summary>The studio's long questions: kept, done once, begun again after a kill, stopped with what there is.</summary>
public sealed class StudioWorkTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 10, 1, 1, 0);
    private static readonly FiscalYear Year = FiscalYear.Of(BilledTown.First.First);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static RuleBook Book => ReplayBooks.Plain.Load();

    [Theory]
    [EveryDatabase]
    public void A_year_is_counted_once_and_the_same_year_again_changes_nothing_until_a_bill_more_makes_a_further_version(string provider)
    {
        using var database = TestDatabase.Create(provider);
        var town = Town(database);
        var (first, again) = (Counted(database), Counted(database));
        Assert.Equal((new CountOutcome(first.SnapshotId, false), new CountOutcome(first.SnapshotId, true)), (first, again));
        town.Month(4, BilledTown.First, 99);
        var more = Counted(database);
        Assert.False(more.Known);
        using var db = database.NewContext();
        Assert.Equal(["2026 年度", "2026 年度 第 2 版"], db.UsageSnapshots.OrderBy(s => s.Id).Select(s => s.Title));
        var left = LeftOutBills.Parse(db.UsageSnapshots.Single(s => s.Id == more.SnapshotId).LeftOutWhy);
        Assert.Equal([(SpecialKind.Stop, 1L, new Money(700)), (null, 1, new Money(2_500))], left.Select(l => (l.Kind, l.Bills, l.Charged)));
    }

    [Theory]
    [EveryDatabase]
    public void A_killed_worker_leaves_nothing_half_and_the_next_one_begins_again(string provider)
    {
        using var database = TestDatabase.Create(provider);
        Town(database);
        var tasks = new StudioTasks(database.Database);
        var asked = tasks.Ask(new CountQuestion(Year.StartYear, Service.Water), Service.Water, null, At, "finance");
        Assert.Equal(asked.Id, tasks.Ask(new CountQuestion(Year.StartYear, Service.Water), Service.Water, null, At, "finance").Id);

        // The first worker takes it and dies; while it is believed to live nobody else begins.
        var dead = tasks.Take(At)!;
        Assert.Null(tasks.Take(At));
        var later = At + StudioTasks.Lease + Duration.FromSeconds(1);
        Assert.True(Work(database, later).RunNext(Stop));
        using (var db = database.NewContext())
        {
            // It comes to life again: what it holds counts for nothing.
            Assert.Throws<StudioTaskLostException>(() => StudioTasks.Finish(db, dead, StudioTaskState.Done, "{}", null, null, later));
        }

        Assert.Throws<StudioTaskLostException>(() => tasks.Beat(dead, 1, 2, "", later));
        using var after = database.NewContext();
        var task = after.StudioTasks.Single();
        Assert.Equal((StudioTaskState.Done, later, 1), (task.State, task.FinishedAt, after.UsageSnapshots.Count()));
        Assert.Equal(task.SnapshotId, after.UsageSnapshots.Single().Id);
        Assert.False(Work(database, later).RunNext(Stop));
    }

    [Fact]
    public void A_year_without_bills_is_refused_and_one_that_waits_can_be_called_off()
    {
        using var database = TestDatabase.Create("sqlite");
        Town(database);
        var tasks = new StudioTasks(database.Database);
        var empty = tasks.Ask(new CountQuestion(1999, Service.Water), Service.Water, null, At, "finance");
        var waiting = tasks.Ask(new CountQuestion(Year.StartYear, Service.Water), Service.Water, null, At, "finance");
        tasks.Stop(waiting.Id, At);
        Assert.True(Work(database, At).RunNext(Stop));
        Assert.False(Work(database, At).RunNext(Stop));
        using var db = database.NewContext();
        Assert.Equal((StudioTaskState.Refused, StudioTaskState.CalledOff, 0), (Task(db, empty).State, Task(db, waiting).State, db.UsageSnapshots.Count()));
        Assert.Contains("1999", Task(db, empty).RefusedJa, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proof_of_a_year_tells_the_same_as_the_command()
    {
        using var database = TestDatabase.Create("sqlite");
        Town(database);
        var table = Book.Tariffs[0];
        new StudioTasks(database.Database).Ask(new ProofQuestion(Year.StartYear, TariffWriter.Write(table)), Service.Water, null, At, "finance");
        Assert.True(Work(database, At).RunNext(Stop));
        var report = RevisionProof.Run(database.Database, Book, table, BillingMonth.Of(Year.First), BillingMonth.Of(Year.Last), null, Stop);
        using var db = database.NewContext();
        var kept = StudioJson.Read<ProofOutcome>(db.StudioTasks.Single().Result);
        Assert.True(kept.Holds);
        Assert.Equal((report.HistogramYen.Yen, report.Ordinary.Yen, 0L, 1L), (kept.HistogramYen, kept.OrdinaryYen, kept.OffBilledYen, kept.SpecialBills));
        Assert.Equal([SpecialKind.Stop, null], LeftOutBills.Parse(kept.LeftOut).Select(left => left.Kind));
    }

    [Fact]
    public void A_designed_table_opens_in_the_studio_as_the_very_table_and_a_done_search_is_not_asked_again()
    {
        using var database = TestDatabase.Create("sqlite");
        var question = Design(database) with { MostIncreasePercent = 40m };
        var tasks = new StudioTasks(database.Database);
        var asked = tasks.Ask(question, Service.Water, 7, At, "finance");
        Assert.True(Work(database, At).RunNext(Stop));
        Assert.Equal(asked.Id, tasks.Ask(question, Service.Water, 7, At, "auditor").Id);
        using var db = database.NewContext();
        var design = Assert.Single(StudioJson.Read<DesignOutcome[]>(db.StudioTasks.Single().Result));
        Assert.True(design.IsProved);
        Assert.Equal((0m, design.Burden), (design.Gap, design.Bound));
        var table = TariffLoader.Parse(design.TableText!, "designed.json");
        var made = StudioCase.Of(ProposalTemplate.Designed(Proposal, table).Text(), Komatsushima.Current, new Dictionary<string, Tariff>(), Komatsushima.Ten, 0.1m);
        Assert.Equal(design.Revenue, made.Impact.Total.Proposal.BeforeTax);
        Assert.Equal(PriceSlot.All(table), PriceSlot.All(made.Table));
    }

    [Fact]
    public void Rows_of_one_class_are_told_apart_by_size_and_register_and_small_use_keeps_its_own_price()
    {
        var table = TariffLoader.Parse(SeveralRows, "rows.json");
        var dearer = PriceSlot.With(table, slot => slot.Yen + slot.Rate + 1m + (slot.Small ? 5m : 0m));
        var usage = UsageHistogram.Of([new UsageCell(new PricingInput("一般", 13, new CubicMetres(3)), 1)]);
        var made = StudioCase.Of(ProposalTemplate.Designed(Proposal, dearer).Text(), table, new Dictionary<string, Tariff>(), usage, 0.1m);
        Assert.Equal(PriceSlot.All(dearer), PriceSlot.All(made.Table));
    }

    [Fact]
    public void A_search_that_is_stopped_keeps_what_it_has_with_the_gap()
    {
        // Twice a whole number is never 3: fractions meet the rows, whole numbers do not, and only the search shows it.
        var program = new IntegerProgram { Cost = [1m, 1m, 1m], Rows = [([2m, 2m, 2m], 3m), ([-2m, -2m, -2m], -3m)], Least = [0, 0, 0], Most = [2, 2, 2] };
        var places = new List<SearchPlace>();
        var stopped = program.Solve(1_000, place =>
        {
            places.Add(place);
            return false;
        }, Stop);
        var whole = program.Solve(1_000, cancel: Stop);
        Assert.True(whole.IsProved);
        Assert.False(stopped.IsProved);
        Assert.Equal((null, null, null), (whole.X, stopped.X, stopped.Gap));
        Assert.NotNull(stopped.Bound);
        Assert.Equal(places[^1], SearchPlace.Parse(places[^1].Print()));
    }

    [Fact]
    public void Several_registers_are_counted_priced_and_written_down_as_they_are()
    {
        var rows = Billing.Exchange.UsageCsv.Read("usage.csv", Encoding.UTF8.GetBytes("use_class,meter_size,register,cubic_metres,months,count\n一般用,13,\"day=12,night=30\",42,1,4\n"));
        var usage = UsageHistogram.Of(rows);
        Assert.Equal([("day", 12), ("night", 30)], usage.Cells[0].Input.Usage.Select(u => (u.Register!, u.CubicMetres.Value)));
        Assert.Equal(rows, usage.Rows());
        var wrong = Assert.Throws<Billing.Exchange.UsageFileException>(() => Billing.Exchange.UsageCsv.Read("usage.csv", Encoding.UTF8.GetBytes("use_class,meter_size,register,cubic_metres,months,count\n一般用,13,\"day=12,night=30\",40,1,4\n一般用,13,\"day=,night\",40,1,4\n")));
        Assert.Equal(["line 2", "line 3"], wrong.Faults.Select(f => f.Path));
    }

    private static BilledTown Town(TestDatabase database)
    {
        var town = new BilledTown(database, Book);
        town.Month(1, BilledTown.First, 8);
        town.Month(2, BilledTown.First, 30);
        town.Reverse(town.Month(3, BilledTown.First, 30));
        town.Stop(2, BilledTown.First.Plus(1), 12);
        return town;
    }

    private static CountOutcome Counted(TestDatabase database)
    {
        var task = new StudioTasks(database.Database).Ask(new CountQuestion(Year.StartYear, Service.Water), Service.Water, null, At, "finance");
        Assert.True(Work(database, At).RunNext(Stop));
        using var db = database.NewContext();
        return StudioJson.Read<CountOutcome>(Task(db, task).Result);
    }

    private static DesignQuestion Design(TestDatabase database)
    {
        var usage = new UsageDesk(database.Database).TakeFile("usage.csv", Encoding.UTF8.GetBytes(Komatsushima.Csv(Komatsushima.TenHouseholds.Select(m3 => (m3, 1L)))), Service.Water, "", At, "finance");
        return new DesignQuestion(Komatsushima.Current.SourceText, usage.Id, 0.1m, 10m, PriceKinds.All, 1m, null, null, null, false, 10m, null);
    }

    private static StudioWork Work(TestDatabase database, Instant now) => new(database.Database, Book, new UsageShelf(database.Database), new StillClock(now));

    private static StudioTask Task(BillingDbContext db, StudioTask task) => db.StudioTasks.Single(t => t.Id == task.Id);

    private static string Proposal => ProposalTemplate.Proposal("scale", Komatsushima.Current, "p1", "改定案", "財政係", new LocalDate(2026, 10, 1), new LocalDate(2027, 4, 1)).Replace($"\"baseline\":\"{Komatsushima.Current.Id}\",", "", StringComparison.Ordinal);

    private const string SeveralRows = """
        { "format": "water-tariff/1", "id": "rows", "utility": "X", "service": "water", "effectiveFrom": "2020-04-01", "citations": ["x"], "prices": "taxExcluded", "taxRate": 0.1, "tableMonths": 1, "oddCubicMetre": "first",
          "rounding": { "mode": "floor", "unit": 1, "each": "month" },
          "rates": [
            { "useClass": "一般", "meterSizes": [13, 20], "base": 500, "smallUse": { "upTo": 5, "base": 300 }, "meterFee": { "13": 50, "20": 60 }, "tiers": [ { "upTo": 10, "price": 0 }, { "price": 120 } ] },
            { "useClass": "一般", "meterSizes": [25], "base": { "25": 900 }, "tiers": [ { "upTo": 20, "price": 100 }, { "price": 150 } ] },
            { "useClass": "浴場用", "base": 1000, "tiers": [ { "price": 40 } ] }
          ] }
        """;
}
