using Billing.Db.Sqlite;
using Billing.Kernel;
using Billing.Privacy;
using Billing.RuleBooks;
using Billing.Tariffs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using NodaTime;

namespace Billing.Db;

/// <summary>
/// Which database an installation uses, for the counter and the command line alike: <c>Database:Provider</c> and <c>ConnectionStrings:Billing</c>
/// from <c>appsettings.json</c> in <see cref="Home"/>, over it the environment (<c>Database__Provider</c>, <c>ConnectionStrings__Billing</c>).
/// Without any setting it is the SQLite file <c>App_Data/billing.db</c> in <see cref="Home"/>.
/// </summary>
public static class BillingConfiguration
{
    public const string ProviderKey = "Database:Provider";

    public const string ConnectionKey = "ConnectionStrings:Billing";

    public const string RuleBookKey = "RuleBook";

    /// <summary>Whether a night gives way to people at the counter; true when left out.</summary>
    public const string GivesWayKey = "Night:GivesWay";

    private const string DefaultConnection = "Data Source=App_Data/billing.db";

    /// <summary>Folder of settings and embedded data: <c>BILLING_HOME</c>, else the source tree that the program was built in, else the working directory.</summary>
    public static string Home { get; } = Environment.GetEnvironmentVariable("BILLING_HOME") is { Length: > 0 } home ? Path.GetFullPath(home) : SourceTree() ?? Environment.CurrentDirectory;

    /// <summary>Settings for a program that has none of its own: <c>appsettings.json</c> in <see cref="Home"/> and the environment.</summary>
    public static IConfigurationRoot Load() => new ConfigurationBuilder().AddBillingSettings().AddEnvironmentVariables().Build();

    /// <summary>Adds <c>appsettings.json</c> of <see cref="Home"/> after the host's own files and before everything that is meant to override files.</summary>
    public static IConfigurationBuilder AddBillingSettings(this IConfigurationBuilder builder)
    {
        var place = 1 + builder.Sources.Select((source, index) => source is JsonConfigurationSource ? index : -1).DefaultIfEmpty(-1).Max();
        var file = new JsonConfigurationSource { Path = Path.Combine(Home, "appsettings.json"), Optional = true };
        file.ResolveFileProvider();
        builder.Sources.Insert(place, file);
        return builder;
    }

    /// <summary>Opens the configured database; nothing is connected yet.</summary>
    /// <exception cref="BusinessRuleException">A setting is missing or names no database: <c>settings.provider</c>, <c>settings.connection</c>.</exception>
    public static BillingDatabase Open(IConfiguration configuration) => Open(configuration[ProviderKey], configuration[ConnectionKey], Home);

    /// <summary>Opens a database by what was given for it.</summary>
    /// <param name="provider">Null or empty = <c>sqlite</c>.</param>
    /// <param name="connection">Null or empty = the embedded file, which only SQLite has. For SQLite a file name alone is enough.</param>
    /// <param name="folder">Where a relative file name begins.</param>
    /// <exception cref="BusinessRuleException">As <see cref="Open(IConfiguration)"/>.</exception>
    public static BillingDatabase Open(string? provider, string? connection, string folder)
    {
        var name = string.IsNullOrWhiteSpace(provider) ? "sqlite" : provider.Trim().ToLowerInvariant();
        if (!BillingDatabase.Providers.Contains(name))
        {
            throw new BusinessRuleException(
                "settings.provider",
                $"データベース「{provider}」は使えません。Database:Provider(--database)には sqlite、postgres、sqlserver のいずれかを指定してください。",
                $"there is no database '{provider}'; Database:Provider (--database) takes sqlite, postgres or sqlserver");
        }

        if (name == "sqlite")
        {
            var given = !string.IsNullOrWhiteSpace(connection);
            return BillingDatabase.Open(name, SqliteDatabase.FullConnection(given ? connection! : DefaultConnection, given ? folder : Home));
        }

        return string.IsNullOrWhiteSpace(connection)
            ? throw new BusinessRuleException(
                "settings.connection",
                $"{name} の接続文字列がありません。ConnectionStrings:Billing(--connection)に指定してください。",
                $"{name} needs a connection string in ConnectionStrings:Billing (--connection)")
            : BillingDatabase.Open(name, connection);
    }

