using Billing.Delinquency;
using Billing.Kernel;
using Billing.Machines;
using Billing.RuleBooks;
using Xunit;
using static Billing.Delinquency.DunningMachine;

namespace Billing.Tests.Delinquency;

/// <summary>Every row of the machine is taken by a debtor who comes there by the desk's own acts, and no case takes a step that is no row.</summary>
public sealed class EveryRowTests
{
    private static readonly string[] Procedures = [Seized, Court, Titled];

    private static readonly string[] Open = [.. Ranked, StopOrdered, Stopped, Pledged, .. Procedures];

    private static readonly Dictionary<string, DunningAct> Letters = Enum.GetValues<DunningAct>().ToDictionary(DunningTriggers.Of);

    [Fact]
    public void Every_row_is_taken_and_nothing_but_rows()
    {
        var walks = Walks().ToList();
        using var town = DebtorTown.Create("sqlite", MachineWalk.Book, points: walks.Count * 2, months: 2);
        town.Run(MachineWalk.First.PlusDays(1));
        foreach (var (index, (service, ends, walk)) in walks.Index())
        {
            var debtor = new MachineWalk(town, (index + 1) * 2, service);
            walk(debtor);
            Assert.True(ends is null || ends == debtor.State, $"walk {index} ended in {debtor.State}, not in {ends}");
        }

        // What was paid and taken back is found by the run of the next day.
        town.Run(MachineWalk.Second);
        using var db = town.Test.NewContext();
        var taken = db.DunningSteps.Select(s => new { s.From, s.Trigger, s.To }).Distinct().AsEnumerable().Select(s => $"{s.From} {s.Trigger} {s.To}").ToHashSet();
        var rows = Table.Table.Select(r => $"{r.From} {r.Trigger} {r.To}").ToHashSet();
        Assert.Equal([], rows.Except(taken).Order());
        Assert.Equal([], taken.Except(rows).Order());
        town.AssertBooks();
    }

    private static readonly bool[] Both = [false, true];

    /// <summary>Whose case, where it ends (null = nobody asks), and the walk.</summary>
    private static IEnumerable<(Service Service, string? Ends, Action<MachineWalk> Walk)> Walks() =>
    [
        .. Table.Table.Where(r => Letters.ContainsKey(r.Trigger)).Select(Letter),
        .. Open.Select(state => (Of(state), (string?)Clear, (Action<MachineWalk>)(walk => walk.To(state).Pay(MachineWalk.First)))),
        .. Open.Select(state => (Of(state), (string?)WrittenOff, (Action<MachineWalk>)(walk => walk.To(state).WriteOff(MachineWalk.First)))),
        .. Open.Select(state => (Of(state), (string?)null, (Action<MachineWalk>)(walk => EveryNote(walk.To(state), state)))),
        .. Open.Where(state => state != Pledged).Select(state => (Of(state), (string?)state, (Action<MachineWalk>)(walk => PledgeTakenBack(walk.To(state))))),
        .. Ranked.Concat(Procedures).SelectMany(high => Ranked.Where(low => high != low && IsFurther(high, low)).Select(low => PaidAndOwedAgain(high, low))),
        .. Both.SelectMany(executed => Ranked.Concat(Procedures).Select(place => StopTakenBack(place, executed))),
        .. Ranked.Concat(Procedures).Select(state => (Of(state), (string?)Clear, (Action<MachineWalk>)(walk => OwedAgain(walk.To(state), part: false)))),
        .. Ranked.Concat(Procedures).Select(state => (Of(state), (string?)WrittenOff, (Action<MachineWalk>)(walk => OwedAgain(walk.To(state), part: true)))),
        .. new[] { StopOrdered, Stopped }.Select(state => (Service.Water, (string?)Reminded, (Action<MachineWalk>)(walk => walk.To(state).Desk.ReturnSupply(walk.Id, "乳児のいる世帯", walk.Officer())))),
        (Service.Sewer, Demanded, walk => walk.To(Seized).Note(DunningTriggers.Release)),
        (Service.Water, Demanded, walk => walk.To(Court).Note(DunningTriggers.Withdraw)),
        (Service.Water, Demanded, walk => walk.To(Titled).Note(DunningTriggers.Withdraw)),
        (Service.Water, Court, walk => walk.To(Titled).Undo()),
        (Service.Water, null, ClosedAndTakenUp),
    ];

    /// <summary>A letter from a state: about what fell due first where it has not had that letter yet, else about the next bill, which was reminded by then.</summary>
    private static (Service Service, string? Ends, Action<MachineWalk> Walk) Letter(Transition<DunningAsk> row)
    {
        return (row.To == Seized ? Service.Sewer : Of(row.From), row.To, Walk);

        void Walk(MachineWalk walk)
        {
            var act = Letters[row.Trigger];
            walk.To(row.From);
            if (row.From == Seized && act == DunningAct.Seizure)
            {
                walk.On(MachineWalk.Second).Take(DunningAct.Reminder);
            }
            else if (row.From == Pledged || act is DunningAct.Notice or DunningAct.Reminder || (row.From == row.To && Ranked.Contains(row.From)))
            {
                walk.On(MachineWalk.Second);
            }

            walk.On(MachineWalk.First.PlusDays(19)).Take(act);
        }
    }

