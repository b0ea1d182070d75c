using System.Text.Json;
using Billing.Cli;
using Billing.Db;
using Billing.Places;
using Billing.Testing;
using Xunit;

namespace Billing.Tests.Cli;

public sealed class DatabaseCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("billing-cli-");

    private string BackupFile => Path.Combine(_folder.FullName, "town.backup");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Migrate_creates_a_database_and_the_second_time_changes_nothing()
    {
        var file = Path.Combine(_folder.FullName, "new", "town.db");

        var first = await Json("migrate", "--connection", file);
        var second = await Json("migrate", "--connection", file);

        Assert.NotEqual(0, first.GetProperty("applied").GetArrayLength());
        Assert.Equal(0, second.GetProperty("applied").GetArrayLength());
        Assert.Empty(BillingConfiguration.Open("sqlite", file, _folder.FullName).MissingMigrations());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_restored_backup_holds_what_was_there_when_it_was_made(string provider)
    {
        Assert.SkipWhen(provider == "sqlserver", "The file would lie on the server's machine.");
        using var test = TestDatabase.Create(provider);
        Add(test, "012", "港町");
        var backup = await Json(["backup", BackupFile, .. On(test)]);
        Add(test, "013", "川向");

        var (code, _, said) = await Run(["restore", BackupFile, .. On(test)]);
        Assert.Equal(2, code);
        Assert.Contains("--replace", said, StringComparison.Ordinal);
        await Json(["restore", BackupFile, "--replace", .. On(test)]);

        using var db = test.NewContext();
        Assert.Equal("港町", Assert.Single(db.Routes).Name);
        Assert.Equal(new FileInfo(BackupFile).Length, backup.GetProperty("bytes").GetInt64());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_file_that_is_no_backup_changes_nothing(string provider)
    {
        Assert.SkipWhen(provider == "sqlserver", "The file would lie on the server's machine.");
        using var test = TestDatabase.Create(provider);
        Add(test, "012", "港町");
        File.WriteAllText(BackupFile, "not a backup");

        var (code, output, said) = await Run(["restore", BackupFile, "--replace", .. On(test)]);

        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains("backup.", said, StringComparison.Ordinal);
        using var db = test.NewContext();
        Assert.Equal("港町", Assert.Single(db.Routes).Name);
    }

    [Fact]
    public async Task A_database_without_our_tables_is_no_backup()
    {
        using var test = TestDatabase.Create("sqlite");
        File.WriteAllBytes(BackupFile, []); // To SQLite, nothing is an empty database.

        var (code, _, said) = await Run(["restore", BackupFile, "--replace", .. On(test)]);

        Assert.Equal(2, code);
        Assert.StartsWith("backup.unusable", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_never_takes_the_place_of_another_file()
    {
        using var test = TestDatabase.Create("sqlite");
        File.WriteAllText(BackupFile, "mine");

        var (code, _, said) = await Run(["backup", BackupFile, .. On(test)]);

        Assert.Equal(2, code);
        Assert.StartsWith("backup.exists", said, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(BackupFile));
    }

    [Fact]
    public async Task A_command_on_a_database_that_is_not_there_says_to_migrate()
    {
        var file = Path.Combine(_folder.FullName, "none.db");

        var (code, _, said) = await Run(["backup", BackupFile, "--connection", file]);

        Assert.Equal(2, code);
        Assert.Contains("billing migrate", said, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    private static void Add(TestDatabase test, string code, string name)
    {
        using var db = test.NewContext();
        db.Routes.Add(new Route { Code = code, Name = name });
        db.SaveChanges();
    }

    private static string[] On(TestDatabase test) => ["--database", test.Database.Provider, "--connection", test.Database.Connection];

    private static async Task<JsonElement> Json(params string[] call)
    {
        var (code, output, said) = await Run([.. call, "--json"]);
        Assert.True(code == 0, said);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output, string Said)> Run(string[] call)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync([.. call, "--lang", "en"], output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
