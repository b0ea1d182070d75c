using Billing.Db;
using Billing.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using NodaTime;
using Xunit;

namespace Billing.Tests.Databases;

public sealed class BillingConfigurationTests
{
    [Fact]
    public void Without_a_setting_it_is_the_embedded_file()
    {
        var database = BillingConfiguration.Open(Settings());

        Assert.Equal("sqlite", database.Provider);
        Assert.Equal(CaseFiles.PathOf("App_Data", "billing.db"), database.Place);
    }

    [Fact]
    public void The_example_file_says_what_holds_without_a_file()
    {
        var example = new ConfigurationBuilder().AddJsonFile(CaseFiles.PathOf("appsettings.example.json")).Build();

        Assert.Equal(BillingConfiguration.Open(Settings()).Connection, BillingConfiguration.Open(example).Connection);
    }

    [Fact]
    public void A_server_is_taken_as_configured()
    {
        var database = BillingConfiguration.Open(Settings((BillingConfiguration.ProviderKey, "Postgres"), (BillingConfiguration.ConnectionKey, "Host=db;Database=water")));

        Assert.Equal("postgres", database.Provider);
        Assert.StartsWith("Host=db;Database=water;Max Auto Prepare=200;Auto Prepare Min Usages=3;Options=", database.Connection, StringComparison.Ordinal);
        Assert.Contains("idle_in_transaction_session_timeout=60000", database.Connection, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_settles_how_statements_are_prepared_and_sessions_end_is_left_alone()
    {
        const string given = "Host=db;Database=water;Max Auto Prepare=0;Options=\"-c jit=off\"";

        Assert.Equal(given, BillingConfiguration.Open(Settings((BillingConfiguration.ProviderKey, "postgres"), (BillingConfiguration.ConnectionKey, given))).Connection);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public void A_night_gives_way_to_the_counter_unless_the_setting_says_no(string? set, bool givesWay)
    {
        var settings = set is null ? Settings() : Settings((BillingConfiguration.GivesWayKey, set));
        var database = BillingConfiguration.Open(null, "town.db", CaseFiles.Root);

        Assert.Equal(givesWay, BillingConfiguration.CounterIsBusy(settings, database, SystemClock.Instance) is not null);
        Assert.Equal("settings.gives-way", Assert.Throws<BusinessRuleException>(() => BillingConfiguration.CounterIsBusy(Settings((BillingConfiguration.GivesWayKey, "often")), database, SystemClock.Instance)).Code);
    }

    [Theory]
    [InlineData("oracle", "x", "settings.provider")]
    [InlineData("postgres", "", "settings.connection")]
    [InlineData("sqlserver", null, "settings.connection")]
    [InlineData("sqlite", "Foo=bar", "settings.connection")]
    public void An_unusable_setting_is_refused_with_its_reason(string provider, string? connection, string code)
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => BillingConfiguration.Open(provider, connection, "."));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void A_file_name_alone_is_a_connection_to_SQLite()
        => Assert.Equal(Path.GetFullPath("town.db", CaseFiles.Root), BillingConfiguration.Open(null, "town.db", CaseFiles.Root).Place);

    [Fact]
    public void The_place_tells_no_password()
        => Assert.DoesNotContain("secret", BillingConfiguration.Open("postgres", "Host=db;Database=water;Username=u;Password=secret", ".").Place, StringComparison.Ordinal);

    [Fact]
    public void The_settings_file_stands_above_the_hosts_files_and_below_the_environment()
    {
        var builder = new ConfigurationBuilder().AddJsonFile("host.json", optional: true).AddEnvironmentVariables().AddBillingSettings();

        Assert.Equal(["host.json", "appsettings.json"], builder.Sources.Take(2).Cast<JsonConfigurationSource>().Select(source => source.Path));
        Assert.IsNotType<JsonConfigurationSource>(builder.Sources[2]);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings)
        => new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
