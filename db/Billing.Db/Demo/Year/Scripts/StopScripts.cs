using Billing.RuleBooks;
using NodaTime;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>A stop is taken back as an error, once before the supply was closed and once after; what it was about is paid, or stands before the court.</summary>
internal static class StopScripts
{
    private static readonly DunningAct[] Way = [DunningAct.Reminder, DunningAct.Demand, DunningAct.StopWarning, DunningAct.StopNotice];

    public static IEnumerable<LocalDate> Play(ScriptedDebtor debtor, string place) => Ranked.Contains(place) ? Paid(debtor, place) : Enforced(debtor, place);

    /// <summary>The newer debt stands at a place when what the stop was about is paid.</summary>
    private static IEnumerable<LocalDate> Paid(ScriptedDebtor debtor, string place)
    {
        foreach (var day in debtor.To(Reminded).Concat(WithNext(debtor, place)))
        {
            yield return day;
        }

        foreach (var executed in (bool[])[false, true])
        {
            foreach (var day in debtor.Have(DunningAct.Stop))
            {
                yield return day;
            }

            Close(debtor, executed);
            var paid = debtor.PayOne(debtor.Lead);
            debtor.Expect(executed ? Stopped : StopOrdered);
            debtor.Undo();
            debtor.Expect(place);
            if (!executed)
            {
                debtor.TakeBack(paid);
                debtor.Expect(Warned);
            }
        }

        debtor.PayAll();
    }

    /// <summary>The newer debt falls due when the older comes so far that both are where they should be on the day of the stop.</summary>
    private static IEnumerable<LocalDate> WithNext(ScriptedDebtor debtor, string place)
    {
        var next = 0L;
        foreach (var act in Way)
        {
            foreach (var day in debtor.Have(act))
            {
                yield return day;
            }

            if (act == Begins(place))
            {
                next = debtor.Owe(ScriptedDebtor.Next, debtor.Tomorrow);
            }

            // Else the notice of the stop would be about both.
            foreach (var day in act == DunningAct.StopWarning && place == Warned ? debtor.Have(DunningAct.Demand, next) : [])
            {
                yield return day;
            }
        }

        foreach (var day in place switch
        {
            Overdue => debtor.UntilOwed(next),
            Reminded => debtor.Have(DunningAct.Reminder, next),
            Demanded => debtor.Have(DunningAct.Reminder, next).Concat(debtor.Have(DunningAct.Demand, next)),
            _ => debtor.Have(DunningAct.StopWarning, next),
        })
        {
            yield return day;
        }
    }

    private static DunningAct Begins(string place) => place switch
    {
        Overdue => DunningAct.StopNotice,
        Reminded or Demanded => DunningAct.StopWarning,
        _ => DunningAct.Reminder,
    };

    private static IEnumerable<LocalDate> Enforced(ScriptedDebtor debtor, string place)
    {
        foreach (var day in debtor.To(place).Concat(debtor.From(place, DunningAct.StopWarning)).Concat(debtor.From(place, DunningAct.StopNotice)))
        {
            yield return day;
        }

        foreach (var executed in (bool[])[false, true])
        {
            foreach (var day in debtor.Have(DunningAct.Stop))
            {
                yield return day;
            }

            Close(debtor, executed);
            debtor.Undo();
            debtor.Expect(place);
        }

        debtor.PayAll();
    }

    private static void Close(ScriptedDebtor debtor, bool executed)
    {
        debtor.Expect(StopOrdered);
        if (executed)
        {
            debtor.Field();
            debtor.Settle();
            debtor.Expect(Stopped);
        }
    }
}
