using Billing.Collection;
using Billing.Delinquency;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;
using Xunit;

namespace Billing.Tests.Delinquency;

/// <summary>Random histories, seeded: payments, part payments, holds, pledges, stops carried out, confirmations that are left lying. What must never happen is looked for every day.</summary>
public sealed class RandomHistoryTests
{
    private const int Debtors = 6;
    private const int Days = 150;

    private static readonly LocalDate First = new(2026, 11, 1);

    [Theory]
    [InlineData("yuni", 1)]
    [InlineData("minamiboso", 2)]
    [InlineData("rifu", 3)]
    [InlineData("demo", 4)]
    public async Task No_debt_escapes_nobody_is_early_and_nobody_under_a_hold_loses_water(string book, int seed)
    {
        using var town = DebtorTown.Create("sqlite", DunningBooks.Shipped(book), points: Debtors, months: 4);
        var random = new Random(seed);
        for (var day = First; day < First.PlusDays(Days); day = day.PlusDays(random.Next(1, 4)))
        {
            await Happen(town, random, day);
            town.Run(day);
            NoDebtEscapes(town, day);
            NobodyIsEarly(town);
            NobodyHeldLosesWater(town);
        }

        town.AssertBooks();
        var end = First.PlusDays(Days);
        EndHolds(town, end);
        foreach (var (debtor, service) in Owing(town))
        {
            town.Pay(end, debtor: debtor, service: service);
        }

        AllIsClear(town);
        town.AssertBooks();
    }

    private static async Task Happen(DebtorTown town, Random random, LocalDate day)
    {
        var debtor = random.Next(1, Debtors + 1);
        switch (random.Next(9))
        {
            case 0 when Owing(town).Contains((debtor, Service.Water)):
                town.Pay(day, debtor: debtor);
                break;
            case 1 when Owing(town).Contains((debtor, Service.Water)):
                town.Pay(day, new Money(random.Next(1, 500)), debtor);
                break;
            case 2:
                town.Desk.Hold(debtor, new HoldDraft(random.Next(2) == 0 ? null : Service.Water, HoldReason.Illness, null, null, null), DebtorTown.Officer(day));
                break;
            case 3 when random.Next(2) == 0:
                EndHolds(town, day);
                break;
            case 4:
                Pledge(town, random, debtor, day);
                break;
            case 5:
                await town.CarryOut(day, FieldTask.StopSupply);
                await town.CarryOut(day, FieldTask.ReturnSupply);
                break;
            default:
                town.ConfirmAll(day);
                break;
        }
    }

    private static void Pledge(DebtorTown town, Random random, long debtor, LocalDate day)
    {
        using var db = town.Test.NewContext();
        if (db.DunningCases.FirstOrDefault(c => c.DebtorId == debtor && c.Service == Service.Water && c.ClosedOn == null) is not { } of)
        {
            return;
        }

        try
        {
            town.Desk.Pledge(of.Id, day.PlusDays(random.Next(1, 20)), random.Next(1, 4), null, DebtorTown.Officer(day));
        }
        catch (BusinessRuleException)
        {
            // Held, pledged already, too little paid: refused, and nothing has changed.
        }
    }

    private static void EndHolds(DebtorTown town, LocalDate day)
    {
        List<long> holds;
        using (var db = town.Test.NewContext())
        {
            holds = db.DunningHolds.Where(h => h.EndedOn == null).Select(h => h.Id).ToList();
        }

        holds.ForEach(id => town.Desk.EndHold(id, "終了", DebtorTown.Officer(day)));
    }

    private static List<(long Debtor, Service Service)> Owing(DebtorTown town)
    {
        using var db = town.Test.NewContext();
        return [.. Enumerable.Range(1, Debtors).SelectMany(d => OwedClaim.OfDebtor(db, d)).Select(c => (c.Claim.DebtorId, c.Claim.Service)).Distinct()];
    }

