using Billing.Delinquency;
using Billing.RuleBooks;
using NodaTime;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>The ways of a script through the schedule: each waits until the book lets the step be taken; a step that the daily run takes by itself is left to it.</summary>
internal sealed partial class ScriptedDebtor
{
    /// <summary>Debts that are large enough for every threshold of the schedule, also after six tenths are paid.</summary>
    public const long Large = 120_000;

    /// <summary>A second debt that reaches every threshold by itself.</summary>
    public const long Next = 60_000;

    /// <summary>How long before the script begins its debt fell due, where the case need not be met before its reminder.</summary>
    private const int CarriedDays = 30;

    /// <summary>Leads the case to a state by all the letters before it.</summary>
    public IEnumerable<LocalDate> To(string state)
    {
        if (Lead == 0)
        {
            Owe(Large, state is Overdue or Pledged ? Tomorrow : Today.PlusDays(-CarriedDays));
        }

        foreach (var act in Way(state))
        {
            foreach (var day in Have(act))
            {
                yield return day;
            }
        }

        switch (state)
        {
            case Pledged:
                Pledge();
                break;
            case Titled:
                Note(DunningTriggers.Judgment);
                break;
            case Stopped:
                Field();
                Settle();
                break;
        }

        Expect(state);
    }

    /// <summary>Goes on when a step of an act covers a claim, and takes it.</summary>
    /// <param name="of">Null = the first that it owes.</param>
    public IEnumerable<LocalDate> Have(DunningAct act, long? of = null)
    {
        var claim = of ?? Lead;
        while (File?.Covering(claim).Any(s => s.Act == act) != true)
        {
            if (Due(act, claim) is { } due)
            {
                Take(due.Rule.Name);
            }
            else
            {
                yield return Tomorrow;
            }
        }
    }

    /// <summary>Goes on when a step of an act was taken from a state, whatever it is about.</summary>
    public IEnumerable<LocalDate> From(string state, DunningAct act)
    {
        while (!Case.Steps.Any(s => s.Step.Act == act && s.Step.From == state))
        {
            if (Due(act, null) is { } due)
            {
                Expect(state);
                Take(due.Rule.Name);
            }
            else
            {
                yield return Tomorrow;
            }
        }
    }

    /// <summary>Goes on when a person may take a step of an act.</summary>
    /// <param name="of">Null = about whatever it owes.</param>
    public IEnumerable<LocalDate> UntilDue(DunningAct act, long? of = null)
    {
        while (Due(act, of) is null)
        {
            yield return Tomorrow;
        }
    }

    /// <summary>The same while the case is held, but for the day on which the step is taken: else the next daily run would end a pledge whose debtor does not pay a current bill.</summary>
    public IEnumerable<LocalDate> FromHeld(string state, DunningAct act)
    {
        while (DunningSchedule.Due(Unheld(Case)).All(d => d.Rule.Act != act))
        {
            yield return Tomorrow;
        }

        EndHold();
        Expect(state);
        Take(Case.Schedule.First(r => r.Act == act).Name);
        Hold();
    }

    /// <summary>Whether the daily run takes an act, after so long that another claim must have been waiting for it.</summary>
    public bool WaitsFor(DunningAct act) => Case.Schedule.Any(r => r.Act == act && r.Automatic);

    private DueStep? Due(DunningAct act, long? claim) => File is null ? null
        : DunningSchedule.Due(File).FirstOrDefault(d => d.Rule.Act == act && !d.Rule.Automatic && (claim is null || d.Debts.Any(x => x.Claim.Id == claim)));

    private static CaseFile Unheld(CaseFile file) => new(file.Case, file.Steps)
    {
        Today = file.Today,
        Debts = file.Debts,
        Pledge = file.Pledge,
        Stops = file.Stops,
        Schedule = file.Schedule,
        Terms = file.Terms,
    };

    private static IEnumerable<DunningAct> Way(string state) => [DunningAct.Notice, .. Letters(state)];

    private static IEnumerable<DunningAct> Letters(string state) => state switch
    {
        Reminded => [DunningAct.Reminder],
        Demanded => [DunningAct.Reminder, DunningAct.Demand],
        Warned => [.. Letters(Demanded), DunningAct.StopWarning],
        StopOrdered or Stopped => [.. Letters(Warned), DunningAct.StopNotice, DunningAct.Stop],
        Seized => [DunningAct.Reminder, DunningAct.Seizure],
        Court or Titled => [.. Letters(Demanded), DunningAct.CourtOrder],
        _ => [],
    };
}
