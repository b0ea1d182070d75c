using System.Net;
using System.Text.RegularExpressions;
using Billing.Db;
using Billing.Db.Accounts;
using Billing.Kernel;
using Billing.Nights;
using Billing.Testing;
using Billing.Tests.Nights;
using Billing.Verification;
using Billing.Web.Tests.Counter;
using NodaTime;
using Xunit;

namespace Billing.Web.Tests.Processes;

/// <summary>Web and workers as processes of their own on one PostgreSQL, and what becomes of a night when workers hang, die and come back.</summary>
public sealed class WorkerTests : IDisposable
{
    private const int Points = 2000;
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("billing-workers-");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task A_night_asked_for_at_the_counter_is_shared_by_workers_of_which_one_hangs_and_comes_back_and_one_is_killed()
    {
        using var quiet = TestDatabase.Create("postgres");
        var date = SmallTown.Build(quiet.Database, Points).Nights[0];
        new NightRunner(quiet.Database, RuleBookFolder.LoadInstalled("demo"), SystemClock.Instance).Run(date, Chunks, TestContext.Current.CancellationToken);
        using var test = TestDatabase.Create("postgres");
        SmallTown.Build(test.Database, Points);
        new NightRunner(test.Database, RuleBookFolder.LoadInstalled("demo"), SystemClock.Instance).Run(date, Chunks with { Until = Stage.Readings }, TestContext.Current.CancellationToken);
        await CreateOperator(test);
        using var web = new CounterProcess(test, "web", _home.FullName);
        using var first = new CounterProcess(test, "worker", _home.FullName);
        using var second = new CounterProcess(test, "worker", _home.FullName);
        using var third = new CounterProcess(test, "worker", _home.FullName);
        await Until(() => Processes(test) == 4, "all processes live", web, first, second, third);
        foreach (var worker in (CounterProcess[])[first, second, third])
        {
            await IsReady(await worker.Address());
        }

        await StartNight(await web.Address(), date);
        await Until(() => StepsDone(test) > 100, "the night is on its way", web, first, second, third);
        first.Signal("STOP");
        await Until(() => StepsDone(test) > 150 || IsFinished(test, date), "the others go on", second, third);
        Assert.False(IsFinished(test, date));
        second.Signal("KILL");
        await Until(() => IsFinished(test, date), "the night ends by the worker that is left", web, third);
        first.Signal("CONT");
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        Assert.False(first.HasExited, first.Said);
        Assert.Equal(Books.Sorted(quiet), Books.Sorted(test));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.True(Workers(test) > 1, "Only one worker ever committed a step.");
    }

    [Fact]
    public async Task A_process_that_shows_pages_runs_no_night_and_a_worker_shows_no_page()
    {
        using var test = TestDatabase.Create("postgres");
        var date = SmallTown.Build(test.Database, 25).Nights[0];
        await CreateOperator(test);
        using var web = new CounterProcess(test, "web", _home.FullName);
        var address = await web.Address();

        await StartNight(address, date);
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        Assert.False(IsFinished(test, date));

        using var worker = new CounterProcess(test, "worker", _home.FullName);
        await Until(() => IsFinished(test, date), "the worker finds what was asked for", web, worker);
        using var client = new HttpClient { BaseAddress = await worker.Address() };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/Account/SignIn", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Processes_stop_when_the_database_gets_another_schema_and_do_not_open_it_again()
    {
        using var test = TestDatabase.Create("postgres");
        using var worker = new CounterProcess(test, "worker", _home.FullName);
        await Until(() => Processes(test) == 1, "the worker lives", worker);
        using (var db = test.NewContext())
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database, "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29991231000000_Later', '99')", TestContext.Current.CancellationToken);
        }

        await worker.Exit();
        Assert.Contains("29991231000000_Later", worker.Said, StringComparison.Ordinal);
        using var again = new CounterProcess(test, "worker", _home.FullName);
        await again.Exit();
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("update this program", again.Said, StringComparison.Ordinal);
    }

    private static readonly NightOptions Chunks = new() { ChunkSize = 25 };

    private static async Task CreateOperator(TestDatabase test)
    {
        await using var db = test.NewContext();
        await new StaffAccounts(db).Create("denzan", "電算 担当", CounterFactory.Password, Roles.BillingOperator);
    }

    /// <summary>Signs in and presses the button, as a person does.</summary>
    private static async Task StartNight(Uri address, LocalDate date)
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = address };
        await Post(client, "/Account/SignIn", "/Account/SignIn", new() { ["Name"] = "denzan", ["Password"] = CounterFactory.Password });
        var page = $"/Nights/Show/{date:uuuu-MM-dd}";
        Assert.Equal(HttpStatusCode.OK, (await Post(client, page, $"{page}?handler=Start", [])).StatusCode);
    }

    private static async Task IsReady(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var wait = 0; (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK; wait++)
        {
            Assert.True(wait < 600, "It never became ready.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string shownOn, string action, Dictionary<string, string> fields)
    {
        var html = await client.GetStringAsync(shownOn, TestContext.Current.CancellationToken);
        fields["__RequestVerificationToken"] = Regex.Match(html, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        return await client.PostAsync(action, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    private static async Task Until(Func<bool> so, string what, params CounterProcess[] processes)
    {
        for (var wait = 0; !so(); wait++)
        {
            Assert.True(wait < 3600, $"Waited in vain until {what}.\n{string.Join("\n---\n", processes.Select(p => p.Said))}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static int Processes(TestDatabase test)
    {
        using var db = test.NewContext();
        return db.ServiceProcesses.Count();
    }

    private static int StepsDone(TestDatabase test)
    {
        using var db = test.NewContext();
        return db.NightSteps.Count(s => s.State == StepState.Done);
    }

    private static int Workers(TestDatabase test)
    {
        using var db = test.NewContext();
        return db.NightSteps.Where(s => s.Worker != null).Select(s => s.Worker).Distinct().Count();
    }

    private static bool IsFinished(TestDatabase test, LocalDate night)
    {
        using var db = test.NewContext();
        return db.Nights.Any(n => n.Date == night && n.FinishedAt != null);
    }
}
