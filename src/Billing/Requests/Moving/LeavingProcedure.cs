using Billing.FieldWork;
using Billing.Machines;
using Billing.Requests.Consequences;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Moving;

/// <summary>What 使用中止 and 市内転居 have in common: a contract ends, settled at once or after the meter was read on the spot.</summary>
public abstract class LeavingProcedure : Procedure
{
    public override RequestSubject Subject => RequestSubject.Contract;

    public override Machine<RequestFile> Machine => MovingMachines.Leaving;

    public override bool TakesMainForm(string trigger) => trigger == MovingMachines.Order || base.TakesMainForm(trigger);

    public override async Task<IReadOnlyList<FormGroup>> StepForm(string trigger, RequestFile file)
    {
        if (trigger != MovingMachines.Settle)
        {
            return [];
        }

        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        return [new(new("最終検針", "Last reading"), LeavingFields.Value(place.Meter, await FromField(file))), RefundFields.Group];
    }

    public override async Task Foresee(string trigger, RequestFile file, FormValues values, Plan plan)
    {
        var place = await SupplyPlace.Read(file.Office, file.Contract!.ServicePointId);
        RefundFields.Check(values);
        if (trigger == MovingMachines.Settle)
        {
            var read = new Leaving(file, place, file.Contract.To ?? file.Office.Today, values, plan);
            read.AddEnd(file.Contract.To > file.Office.Today ? "" : null);
            if (RefundFields.Account(values) is { } account && values.AreRight)
            {
                plan.Add(account(file.Contract.UserId, file.Office.Today));
            }

            await LeavingMandates.End(read, []);
            return;
        }

        var leaving = new Leaving(file, place, values.Day("last")!.Value, values, plan);
        leaving.Check("last");
        DayLimits.Check(file.Office, Kind, "last", leaving.LastDay, values);
        if (!values.AreRight)
        {
            return;
        }

        leaving.WarnOfDebts();
        if (trigger == MovingMachines.Order)
        {
            leaving.AddOrder(values.Text("close") == "yes");
            leaving.AddAfterwards(file.Contract.UserId);
        }
        else if (trigger == Triggers.Complete)
        {
            leaving.AddEnd("last");
            leaving.AddAfterwards(file.Contract.UserId);
            AddClosing(file, leaving, values, plan);
        }

        var moved = await ForeseeNext(trigger, leaving);
        if (trigger == Triggers.Complete)
        {
            await LeavingMandates.End(leaving, moved);
        }
    }

    /// <summary>What follows the end of the contract; inside the same act.</summary>
    /// <returns>Keys of the mandates that it carries over to another contract, and ends on this one.</returns>
    private protected virtual Task<IReadOnlyCollection<long>> ForeseeNext(string trigger, Leaving leaving) => Task.FromResult<IReadOnlyCollection<long>>([]);

    /// <summary>The value that somebody brought from the place.</summary>
    private static async Task<int?> FromField(RequestFile file) => await file.Office.Db.FieldOrders
        .Where(o => o.RequestId == file.Request.Id && o.State == FieldOrderState.Done && o.Index != null && (o.Task == FieldTask.ReadMeter || o.Task == FieldTask.CloseTap))
        .OrderByDescending(o => o.Id).Select(o => o.Index).FirstOrDefaultAsync();

    private static void AddClosing(RequestFile file, Leaving leaving, FormValues values, Plan plan)
    {
        if (values.Text("close") == "yes")
        {
            plan.Add(new OrderFieldWork(FieldTask.CloseTap, file.Contract!.ServicePointId, DayLimits.InField(file.Office, leaving.LastDay), null));
        }
    }
}
