using System.CommandLine;

namespace Billing.Cli.Channels;

/// <summary><c>billing debit …</c>: 口座振替, its files and its runs in the books.</summary>
internal static class DebitCommand
{
    public static Command Create() => new("debit", "Direct debit / 口座振替")
    {
        DebitRunCommand.Create(),
        DebitRunCommand.CreateSend(),
        DebitRunCommand.CreateCancel(),
        DebitResultsCommand.Create(),
        DebitListCommand.Create(),
        DebitReadCommand.Create(),
        DebitWriteCommand.Create(),
    };
}
