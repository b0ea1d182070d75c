using System.CommandLine;
using Billing.Cli.Common;
using Billing.Db;

namespace Billing.Cli.Databases;

/// <summary>Which database a command works on: <c>--database</c> and <c>--connection</c>, else <c>appsettings.json</c> and the environment, else the embedded file.</summary>
internal static class DatabaseOptions
{
    private static readonly Option<string?> Provider = MakeProvider();
    private static readonly Option<string?> Connection = new("--connection") { Description = "Connection string; for SQLite a file name is enough / 接続文字列", HelpName = "STRING" };

    /// <summary>Adds both options to a command.</summary>
    public static Command WithDatabase(this Command command)
    {
        command.Options.Add(Provider);
        command.Options.Add(Connection);
        return command;
    }

    /// <summary>The database of the call, whatever state it is in; nothing is connected yet.</summary>
    /// <exception cref="Kernel.BusinessRuleException">The settings name no usable database.</exception>
    public static BillingDatabase Open(ParseResult call)
    {
        var (provider, connection) = (call.GetValue(Provider), call.GetValue(Connection));
        if (provider is null && connection is null)
        {
            return BillingConfiguration.Open(BillingConfiguration.Load());
        }

        var settings = BillingConfiguration.Load();
        var configured = settings[BillingConfiguration.ProviderKey] is { Length: > 0 } set ? set : "sqlite";
        provider ??= configured;
        // A configured connection string belongs to the configured provider, and to no other.
        return connection is null && string.Equals(provider, configured, StringComparison.OrdinalIgnoreCase)
            ? BillingConfiguration.Open(provider, settings[BillingConfiguration.ConnectionKey], BillingConfiguration.Home)
            : BillingConfiguration.Open(provider, connection, Environment.CurrentDirectory);
    }

    /// <summary>The database of the call, which must be there and at the newest migration.</summary>
    /// <exception cref="UnusableInputException">It is missing, or older or newer than the program.</exception>
    public static BillingDatabase OpenMigrated(ParseResult call)
    {
        var database = Open(call);
        return database.Schema().Fault(database.Place) is { } fault ? throw new UnusableInputException(fault.Ja, fault.En) : database;
    }

    private static Option<string?> MakeProvider()
    {
        var option = new Option<string?>("--database") { Description = "Which database; by default as configured / データベースの種類", HelpName = string.Join('|', BillingDatabase.Providers) };
        option.AcceptOnlyFromAmong([.. BillingDatabase.Providers]);
        return option;
    }
}
