using System.Globalization;
using System.Text;

namespace Billing.Machines;

/// <summary>A machine as documentation: a Mermaid graph and the table behind it, in Markdown.</summary>
public static class MachineGraph
{
    /// <summary>The graph with the field's words on the states.</summary>
    public static string Mermaid<T>(Machine<T> machine)
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var state in machine.States)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {state.Name}: {state.Said.Ja} ({state.Said.En})\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    [*] --> {machine.Initial}\n");
        foreach (var row in machine.Table)
        {
            var guards = row.Guards.Count == 0 ? "" : $" [{string.Join(", ", row.Guards.Select(g => g.Name))}]";
            text.Append(CultureInfo.InvariantCulture, $"    {row.From} --> {row.To}: {row.Trigger}{guards}\n");
        }

        foreach (var state in machine.States.Where(s => s.IsClosed))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {state.Name} --> [*]\n");
        }

        return text.ToString();
    }

    /// <summary>One line a step: state, step, condition, next state, who, paper, article.</summary>
    public static string Table<T>(Machine<T> machine)
    {
        var text = new StringBuilder("| state | step | only if | next state | who | document | article |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in machine.Table)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {machine.State(row.From).Said.Ja} `{row.From}` | {row.Said.Ja} `{row.Trigger}` | {string.Join("; ", row.Guards.Select(g => g.Said.En))} | {machine.State(row.To).Said.Ja} `{row.To}` | {string.Join(", ", row.Roles)} | {row.Document?.Ja} | {row.Article} |\n");
        }

        return text.ToString();
    }
}
