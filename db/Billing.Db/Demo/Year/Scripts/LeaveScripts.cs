using Billing.Kernel;
using NodaTime;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>Every way out of a state that is not the schedule's: pledged, paid, written off; and back, because it was an error.</summary>
internal static class LeaveScripts
{
    private static readonly Money Little = new(10);

    public static IEnumerable<LocalDate> Play(ScriptedDebtor debtor, string state) => state switch
    {
        Pledged => Pledge(debtor),
        StopOrdered or Stopped => Stop(debtor, state),
        _ => Place(debtor, state),
    };

    private static IEnumerable<LocalDate> Place(ScriptedDebtor debtor, string state)
    {
        foreach (var day in debtor.To(state))
        {
            yield return day;
        }

        debtor.Pledge();
        debtor.Expect(Pledged);
        debtor.Undo();
        debtor.Expect(state);
        var all = debtor.PayAll();
        debtor.Expect(Clear);
        debtor.TakeBack(all);
        foreach (var day in debtor.Until(state))
        {
            yield return day;
        }

        var little = debtor.PayOne(debtor.Lead, Little);
        debtor.WriteOffRest();
        debtor.Expect(WrittenOff);
        debtor.TakeBack(little);
        foreach (var day in debtor.Until(state))
        {
            yield return day;
        }

        debtor.PayAll();
        debtor.Expect(WrittenOff);
    }

    private static IEnumerable<LocalDate> Stop(ScriptedDebtor debtor, string state)
    {
        foreach (var day in debtor.To(state))
        {
            yield return day;
        }

        var all = debtor.PayAll();
        debtor.Expect(Clear);
        debtor.TakeBack(all);
        foreach (var day in debtor.Until(Warned))
        {
            yield return day;
        }

        // The supply is open again: the stop is ordered anew.
        debtor.Undo();
        foreach (var day in debtor.To(state))
        {
            yield return day;
        }

        debtor.ReturnSupply();
        debtor.Expect(Warned);
        foreach (var day in debtor.To(state))
        {
            yield return day;
        }

        debtor.WriteOffRest();
        debtor.Expect(WrittenOff);
        debtor.WriteOffBack();
        foreach (var day in debtor.Until(Warned))
        {
            yield return day;
        }

        debtor.PayAll();
    }

    private static IEnumerable<LocalDate> Pledge(ScriptedDebtor debtor)
    {
        foreach (var day in debtor.To(Pledged))
        {
            yield return day;
        }

        debtor.WriteOffRest();
        debtor.Expect(WrittenOff);
    }
}