    /// <summary>Everything past due has an open case, and the case has something to do, a day to come, a reason to wait, or a threshold not reached.</summary>
    private static void NoDebtEscapes(DebtorTown town, LocalDate day)
    {
        using var db = town.Test.NewContext();
        var overdue = Enumerable.Range(1, Debtors).SelectMany(d => OwedClaim.OfDebtor(db, d)).Where(c => c.Claim.DueOn < day).GroupBy(c => (c.Claim.DebtorId, c.Claim.Service));
        foreach (var group in overdue)
        {
            var of = db.DunningCases.Single(c => c.DebtorId == group.Key.DebtorId && c.Service == group.Key.Service && c.ClosedOn == null);
            var file = new CaseReader(db, town.Book, day).Read(of.Id)!;
            Assert.Equal(group.Select(c => (c.Claim.Id, c.Owed)).Order(), file.Debts.Select(d => (d.Claim.Id, d.Owed)).Order());
            Assert.Equal(file.Place, of.State);
            var waits = db.WorklistItems.Any(i => i.CaseId == of.Id && (i.State == WorklistState.Open || i.State == WorklistState.Asked));
            Assert.True(waits || file.Holds.Count > 0 || !DunningMachine.Ranked.Contains(file.Place) || of.NextOn is not null, $"case {of.Id} {of.State} on {day}");
            Assert.True(of.LimitsOn is not null || file.Terms is null || file.Place == DunningMachine.Seized, $"case {of.Id} has no end by time on {day}");
        }
    }

    /// <summary>Every step kept the waiting time of its rule and followed the deadline of the step before it, for each of its claims.</summary>
    private static void NobodyIsEarly(DebtorTown town)
    {
        using var db = town.Test.NewContext();
        var rules = town.Book.Rules.OfType<DunningStepRule>().ToDictionary(r => r.Id);
        var steps = db.DunningSteps.OrderBy(s => s.Id).ToList();
        var about = db.DunningStepClaims.ToList().ToLookup(c => c.StepId, c => c.ClaimId);
        var due = db.Claims.ToDictionary(c => c.Id, c => c.DueOn);
        foreach (var step in steps.Where(s => s.RuleId is not null))
        {
            var rule = rules[step.RuleId!];
            foreach (var claim in about[step.Id])
            {
                var before = steps.Where(s => s.Id < step.Id && s.RuleId is not null && about[s.Id].Contains(claim) && rules[s.RuleId!].Order < rule.Order && !rules[s.RuleId!].Optional).MaxBy(s => s.Id);
                var start = rule.After switch
                {
                    DunningStart.DueDate or DunningStart.DebitResult => due[claim],
                    DunningStart.Step => before!.ServedOn!.Value,
                    _ => before!.DeadlineOn ?? before.ServedOn!.Value,
                };
                Assert.True(step.On >= rule.Wait.From(start) && step.On > due[claim], $"{step.Name} on {step.On} for {claim}");
                Assert.True(rule.Act != DunningAct.Stop || step.On > before!.DeadlineOn.GetValueOrDefault(before.ServedOn!.Value));
            }
        }
    }

    private static void NobodyHeldLosesWater(DebtorTown town)
    {
        using var db = town.Test.NewContext();
        foreach (var hold in db.DunningHolds.Where(h => h.Service == null || h.Service == Service.Water).ToList())
        {
            var stops = from s in db.SupplyStops join c in db.DunningCases on s.CaseId equals c.Id join o in db.FieldOrders on s.StopOrderId equals o.Id where c.DebtorId == hold.DebtorId select o;
            Assert.DoesNotContain(stops.AsEnumerable(), o => o.State == FieldOrderState.Open && hold.EndedOn is null);
            Assert.DoesNotContain(stops.AsEnumerable(), o => o.State == FieldOrderState.Done && hold.From < o.DoneOn && (hold.EndedOn is not { } end || o.DoneOn < end));
        }
    }

    /// <summary>Everything paid: no case is open, and what was closed is open again or ordered to be.</summary>
    private static void AllIsClear(DebtorTown town)
    {
        using var db = town.Test.NewContext();
        Assert.All(db.DunningCases.ToList(), c => Assert.Equal(DunningMachine.Clear, c.State));
        foreach (var stop in db.SupplyStops.ToList())
        {
            Assert.False(stop.Stands);
            var order = db.FieldOrders.Single(o => o.Id == stop.StopOrderId);
            Assert.True(order.State == FieldOrderState.Cancelled || db.FieldOrders.Any(o => o.Id == stop.ReturnOrderId && o.Task == FieldTask.ReturnSupply));
        }
    }
}
