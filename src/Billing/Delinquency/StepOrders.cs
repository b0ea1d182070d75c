using Billing.FieldWork;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>What a step puts on the field list.</summary>
internal static class StepOrders
{
    public static void Give(BillingDbContext db, DunningStepRule rule, DueStep due, DunningStep step, LocalDate today)
    {
        if (rule.Act is not (DunningAct.Stop or DunningAct.Patrol))
        {
            return;
        }

        foreach (var supply in due.Debts.Select(d => d.Supply).OfType<Supplied>().DistinctBy(s => s.ContractId))
        {
            var order = new FieldOrder
            {
                Task = rule.Act == DunningAct.Stop ? FieldTask.StopSupply : FieldTask.Patrol,
                ServicePointId = supply.ServicePointId,
                ContractId = supply.ContractId,
                DueOn = today,
                Note = $"{rule.Said.Ja} ({rule.Article})",
                State = FieldOrderState.Open,
            };
            db.FieldOrders.Add(order);
            db.SaveChanges();
            if (rule.Act == DunningAct.Stop)
            {
                db.SupplyStops.Add(new SupplyStop { CaseId = step.CaseId, StepId = step.Id, ContractId = supply.ContractId, ServicePointId = supply.ServicePointId, StopOrderId = order.Id, Stands = true });
            }
        }

        db.SaveChanges();
    }
}
