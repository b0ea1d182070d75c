using System.CommandLine;

namespace Billing.Cli.Tariffs;

/// <summary><c>billing tariff …</c>: tables without a database.</summary>
internal static class TariffCommand
{
    public static Command Create() => new("tariff", "Check, quote and compare tariff files / 料金表の検査・試算・比較")
    {
        CheckCommand.Create(),
        QuoteCommand.Create(),
        DiffCommand.Create(),
    };
}
