using System.CommandLine;

namespace Billing.Cli.Channels;

/// <summary><c>billing debit …</c>: 口座振替 files.</summary>
internal static class DebitCommand
{
    public static Command Create() => new("debit", "Direct-debit files / 口座振替のファイル") { DebitReadCommand.Create(), DebitWriteCommand.Create() };
}
