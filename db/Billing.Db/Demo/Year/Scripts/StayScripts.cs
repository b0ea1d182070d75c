using Billing.Delinquency;
using Billing.RuleBooks;
using NodaTime;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>Everything that leaves a case where it stands: letters about a newer debt, and what is put on record; at the end everything is paid.</summary>
internal static class StayScripts
{
    /// <summary>Days after which a claim of the demo book has come to the register: it falls due so long before the court is asked, so that it comes to the register while the case is there.</summary>
    private const int BeforeCourt = 100;

    public static IEnumerable<LocalDate> Play(ScriptedDebtor debtor, string state)
    {
        foreach (var day in (state is Court or Titled ? WithAnother(debtor) : []).Concat(debtor.To(state)))
        {
            yield return day;
        }

        var next = debtor.Owe(ScriptedDebtor.Next, debtor.Tomorrow);
        foreach (var day in state == Pledged ? WhileHeld(debtor) : Letters(state).SelectMany(act => debtor.From(state, act)))
        {
            yield return day;
        }

        foreach (var day in debtor.UntilOwed(next))
        {
            yield return day;
        }

        Notes(debtor, state, next);
        debtor.PayAll();
    }

    /// <summary>A second debt that is demanded while the first waits for the court.</summary>
    private static IEnumerable<LocalDate> WithAnother(ScriptedDebtor debtor)
    {
        foreach (var day in debtor.To(Demanded))
        {
            yield return day;
        }

        if (debtor.WaitsFor(DunningAct.Listing))
        {
            var claim = debtor.Owe(ScriptedDebtor.Next, debtor.Today.PlusDays(BeforeCourt));
            foreach (var day in debtor.Have(DunningAct.Demand, claim))
            {
                yield return day;
            }
        }
    }

    /// <summary>The letters that the schedule still knows there, in the order in which a debt that falls due then comes to them.</summary>
    private static IEnumerable<DunningAct> Letters(string state) => state switch
    {
        Reminded => [DunningAct.Notice, DunningAct.Reminder],
        Demanded => [DunningAct.Talk, DunningAct.Notice, DunningAct.Reminder, DunningAct.Demand, DunningAct.Listing],
        Warned => [DunningAct.Talk, DunningAct.Notice, DunningAct.Reminder, DunningAct.Demand, DunningAct.StopWarning, DunningAct.StopNotice, DunningAct.Listing],
        StopOrdered => [DunningAct.Notice, DunningAct.Reminder, DunningAct.Demand, DunningAct.Talk, DunningAct.Listing],
        Stopped => [DunningAct.Notice, DunningAct.Reminder, DunningAct.Demand, DunningAct.Talk, DunningAct.Listing, DunningAct.Patrol],
        Seized => [DunningAct.Notice, DunningAct.Reminder, DunningAct.Seizure, DunningAct.Demand, DunningAct.Talk, DunningAct.Listing],
        Court or Titled => [DunningAct.Talk, DunningAct.Notice, DunningAct.StopWarning, DunningAct.Reminder, DunningAct.StopNotice, DunningAct.Demand, DunningAct.Listing],
        _ => [],
    };

    /// <summary>A pledge ends when a bill that falls due after it is not paid: only while the debtor is held does such a debt come to its letters.</summary>
    private static IEnumerable<LocalDate> WhileHeld(ScriptedDebtor debtor)
    {
        debtor.Hold();
        foreach (var act in (DunningAct[])[DunningAct.Notice, DunningAct.Reminder, DunningAct.Demand, DunningAct.Talk, DunningAct.Listing])
        {
            foreach (var day in debtor.FromHeld(Pledged, act))
            {
                yield return day;
            }
        }

        debtor.EndHold();
    }

    /// <summary>What is put on record, all of it in one day.</summary>
    /// <param name="next">A claim that is written off, and comes back.</param>
    private static void Notes(ScriptedDebtor debtor, string state, long next)
    {
        debtor.Expect(state);
        debtor.Note(DunningTriggers.Acknowledge);
        debtor.Undo();
        debtor.Assign();
        debtor.ReturnAndServe();
        debtor.WriteOff(next);
        debtor.WriteOffBack();
        debtor.Inherit();
        if (state == StopOrdered)
        {
            // The field has closed it this morning, and the case has not heard of it yet: else the hold would call the stop off.
            debtor.Field();
        }

        debtor.Hold();
        debtor.EndHold();
    }
}
