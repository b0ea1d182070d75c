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
        order.Finish(DoneOn, act.Office.Person, Result);
    }

    public override async Task Undo(Act act) => (await act.Db.FieldOrders.SingleAsync(o => o.Id == OrderId)).Reopen();
}
