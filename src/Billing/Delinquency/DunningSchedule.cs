using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>Which steps of a utility's schedule are due for a case. Pure. A claim takes each step once, in the order of the schedule, never before its day.</summary>
public static class DunningSchedule
{
    /// <summary>The rules of a service in force on a day, in their order.</summary>
    public static IReadOnlyList<DunningStepRule> Of(RuleBook book, Service service, LocalDate on) =>
        [.. book.AllInForce<DunningStepRule>(on, service).OrderBy(rule => rule.Order).ThenBy(rule => rule.Name, StringComparer.Ordinal)];

    /// <summary>Steps that are due today; none while the case is held.</summary>
    public static IReadOnlyList<DueStep> Due(CaseFile file)
    {
        if (file.Holds.Count > 0)
        {
            return [];
        }

        var due = new List<DueStep>();
        foreach (var rule in file.Schedule)
        {
            var ready = Starts(file, rule).Where(s => s.First <= file.Today).ToList();
            if (ready.Count > 0 && Passes(rule, [.. ready.Select(s => s.Debt)], file.Today))
            {
                due.Add(new DueStep(rule, [.. ready.Select(s => s.Debt)], ready.Min(s => s.First), ready.Min(s => s.Latest)));
            }
        }

        return due;
    }

    /// <summary>The first day on which the schedule knows something for what is owed now, thresholds by amount aside; null = nothing more.</summary>
    public static LocalDate? Next(CaseFile file) => file.Schedule
        .SelectMany(rule => Starts(file, rule).Select(s => Later(s.First, rule.AnyOf.Count > 0 && rule.AnyOf.All(t => t.Months is not null) ? s.Debt.Claim.DueOn.PlusMonths(rule.AnyOf.Min(t => t.Months!.Value)) : s.First)))
        .Select(day => (LocalDate?)day).Min();

    /// <summary>Whether what is owed reaches a threshold of the rule.</summary>
    public static bool Passes(DunningStepRule rule, IReadOnlyList<CaseDebt> debts, LocalDate today)
    {
        var charges = debts.Where(d => !d.IsFee).ToList();
        return rule.AnyOf.Count == 0 || (charges.Count > 0 && rule.AnyOf.Any(t =>
            (t.Months is not { } months || charges.Min(d => d.Claim.DueOn).PlusMonths(months) <= today)
            && (t.Bills is not { } bills || charges.Select(d => d.Claim.BillId).Distinct().Count() >= bills)
            && (t.OneBillYen is not { } one || charges.Max(d => d.Owed.Yen) >= one)
            && (t.Yen is not { } yen || charges.Sum(d => d.Owed.Yen) >= yen)));
    }

    /// <summary>Claims that the step has not covered yet and whose step before is done, with their first day.</summary>
    private static IEnumerable<(CaseDebt Debt, LocalDate First, LocalDate? Latest)> Starts(CaseFile file, DunningStepRule rule)
    {
        if (!IsPossible(file, rule))
        {
            yield break;
        }

        var before = file.Schedule.LastOrDefault(r => r.Order < rule.Order && !r.Optional);
        foreach (var debt in file.Debts)
        {
            var last = before is null ? null : file.Covering(debt.Claim.Id, before.Name);
            if (file.Covering(debt.Claim.Id, rule.Name) is not null || (before is not null && last is null) || file.Pledge?.Claims.Contains(debt.Claim.Id) == true || (NeedsSupply(rule.Act) && debt.Supply is null))
            {
                continue;
            }

            if (StartOf(debt, rule, last) is { } start)
            {
                yield return (debt, Later(rule.Wait.From(start), Lawful(file, debt, rule)), rule.Latest?.From(start));
            }
        }
    }

    private static LocalDate? StartOf(CaseDebt debt, DunningStepRule rule, DunningStep? last) => rule.After switch
    {
        DunningStart.DueDate => debt.Claim.DueOn,
        DunningStart.DebitResult => debt.DebitReturnedOn ?? debt.Claim.DueOn,
        DunningStart.Step => last?.ServedOn,
        _ => last?.DeadlineOn ?? last?.ServedOn,
    };

    /// <summary>Never before the due date has passed, nor before the deadline that the step before gave, whatever a schedule says.</summary>
    private static LocalDate Lawful(CaseFile file, CaseDebt debt, DunningStepRule rule) => rule.Act is DunningAct.Stop or DunningAct.Seizure or DunningAct.CourtOrder or DunningAct.StopWarning
        ? file.Covering(debt.Claim.Id).Select(s => s.DeadlineOn?.PlusDays(1)).OfType<LocalDate>().Append(debt.Claim.DueOn.PlusDays(1)).Max()
        : debt.Claim.DueOn.PlusDays(1);

    private static bool IsPossible(CaseFile file, DunningStepRule rule) => rule.Act switch
    {
        DunningAct.StopWarning or DunningAct.StopNotice => file.Pledge is null && file.Stops.Count == 0 && MayStop(file),
        DunningAct.Stop => file.Pledge is null && file.Stops.Count == 0 && MayStop(file),
        DunningAct.Patrol => file.Place == DunningMachine.Stopped,
        DunningAct.Seizure => file.Case.Service == Service.Sewer,
        DunningAct.CourtOrder => file.Case.Service == Service.Water,
        _ => true,
    };

    private static bool MayStop(CaseFile file) => file.Case.Service == Service.Water || file.Terms?.StopCountsSewer == true;

    private static bool NeedsSupply(DunningAct act) => act is DunningAct.StopWarning or DunningAct.StopNotice or DunningAct.Stop or DunningAct.Patrol;

    private static LocalDate Later(LocalDate a, LocalDate b) => a > b ? a : b;
}
