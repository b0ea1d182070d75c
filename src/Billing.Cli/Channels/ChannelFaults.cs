using Billing.Cli.Common;
using Billing.Kernel;

namespace Billing.Cli.Channels;

/// <summary>Faults of a file as the terminal and JSON tell them.</summary>
internal static class ChannelFaults
{
    /// <summary>One line each and the verdict.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(Terminal console, string path, IReadOnlyList<LineFault> faults)
    {
        for (var i = 0; i < faults.Count; i++)
        {
            var f = faults[i];
            console.Line(console.Say($"誤り{i + 1}: {f.Line}件目 {f.Column}: {f.Code} {f.Said.Ja}", $"error {i + 1}: record {f.Line}, column {f.Column}: {f.Code} {f.Said.En}"));
        }

        if (faults.Count == 0)
        {
            return ExitCode.Done;
        }

        console.Complain(console.Say($"{path}: {faults.Count} 件の誤りがあるため、このファイルは取り込めません。", $"{path}: {faults.Count} things are wrong; the file is not usable."));
        return ExitCode.FoundWrong;
    }

    public static IEnumerable<object> Errors(Terminal console, IReadOnlyList<LineFault> faults) =>
        faults.Select((fault, index) => new { Number = index + 1, Record = fault.Line, fault.Column, fault.Code, Message = console.Say(fault.Said) });
}
