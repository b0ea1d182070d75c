using NodaTime;

namespace Billing.Delinquency;

/// <summary>What a case asks a person to do today. Pure.</summary>
public static class WorklistItems
{
    public static IReadOnlyList<WorklistItem> Of(CaseFile file)
    {
        if (file.Holds.Count > 0)
        {
            return file.Holds.Select(h => h.ReviewOn).Min() is { } review && review <= file.Today ? [Item(file, WorklistItem.Review, review)] : [];
        }

        var due = DunningSchedule.Due(file);
        if (due.Count > 0)
        {
            return [.. due.Select(d => new WorklistItem { Name = d.Rule.Name, Act = d.Rule.Act, DueOn = d.DueOn, LatestOn = d.LatestOn, Claims = d.Debts.Count, Amount = d.Owed, State = WorklistState.Open })];
        }

        return NothingFollows(file) ? [Item(file, WorklistItem.Decide, file.Today)] : [];
    }

    /// <summary>Whether nothing runs by itself any more: no pledge, no stop, no procedure, and the schedule has come to its end.</summary>
    public static bool NothingFollows(CaseFile file) =>
        DunningMachine.Ranked.Contains(file.Place) && DunningSchedule.Next(file) is null;

    private static WorklistItem Item(CaseFile file, string name, LocalDate dueOn) =>
        new() { Name = name, DueOn = dueOn, Claims = file.Debts.Count, Amount = file.Owed, State = WorklistState.Open };
}
