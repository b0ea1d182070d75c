using System.CommandLine;
using Billing.Cli.Common;
using Billing.Requests;

namespace Billing.Cli.Requests;

/// <summary><c>billing requests</c>: what the counter's procedures are.</summary>
internal static class RequestsCommand
{
    public static Command Create()
    {
        var graph = new Command("graph", "Print the machines of requests as Markdown with Mermaid graphs / 手続の状態遷移図");
        graph.SetAction(call =>
        {
            call.InvocationConfiguration.Output.Write(RequestMachines.Markdown());
            return ExitCode.Done;
        });
        return new Command("requests", "Requests at the counter / 窓口の届出") { graph };
    }
}
