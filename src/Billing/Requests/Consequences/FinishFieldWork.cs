using Billing.FieldWork;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>What was on the field list is done. Undone, it is open again.</summary>
public sealed record FinishFieldWork(long OrderId, FieldTask Task, LocalDate DoneOn, string Result) : Consequence
{
    public override Sentence Told
    {
        get
        {
            var task = FieldWords.Of(Task);
            return new($"現場一覧の「{task.Ja}」を {DoneOn:uuuu-MM-dd} に済みとします", $"Mark \"{task.En}\" on the field list as done on {DoneOn:uuuu-MM-dd}");
        }
    }

    public override async Task Apply(Act act)
    {
        var order = await act.Db.FieldOrders.SingleAsync(o => o.Id == OrderId);
        (order.State, order.DoneOn, order.DoneBy, order.Result) = (FieldOrderState.Done, DoneOn, act.Office.Person, Result);
        order.Version++;
    }

    public override async Task Undo(Act act)
    {
        var order = await act.Db.FieldOrders.SingleAsync(o => o.Id == OrderId);
        (order.State, order.DoneOn, order.DoneBy, order.Result) = (FieldOrderState.Open, null, null, null);
        order.Version++;
    }
}
