using Billing.Kernel;

namespace Billing.Machines;

/// <summary>
/// A state machine as a table of <see cref="Transition{T}"/>. It holds no state: that lives in the entity, which the caller reads and writes. What it cannot do
/// it refuses with a reason that can be said aloud.
/// </summary>
/// <typeparam name="T">What the guards look at.</typeparam>
public sealed class Machine<T>
{
    /// <exception cref="ArgumentException">A state that is no state, two rows for one step, a state that nothing reaches, or one that is open and leads nowhere.</exception>
    public Machine(string name, IReadOnlyList<MachineState> states, IReadOnlyList<Transition<T>> table)
    {
        Name = name;
        States = states;
        Table = table;
        foreach (var fault in MachineFaults.Of(this))
        {
            throw new ArgumentException(fault);
        }
    }

    public string Name { get; }

    /// <summary>The first is where everything begins.</summary>
    public IReadOnlyList<MachineState> States { get; }

    public IReadOnlyList<Transition<T>> Table { get; }

    /// <summary>State of what has not begun yet.</summary>
    public string Initial => States[0].Name;

    public MachineState State(string name) => States.FirstOrDefault(s => s.Name == name) ?? throw new ArgumentException($"{Name} has no state {name}.");

    /// <summary>Every step that leads on from a state, those refused with their reason.</summary>
    /// <param name="roles">Of the person who would take it.</param>
    public IReadOnlyList<NextStep<T>> StepsFrom(string state, T about, IReadOnlySet<string> roles) =>
        [.. Table.Where(row => row.From == state).Select(row => new NextStep<T>(row, Refusal(row, about, roles)))];

    /// <summary>The row of a step, if it may be taken.</summary>
    /// <param name="guards">False = only asks whether there is such a step and for whom, because what the guards look at is still being typed.</param>
    /// <exception cref="BusinessRuleException"><c>step.none</c> (the state has no such step), <c>step.role</c>, <c>step.guard</c>.</exception>
    public Transition<T> Permit(string state, string trigger, T about, IReadOnlySet<string> roles, bool guards = true)
    {
        if (Table.FirstOrDefault(row => row.From == state && row.Trigger == trigger) is not { } row)
        {
            var now = State(state).Said;
            var can = Table.Where(r => r.From == state).ToList();
            throw new BusinessRuleException(
                "step.none",
                $"今の状態は「{now.Ja}」なので、この手続はできません。{(can.Count == 0 ? "これ以上の手続はありません。" : $"今できるのは: {string.Join("、", can.Select(r => r.Said.Ja))}")}",
                $"It is \"{now.En}\", so that cannot be done. {(can.Count == 0 ? "Nothing more can be done with it." : $"What can be done now: {string.Join(", ", can.Select(r => r.Said.En))}")}");
        }

        return (guards || !IsFor(row, roles)) && Refusal(row, about, roles) is { } reason ? throw new BusinessRuleException(IsFor(row, roles) ? "step.guard" : "step.role", reason.Ja, reason.En) : row;
    }

    private static bool IsFor(Transition<T> row, IReadOnlySet<string> roles) => row.Roles.Any(roles.Contains);

    private static Sentence? Refusal(Transition<T> row, T about, IReadOnlySet<string> roles) => IsFor(row, roles)
        ? row.Guards.Select(guard => guard.Refuses(about)).FirstOrDefault(reason => reason is not null)
        : new Sentence($"「{row.Said.Ja}」は{string.Join("・", row.Roles.Select(r => RoleWords.Of(r).Ja))}が行います。", $"\"{row.Said.En}\" is done by: {string.Join(", ", row.Roles.Select(r => RoleWords.Of(r).En))}.");
}
