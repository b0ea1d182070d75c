namespace Billing.Machines;

/// <summary>What makes a table no machine.</summary>
internal static class MachineFaults
{
    public static IEnumerable<string> Of<T>(Machine<T> machine)
    {
        var states = machine.States.Select(s => s.Name).ToList();
        foreach (var row in machine.Table)
        {
            foreach (var state in new[] { row.From, row.To }.Where(s => !states.Contains(s)))
            {
                yield return $"{machine.Name}: {row.Trigger} names the state {state}, which there is not.";
            }

            if (row.Roles.Count == 0)
            {
                yield return $"{machine.Name}: nobody may {row.Trigger} from {row.From}.";
            }
        }

        foreach (var twice in machine.Table.GroupBy(row => (row.From, row.Trigger)).Where(rows => rows.Count() > 1))
        {
            yield return $"{machine.Name}: two rows for {twice.Key.Trigger} from {twice.Key.From}.";
        }

        foreach (var state in machine.States.Skip(1).Where(s => machine.Table.All(row => row.To != s.Name)))
        {
            yield return $"{machine.Name}: nothing leads to {state.Name}.";
        }

        foreach (var state in machine.States.Where(s => !s.IsClosed && machine.Table.All(row => row.From != s.Name)))
        {
            yield return $"{machine.Name}: nothing leads on from {state.Name}.";
        }
    }
}
