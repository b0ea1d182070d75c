using Billing.Db.Demo.Year.Scripts;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;
using Xunit;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Tests.Delinquency;

/// <summary>
/// Every row of the machine is taken by a debtor who comes there by the desk's own acts, and no case takes a step that is no row: the scripts of the demo town's year, and those for the rows
/// that its book rules out, over a book whose steps wait for nothing.
/// </summary>
public sealed class EveryRowTests
{
    /// <summary>What a town would do whose schedule lets every letter follow on every other, stops for sewer arrears, and keeps a supply closed when a pledge is taken.</summary>
    private static readonly DebtorScript[] Elsewhere =
    [
        Letter(Overdue, DunningAct.Demand),
        Letter(Overdue, DunningAct.Talk),
        Letter(Overdue, DunningAct.Listing),
        Letter(Reminded, DunningAct.StopWarning),
        Letter(Reminded, DunningAct.StopNotice),
        Letter(Reminded, DunningAct.Stop),
        Letter(Reminded, DunningAct.CourtOrder),
        Letter(Demanded, DunningAct.StopNotice),
        Letter(Demanded, DunningAct.Stop),
        new("seized beside a warning", Service.Sewer, SeizedBesideWarning),
        new("seized behind a stop", Service.Sewer, SeizedBehindStop),
        new("pledged when a stop is ordered", Service.Water, debtor => PledgedAtStop(debtor, StopOrdered)),
        new("pledged when the supply is closed", Service.Water, debtor => PledgedAtStop(debtor, Stopped)),
    ];

    [Fact]
    public void Every_row_is_taken_and_nothing_but_rows()
    {
        var scripts = DebtorScripts.All.Concat(Elsewhere).ToList();
        using var town = ScriptedTown.Create(scripts.Count);
        var played = ScriptedTown.Play(town, scripts);

        Assert.Equal("", string.Join("; ", played.Where(p => p.Fault is not null || p.NextOn is not null).Select(p => $"{p.Name}: {p.Fault ?? "has not ended"}")));
        using var db = town.Test.NewContext();
        var taken = db.DunningSteps.Select(s => new { s.From, s.Trigger, s.To }).Distinct().AsEnumerable().Select(s => $"{s.From} {s.Trigger} {s.To}").ToHashSet();
        var rows = Table.Table.Select(r => $"{r.From} {r.Trigger} {r.To}").ToHashSet();
        Assert.Equal([], rows.Except(taken).Order());
        Assert.Equal([], taken.Except(rows).Order());
        town.AssertBooks();
    }

    private static DebtorScript Letter(string from, DunningAct act) => new($"{from} {act}", Service.Water, debtor => CourtScripts.Letter(debtor, from, act));

    /// <summary>What was seized is paid, a newer debt is warned of a stop, and the payment was another person's.</summary>
    private static IEnumerable<LocalDate> SeizedBesideWarning(ScriptedDebtor debtor)
    {
        foreach (var day in debtor.To(Seized))
        {
            yield return day;
        }

        var next = debtor.Owe(ScriptedDebtor.Next, debtor.Tomorrow);
        foreach (var day in debtor.Have(DunningAct.Reminder, next).Concat(debtor.UntilDue(DunningAct.StopWarning, next)))
        {
            yield return day;
        }

        var paid = debtor.PayOne(debtor.Lead);
        debtor.Take(nameof(DunningAct.StopWarning));
        debtor.TakeBack(paid);
        debtor.Expect(Seized);
        debtor.PayOne(debtor.Lead);
        debtor.Expect(Warned);
        debtor.PayAll();
    }

    /// <summary>What was seized is paid, the supply is stopped for a newer debt, and the payment was another person's.</summary>
    private static IEnumerable<LocalDate> SeizedBehindStop(ScriptedDebtor debtor)
    {
        foreach (var day in debtor.To(Seized))
        {
            yield return day;
        }

        var next = debtor.Owe(ScriptedDebtor.Next, debtor.Tomorrow);
        foreach (var day in debtor.Have(DunningAct.Reminder, next).Concat(debtor.UntilDue(DunningAct.Stop, next)))
        {
            yield return day;
        }

        foreach (var executed in (bool[])[false, true])
        {
            var paid = debtor.PayOne(debtor.Lead);
            debtor.Expect(Reminded);
            debtor.Take(nameof(DunningAct.Stop));
            if (executed)
            {
                debtor.Field();
                debtor.Settle();
            }

            debtor.TakeBack(paid);
            debtor.Expect(executed ? Stopped : StopOrdered);
            debtor.Undo();
            debtor.Expect(Seized);
        }

        debtor.PayAll();
    }

    private static IEnumerable<LocalDate> PledgedAtStop(ScriptedDebtor debtor, string state)
    {
        foreach (var day in debtor.To(state))
        {
            yield return day;
        }

        debtor.Pledge();
        debtor.Expect(Pledged);
        debtor.Undo();
        debtor.Expect(state);
        debtor.PayAll();
    }
}
