using Billing.Delinquency;
using Billing.FieldWork;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Db.Demo.Year;

/// <summary>The office of a business day: the daily run, the worklist confirmed by one person or two, and the field.</summary>
internal sealed class YearOffice(YearStage stage, IReadOnlyDictionary<long, Debtor> byCustomer)
{
    private readonly Worklist _worklist = new(stage.Database, stage.Book);
    private readonly HashSet<long> _calledOff = [];

    /// <summary>日次の滞納整理.</summary>
    public void Run()
    {
        var day = new DunningRun(stage.Database, stage.Book).Run(stage.Today, stage.Now, "demo-run");
        stage.Tally.Add(YearFact.DunningRun);
        stage.Tally.Add(YearFact.Letter, count: day.Taken.Values.Sum());
        stage.Tally.Add(YearFact.PledgeBroken, count: day.Broken);
    }

    /// <summary>Confirms what the run proposed, the second person where one is needed.</summary>
    public void Confirm()
    {
        foreach (var person in (string[])[YearStage.Collector, YearStage.Chief])
        {
            foreach (var items in Waiting().Chunk(Worklist.Most))
            {
                foreach (var done in _worklist.Confirm(items, stage.Officer(person)).Where(c => c.Step is not null))
                {
                    stage.Tally.Add(FactOf(done.Item.Act!.Value), done.Step!.Amount);
                }
            }
        }
    }

    /// <summary>Orders of yesterday and before are carried out; a few stops fail. When the supply of a scripted debtor is closed, its script says.</summary>
    public void Field()
    {
        using var list = stage.Database.NewContext();
        var tasks = new[] { FieldTask.StopSupply, FieldTask.ReturnSupply, FieldTask.Patrol };
        var open = list.FieldOrders.AsNoTracking().Where(o => o.State == FieldOrderState.Open && tasks.Contains(o.Task) && o.DueOn < stage.Today).OrderBy(o => o.Id).Select(o => new { o.Id, o.Task, o.ContractId }).ToList();
        var stops = open.FindAll(o => o.Task == FieldTask.StopSupply).ConvertAll(o => o.ContractId);
        var fail = byCustomer.Values.Where(d => d.Class == DebtorClass.StopCalledOff && stops.Contains(d.ContractId) && _calledOff.Add(d.ContractId)).Select(d => (long?)d.ContractId).ToHashSet();
        var scripted = byCustomer.Values.Where(d => d.Class == DebtorClass.Scripted).Select(d => (long?)d.ContractId).ToHashSet();
        foreach (var order in open.Where(o => o.Task != FieldTask.StopSupply || !scripted.Contains(o.ContractId)))
        {
            using var db = stage.Database.NewContext();
            var field = new FieldReports(db);
            if (order.Task == FieldTask.StopSupply && fail.Contains(order.ContractId))
            {
                field.CallOff(order.Id, "止水栓が回らない", "demo-field", stage.Today).GetAwaiter().GetResult();
                stage.Tally.Add(YearFact.StopCalledOff);
            }
            else
            {
                field.Done(order.Id, new FieldResult(stage.Today, "demo-field", null, []), "demo-field", stage.Today).GetAwaiter().GetResult();
                stage.Tally.Add(YearFact.SupplyBack, count: order.Task == FieldTask.ReturnSupply ? 1 : 0);
            }
        }
    }

    private List<long> Waiting()
    {
        using var db = stage.Database.NewContext();
        return [.. (
            from i in db.WorklistItems
            where (i.State == WorklistState.Open || i.State == WorklistState.Asked) && i.Act != null
            join c in db.DunningCases on i.CaseId equals c.Id
            orderby i.Id
            select new { i.Id, i.Act, c.DebtorId, c.State }).AsEnumerable()
            .Where(i => Wants(byCustomer.GetValueOrDefault(i.DebtorId)?.Class, i.Act!.Value, i.State)).Select(i => i.Id)];
    }

    /// <summary>Whom the office takes to the court it does not stop, until there is a title.</summary>
    private static bool Wants(DebtorClass? kind, DunningAct act, string state) => kind switch
    {
        DebtorClass.Scripted => false,
        DebtorClass.CourtStopped => state == DunningMachine.Titled || act is not (DunningAct.StopWarning or DunningAct.StopNotice or DunningAct.Stop),
        DebtorClass.CourtPaid or DebtorClass.CourtWithdrawn => act is not (DunningAct.StopWarning or DunningAct.StopNotice or DunningAct.Stop),
        _ => act != DunningAct.CourtOrder,
    };

    /// <summary>How a step is counted.</summary>
    public static YearFact FactOf(DunningAct act) => act switch
    {
        DunningAct.Stop => YearFact.Stop,
        DunningAct.Seizure => YearFact.Seizure,
        DunningAct.CourtOrder => YearFact.Court,
        _ => YearFact.Letter,
    };
}
