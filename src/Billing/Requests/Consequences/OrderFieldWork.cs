using Billing.FieldWork;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>Puts something on the field list of a day, for the contract of the act. Undone, it is called off, or refuses where somebody has been there.</summary>
public sealed record OrderFieldWork(FieldTask Task, long ServicePointId, LocalDate DueOn, string? Note) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long OrderId { get; set; }

    public override Sentence Told
    {
        get
        {
            var task = FieldWords.Of(Task);
            return new($"{DueOn:uuuu-MM-dd}の現場一覧に「{task.Ja}」を載せます", $"\"{task.En}\" on the field list of {DueOn:uuuu-MM-dd}");
        }
    }

    public override async Task Apply(Act act)
    {
        var order = new FieldOrder
        {
            Task = Task,
            ServicePointId = ServicePointId,
            ContractId = act.Contract?.Id,
            RequestId = act.Request.Id,
            DueOn = DueOn,
            Note = Note,
            State = FieldOrderState.Open,
        };
        act.Db.FieldOrders.Add(order);
        await act.Db.SaveChangesAsync();
        OrderId = order.Id;
    }

    public override async Task Undo(Act act)
    {
        var order = await act.Db.FieldOrders.SingleAsync(o => o.Id == OrderId);
        if (order.State == FieldOrderState.Done)
        {
            var task = FieldWords.Of(Task);
            throw Act.CannotUndo($"現場の「{task.Ja}」は済んでいます。反対の届出をしてください。", $"\"{task.En}\" has been done in the field already: receive the opposite request.");
        }

        order.CallOff(act.Office.Today, act.Office.Person, $"{act.Request.Number} 取消");
    }
}