    /// <summary>How a night in this process asks whether it must give way to the counter; null where <see cref="GivesWayKey"/> says that it need not.</summary>
    /// <exception cref="BusinessRuleException">The setting is neither true nor false: <c>settings.gives-way</c>.</exception>
    public static Func<bool>? CounterIsBusy(IConfiguration configuration, BillingDatabase database, IClock clock) => configuration[GivesWayKey] switch
    {
        null or "" => new CounterActivity(database, clock).IsBusy,
        var set when bool.TryParse(set, out var givesWay) => givesWay ? new CounterActivity(database, clock).IsBusy : null,
        var set => throw new BusinessRuleException("settings.gives-way", $"Night:GivesWay は true か false です(「{set}」)。", $"Night:GivesWay is true or false, not '{set}'"),
    };

    /// <summary>保存年限 of the records of looks and changes.</summary>
    /// <exception cref="BusinessRuleException">A setting is no number of years: <c>settings.audit</c>.</exception>
    public static AuditRetention AuditRetention(IConfiguration configuration) => new(Years(configuration, "Audit:KeepViewsYears", 5), Years(configuration, "Audit:KeepChangesYears", 10));

    /// <summary>The utility's rule book: a folder, or the name of one that comes with the program; <c>demo</c> when nothing is set.</summary>
    /// <exception cref="BusinessRuleException">There is no such rule book: <c>settings.rulebook</c>.</exception>
    public static RuleBook LoadRuleBook(IConfiguration configuration)
    {
        return FindRuleBook(configuration[RuleBookKey] is { Length: > 0 } set ? set : "demo");
    }

    /// <summary>The rule book in a folder, or one that comes with the program.</summary>
    /// <param name="name">Folder with a <c>rulebook.json</c>, or a name such as <c>demo</c>.</param>
    /// <exception cref="BusinessRuleException">There is no such rule book: <c>settings.rulebook</c>.</exception>
    public static RuleBook FindRuleBook(string name)
    {
        var folder = Path.GetFullPath(name, Home);
        if (!Directory.Exists(folder))
        {
            folder = Path.Combine(RuleBookFolder.Installed, "rulebooks", name);
        }

        return Directory.Exists(folder) ? RuleBookFolder.Load(folder) : throw new BusinessRuleException(
            "settings.rulebook",
            $"規則集「{name}」がありません。規則集のフォルダー、または付属の規則集の名前 (demo など) を指定してください。",
            $"there is no rule book '{name}'; name a folder with a rulebook.json, or one that comes with the program, such as demo");
    }

    /// <summary>Published tables of other utilities, which come with the program or lie in the folder that the settings name.</summary>
    /// <exception cref="BusinessRuleException">There is no such folder: <c>settings.neighbours</c>.</exception>
    /// <exception cref="TariffFileException">A file is no table; every fault with its JSON path.</exception>
    public static IReadOnlyList<Tariff> LoadNeighbours(IConfiguration configuration)
    {
        var folder = configuration["Neighbours"] is { Length: > 0 } set ? Path.GetFullPath(set, Home) : Path.Combine(RuleBookFolder.Installed, "tariffs", "neighbours");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => TariffLoader.Parse(File.ReadAllText(file), Path.GetFileName(file)))]
            : throw new BusinessRuleException("settings.neighbours", $"近隣の料金表のフォルダー「{folder}」がありません。", $"there is no folder '{folder}' of neighbours' tables.");
    }

    private static string? SourceTree()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Billing.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }

    private static int Years(IConfiguration configuration, string key, int usual) => configuration[key] switch
    {
        null or "" => usual,
        var set when int.TryParse(set, out var years) && years is >= 1 and <= 100 => years,
        var set => throw new BusinessRuleException("settings.audit", $"{key} は1から100までの年数です(「{set}」)。", $"{key} is a number of years from 1 to 100, not '{set}'"),
    };
}
