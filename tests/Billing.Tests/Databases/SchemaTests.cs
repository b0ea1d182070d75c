using Billing.Cli;
using Billing.Db;
using Billing.Operations;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Xunit;

namespace Billing.Tests.Databases;

/// <summary>Two schema versions never meet: what migrates, what refuses, what stops.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task Programs_that_make_one_database_at_once_make_it_once()
    {
        Assert.SkipWhen(TestDatabase.WhyMissing("postgres") is not null, TestDatabase.WhyMissing("postgres") ?? "");
        var server = Environment.GetEnvironmentVariable("BILLING_TEST_POSTGRES")!;
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = $"billing_once_{Guid.NewGuid():N}", Pooling = false }.ToString();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => BillingDatabase.Open("postgres", connection).Migrate(), TestContext.Current.CancellationToken)));

            await using var db = BillingDatabase.Open("postgres", connection).NewContext();
            Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            await using var admin = new NpgsqlConnection(server);
            await admin.OpenAsync(TestContext.Current.CancellationToken);
            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{new NpgsqlConnectionStringBuilder(connection).Database}\" WITH (FORCE)", admin);
            await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_file_is_made_once_and_the_lock_of_a_killed_migration_stops_nobody()
    {
        var folder = Directory.CreateTempSubdirectory("billing-schema-");
        try
        {
            var file = Path.Combine(folder.FullName, "town.db");
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Open(file).Migrate(), TestContext.Current.CancellationToken)));
            await using (var db = Open(file).NewContext())
            {
                await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')", TestContext.Current.CancellationToken);
            }

            Open(file).Migrate();

            Assert.True(Open(file).Schema().Fits);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_database_of_a_newer_program_is_refused_by_every_command_and_left_alone(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using (var db = test.NewContext())
        {
            db.Database.ExecuteSql($"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29991231000000_Later', '99')");
        }

        Assert.Equal("29991231000000_Later", Assert.Single(test.Database.Schema().Unknown));
        foreach (var command in (string[])["verify", "migrate"])
        {
            var (code, said) = await Run([command, .. On(test)]);
            Assert.Equal(2, code);
            Assert.Contains("29991231000000_Later", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task An_older_database_is_not_migrated_under_a_running_counter(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using (var db = test.NewContext())
        {
            // As if the newest migration were still to come; it is never applied here.
            db.Database.ExecuteSql($"DELETE FROM \"__EFMigrationsHistory\"");
            db.ServiceProcesses.Add(new ServiceProcess { Id = "mado-1/17/a", Machine = "mado-1", Role = ProcessRole.Web, Schema = "20200101000000_Before", SeenAt = SystemClock.Instance.GetCurrentInstant() });
            db.SaveChanges();
        }

        var (code, said) = await Run(["migrate", .. On(test)]);

        Assert.Equal(2, code);
        Assert.Contains("(mado-1)", said, StringComparison.Ordinal);
        Assert.Single(test.Database.Schema().Missing);
        using var later = test.NewContext();
        Assert.Empty(RunningProcesses.Of(later, SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(2)));
    }

    [Theory]
    [EveryDatabase]
    public void Work_of_one_process_at_a_time_has_one_turn(string provider)
    {
        using var test = TestDatabase.Create(provider);
        using (var turn = test.Database.TakeTurn("daily-run"))
        {
            Assert.NotNull(turn);
            Assert.Null(test.Database.TakeTurn("daily-run"));
            using var other = test.Database.TakeTurn("something-else");
            Assert.NotNull(other);
        }

        using var again = test.Database.TakeTurn("daily-run");
        Assert.NotNull(again);
    }

    private static BillingDatabase Open(string file) => BillingConfiguration.Open("sqlite", file, Path.GetTempPath());

    private static string[] On(TestDatabase test) => ["--database", test.Database.Provider, "--connection", test.Database.Connection];

    private static async Task<(int Code, string Said)> Run(string[] call)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync([.. call, "--lang", "en"], output, error, TestContext.Current.CancellationToken);
        return (code, error.ToString());
    }
}
