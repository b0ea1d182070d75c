using System.CommandLine;

namespace Billing.Cli.Revision;

/// <summary><c>billing revision …</c>: a proposal against the table in force, on a real distribution of usage.</summary>
internal static class RevisionCommand
{
    public static Command Create() => new("revision", "Proposals against the table in force / 料金改定の試算")
    {
        CompareCommand.Create(),
        SolveCommand.Create(),
        DesignCommand.Create(),
        UsageCommand.Create(),
        ProveCommand.Create(),
    };
}
