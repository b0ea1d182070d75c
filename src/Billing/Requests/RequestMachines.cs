using System.Text;
using Billing.Machines;

namespace Billing.Requests;

/// <summary>The machines of all procedures as documentation: <c>src/Billing/Requests/MACHINES.md</c>, which a test holds to the tables.</summary>
public static class RequestMachines
{
    public static string Markdown()
    {
        var text = new StringBuilder(
            "# The machines of requests\n\nWritten by `billing requests graph` from the tables in the code; do not edit. A row is one permitted step: who may take it, on what condition, with which paper, "
            + "under which article. Whatever has no row is refused.\n");
        foreach (var machine in Procedures.All.GroupBy(p => p.Machine))
        {
            text.Append("\n## ").AppendJoin(", ", machine.Select(p => $"{p.Name.Ja} ({p.Name.En})")).Append("\n\n```mermaid\n").Append(MachineGraph.Mermaid(machine.Key)).Append("```\n\n").Append(MachineGraph.Table(machine.Key));
        }

        return text.ToString();
    }
}
