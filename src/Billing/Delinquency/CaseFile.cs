using Billing.FieldWork;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>A case with everything that decides what may follow, as it stands on a day. What it says follows from recorded steps and the books alone.</summary>
public sealed class CaseFile
{
    private readonly Dictionary<(long Claim, string Name), DunningStep> _covered;
    private readonly HashSet<long> _taken;

    public CaseFile(DunningCase of, IReadOnlyList<RecordedStep> steps)
    {
        Case = of;
        Steps = steps;
        _taken = [.. steps.Select(s => s.Step).Where(s => s.Trigger is DunningTriggers.Undo or DunningTriggers.Returned or DunningTriggers.ReturnSupply && s.RefersToId is not null).Select(s => s.RefersToId!.Value)];
        _covered = [];
        foreach (var (step, claims) in steps.Where(s => s.Step.Name is not null && Stands(s.Step)))
        {
            foreach (var claim in claims)
            {
                _covered[(claim.ClaimId, step.Name!)] = step;
            }
        }
    }

    public DunningCase Case { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RecordedStep> Steps { get; }

    public required LocalDate Today { get; init; }

    /// <summary>Past due and owed; oldest due date first.</summary>
    public required IReadOnlyList<CaseDebt> Debts { get; init; }

    /// <summary>Those that hold today.</summary>
    public IReadOnlyList<DunningHold> Holds { get; init; } = [];

    public StandingPledge? Pledge { get; init; }

    /// <summary>Stops that stand, with their orders.</summary>
    public IReadOnlyList<(SupplyStop Stop, FieldOrder Order)> Stops { get; init; } = [];

    /// <summary>By <see cref="DunningStepRule.Order"/>; empty where the file was read without a rule book.</summary>
    public IReadOnlyList<DunningStepRule> Schedule { get; init; } = [];

    public DunningTermsRule? Terms { get; init; }

    /// <summary>What is owed past due.</summary>
    public Money Owed => new(Debts.Sum(d => d.Owed.Yen));

    /// <summary>The step of a name that covers a claim and stands; null = none.</summary>
    public DunningStep? Covering(long claimId, string name) => _covered.GetValueOrDefault((claimId, name));

    /// <summary>Whether a step was neither taken back, nor brought back by the post, nor — a stop — ended by giving the supply back.</summary>
    public bool Stands(DunningStep step) => !_taken.Contains(step.Id);

    /// <summary>Steps of the schedule that cover a claim and stand.</summary>
    public IEnumerable<DunningStep> Covering(long claimId) => _covered.Where(c => c.Key.Claim == claimId).Select(c => c.Value);

    /// <summary>The same case after a step that changed nothing of what is owed, held, pledged or stopped: no need to read it again.</summary>
    internal CaseFile With(RecordedStep step) => new(Case, [.. Steps, step])
    {
        Today = Today,
        Debts = Debts,
        Holds = Holds,
        Pledge = Pledge,
        Stops = Stops,
        Schedule = Schedule,
        Terms = Terms,
    };

    /// <summary>Where the case stands by what is owed and what was done: the state that the machine must show.</summary>
    public string Place => this switch
    {
        { Debts.Count: 0 } => GivenUp > 0 ? DunningMachine.WrittenOff : DunningMachine.Clear,
        { Pledge: not null } => DunningMachine.Pledged,
        { Stops.Count: > 0 } => Stops.Any(s => s.Order.State == FieldOrderState.Done) ? DunningMachine.Stopped : DunningMachine.StopOrdered,
        _ when Runs(DunningAct.Seizure, DunningTriggers.Release) => DunningMachine.Seized,
        _ when Runs(DunningAct.CourtOrder, DunningTriggers.Withdraw) => LastOf(DunningTriggers.Judgment) > LastOf(DunningTriggers.Withdraw) ? DunningMachine.Titled : DunningMachine.Court,
        _ => DunningMachine.Ranked[Debts.Max(d => Rank(d.Claim.Id))],
    };

    /// <summary>Claims that were written off and not taken up again.</summary>
    private int GivenUp => Claims(DunningTriggers.WriteOff) - Claims(DunningTriggers.WriteOffBack);

    private int Claims(string trigger) => Steps.Where(s => s.Step.Trigger == trigger).Sum(s => s.Claims.Count);

    private int Rank(long claimId) => Covering(claimId).Select(s => DunningMachine.RankOf(s.Act)).DefaultIfEmpty(0).Max();

    /// <summary>Whether a procedure covers something still owed and has not ended.</summary>
    private bool Runs(DunningAct act, string end)
    {
        var last = Debts.SelectMany(d => Covering(d.Claim.Id)).Where(s => s.Act == act).Select(s => s.Id).DefaultIfEmpty(0).Max();
        return last > 0 && LastOf(end) < last;
    }

    /// <summary>Key of the last step of a trigger that stands; 0 = none.</summary>
    private long LastOf(string trigger) => Steps.Where(s => s.Step.Trigger == trigger && Stands(s.Step)).Select(s => s.Step.Id).DefaultIfEmpty(0).Max();
}
