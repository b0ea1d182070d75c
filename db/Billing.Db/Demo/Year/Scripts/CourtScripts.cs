using Billing.Delinquency;
using Billing.RuleBooks;
using NodaTime;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>The ways into and out of court and seizure that no other script goes, and a case that is written off and taken up again.</summary>
internal static class CourtScripts
{
    /// <summary>The court is asked while a stop is ordered, and again when it is executed; the supply is given back, the order is final, and withdrawn.</summary>
    public static IEnumerable<LocalDate> DuringStop(ScriptedDebtor debtor)
    {
        foreach (var day in debtor.To(Warned).Concat(debtor.Have(DunningAct.StopNotice)).Concat(debtor.UntilDue(DunningAct.CourtOrder)).Concat(debtor.Have(DunningAct.Stop)))
        {
            yield return day;
        }

        foreach (var day in debtor.From(StopOrdered, DunningAct.CourtOrder))
        {
            yield return day;
        }

        debtor.Undo();
        debtor.Field();
        debtor.Settle();
        foreach (var day in debtor.From(Stopped, DunningAct.CourtOrder))
        {
            yield return day;
        }

        debtor.ReturnSupply();
        debtor.Expect(Court);
        debtor.Note(DunningTriggers.Judgment);
        debtor.Undo();
        debtor.Expect(Court);
        debtor.Note(DunningTriggers.Judgment);
        debtor.Note(DunningTriggers.Withdraw);
        debtor.Expect(Warned);
        debtor.PayAll();
    }

    public static IEnumerable<LocalDate> AfterWarning(ScriptedDebtor debtor)
    {
        foreach (var day in debtor.To(Warned).Concat(debtor.From(Warned, DunningAct.CourtOrder)))
        {
            yield return day;
        }

        debtor.Note(DunningTriggers.Withdraw);
        debtor.Expect(Warned);
        debtor.PayAll();
    }

    public static IEnumerable<LocalDate> SeizedAfterDemand(ScriptedDebtor debtor)
    {
        foreach (var day in debtor.To(Demanded).Concat(debtor.From(Demanded, DunningAct.Seizure)))
        {
            yield return day;
        }

        debtor.Note(DunningTriggers.Release);
        debtor.Expect(Demanded);
        debtor.PayAll();
    }

    /// <summary>Written off in whole, which closes the case, and taken up again.</summary>
    public static IEnumerable<LocalDate> WrittenOffAndBack(ScriptedDebtor debtor)
    {
        foreach (var day in debtor.To(Overdue))
        {
            yield return day;
        }

        debtor.WriteOffRest();
        debtor.Expect(WrittenOff);
        debtor.WriteOffBack();
        debtor.Expect(Overdue);
        debtor.PayAll();
    }

    /// <summary>A letter that leads on from where the case stands.</summary>
    public static IEnumerable<LocalDate> Letter(ScriptedDebtor debtor, string from, DunningAct act)
    {
        foreach (var day in debtor.To(from).Concat(debtor.From(from, act)))
        {
            yield return day;
        }

        debtor.PayAll();
    }
}