    /// <summary>What is put on record, all of it in one state.</summary>
    private static void EveryNote(MachineWalk walk, string state)
    {
        walk.Note(DunningTriggers.Acknowledge);
        walk.Undo();
        walk.Desk.Assign(walk.Id, "suzuki", walk.Officer());
        walk.Desk.PublicNotice(walk.Id, walk.ReturnNotice(), walk.Officer());
        walk.On(MachineWalk.Second.PlusDays(1)).WriteOff(MachineWalk.Second);
        walk.WriteOffBack();
        walk.Inherit();
        if (state == StopOrdered)
        {
            // The field has closed it this morning, and the case has not heard of it yet: else the hold would call the stop off.
            walk.Field();
        }

        walk.Hold();
        walk.EndHold();
    }

    /// <summary>One bill is paid, the other written off, which closes the case, and comes back.</summary>
    private static void ClosedAndTakenUp(MachineWalk walk)
    {
        walk.To(Reminded).On(MachineWalk.Second.PlusDays(1)).WriteOff(MachineWalk.Second);
        walk.Pay(MachineWalk.First);
        Assert.Equal(WrittenOff, walk.State);
        walk.WriteOffBack();
    }

    private static void PledgeTakenBack(MachineWalk walk)
    {
        walk.Pledge();
        Assert.Equal(Pledged, walk.State);
        walk.Undo();
    }

    /// <summary>What had come far is paid, and the money was another person's: the case goes back with the newer bill, and comes again.</summary>
    private static (Service Service, string? Ends, Action<MachineWalk> Walk) PaidAndOwedAgain(string high, string low)
    {
        return (Of(high), low, Walk);

        void Walk(MachineWalk walk)
        {
            walk.To(high).On(MachineWalk.Second);
            if (low != Overdue)
            {
                walk.Take(DunningAct.Reminder);
            }

            walk.On(MachineWalk.Second.PlusDays(10));
            var payment = walk.Pay(MachineWalk.First);
            if (low is Demanded or Warned)
            {
                walk.Take(low == Demanded ? DunningAct.Demand : DunningAct.StopWarning, 0);
            }

            Assert.Equal(low, walk.State);
            walk.TakeBack(payment);
            walk.Settle();
            Assert.Equal(high, walk.State);
            walk.Pay(MachineWalk.First);
        }
    }

    /// <summary>A stop is taken back as an error; meanwhile the debts that it was about are paid, or stand before the court.</summary>
    private static (Service Service, string? Ends, Action<MachineWalk> Walk) StopTakenBack(string place, bool executed)
    {
        return (Of(place), place, Walk);

        void Walk(MachineWalk walk)
        {
            walk.To(place is Court or Titled or Seized ? place : Reminded);
            walk.On(MachineWalk.Second.PlusDays(1));
            if (place is not (Court or Titled or Overdue))
            {
                walk.Take(DunningAct.Reminder);
            }

            if (place is Demanded or Warned)
            {
                walk.Take(place == Demanded ? DunningAct.Demand : DunningAct.StopWarning);
            }

            // Only the second bill is behind the stop where the first is seized: the first is paid, and owed again.
            var seized = place is Seized ? walk.On(MachineWalk.Second.PlusDays(21)).Pay(MachineWalk.First) : null;
            walk.Take(DunningAct.Stop, seized is null ? 3 : 0);
            if (executed)
            {
                walk.Field();
                walk.Settle();
            }

            if (seized is not null)
            {
                walk.TakeBack(seized);
            }
            else if (Ranked.Contains(place))
            {
                walk.Pay(MachineWalk.First);
            }

            Assert.Equal(executed ? Stopped : StopOrdered, walk.State);
            walk.Undo();
        }
    }

    /// <summary>Paid, or paid in part and the rest written off; the payment was another person's, and the run of the next day takes the case up again.</summary>
    private static void OwedAgain(MachineWalk walk, bool part)
    {
        walk.On(MachineWalk.Second.PlusDays(-1));
        var payment = walk.Pay(MachineWalk.First, part ? new Money(10) : null);
        if (part)
        {
            walk.WriteOff(MachineWalk.First);
        }

        walk.TakeBack(payment);
    }

    private static bool IsFurther(string high, string low) => Procedures.Contains(high) || Array.IndexOf([.. Ranked], high) > Array.IndexOf([.. Ranked], low);

    private static Service Of(string state) => state == Seized ? Service.Sewer : Service.Water;
}
