using Billing.RuleBooks;
using NodaTime;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Db.Demo.Year.Scripts;

/// <summary>What had come far is paid, and the money was another person's: the case goes back to where a newer debt stands, and comes again; so for every place of the newer debt.</summary>
internal static class SwingScripts
{
    public static IEnumerable<LocalDate> Play(ScriptedDebtor debtor, string high)
    {
        foreach (var day in debtor.To(high))
        {
            yield return day;
        }

        var next = debtor.Owe(ScriptedDebtor.Next, debtor.Tomorrow);
        foreach (var low in Lower(high))
        {
            foreach (var day in Lead(debtor, low, next))
            {
                yield return day;
            }

            debtor.Expect(high);
            var paid = debtor.PayOne(debtor.Lead);
            debtor.Expect(low);
            debtor.TakeBack(paid);
            debtor.Expect(high);
        }

        debtor.PayAll();
    }

    private static IEnumerable<LocalDate> Lead(ScriptedDebtor debtor, string low, long claim) => low switch
    {
        Overdue => debtor.UntilOwed(claim),
        Reminded => debtor.Have(DunningAct.Reminder, claim),
        Demanded => debtor.Have(DunningAct.Demand, claim),
        _ => debtor.Have(DunningAct.StopWarning, claim),
    };

    private static IEnumerable<string> Lower(string high) => high switch
    {
        Seized => [Overdue, Reminded, Demanded],
        Court or Titled => Ranked,
        _ => Ranked.TakeWhile(low => low != high),
    };
}
