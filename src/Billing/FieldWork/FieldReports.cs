using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.FieldWork;

/// <summary>Takes in what was done in the field: the order is closed, and what was read or put on enters the books in the same transaction.</summary>
public sealed class FieldReports(BillingDbContext db)
{
    private const int MostText = 400;

    /// <summary>Marks an order done.</summary>
    /// <param name="person">Signed-in name of whoever enters it.</param>
    /// <exception cref="BusinessRuleException"><c>field.*</c>: no such open order, a day or value that cannot be, a value or meter that is missing.</exception>
    public async Task<FieldOrder> Done(long orderId, FieldResult result, string person, LocalDate today)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var order = await Open(orderId);
        Check(result, today);
        order.Finish(result.DoneOn, result.DoneBy.Trim(), result.Said);
        order.Index = result.Indexes.Count > 0 ? result.Indexes[0] : null;
        await new FieldValues(db, order, result, person, today).Enter();
        await Save(transaction);
        return order;
    }

    /// <summary>Calls an order off.</summary>
    /// <exception cref="BusinessRuleException"><c>field.not-open</c>, <c>field.reason</c>.</exception>
    public async Task<FieldOrder> CallOff(long orderId, string? reason, string person, LocalDate today)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var order = await Open(orderId);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MostText)
        {
            throw new BusinessRuleException("field.reason", $"中止の理由を{MostText}字以内で入力してください。", $"Say why it is called off, in at most {MostText} letters.");
        }

        order.CallOff(today, person, reason.Trim());
        await Save(transaction);
        return order;
    }

    private static void Check(FieldResult result, LocalDate today)
    {
        if (result.DoneOn > today)
        {
            throw new BusinessRuleException("field.future", $"実施日は今日({today:uuuu-MM-dd})以前の日にしてください。", $"It cannot have been done after today ({today:uuuu-MM-dd}).");
        }

        if (result.DoneOn < today.PlusYears(-1))
        {
            throw new BusinessRuleException("field.too-old", "実施日が1年以上前です。日付を確かめてください。", "That is more than a year ago: check the day.");
        }

        if (string.IsNullOrWhiteSpace(result.DoneBy) || result.DoneBy.Length > 60)
        {
            throw new BusinessRuleException("field.who", "実施した人を60字以内で入力してください。", "Say who did it, in at most 60 letters.");
        }

        if (result.Said?.Length > MostText)
        {
            throw new BusinessRuleException("field.said", $"結果は{MostText}字以内で入力してください。", $"What was found may have {MostText} letters.");
        }
    }

    private async Task<FieldOrder> Open(long orderId)
    {
        var order = await db.FieldOrders.SingleOrDefaultAsync(o => o.Id == orderId)
            ?? throw new BusinessRuleException("field.unknown", "その現場指示はありません。", "There is no such order.");
        return order.State == FieldOrderState.Open ? order : throw new BusinessRuleException(
            "field.not-open",
            $"この現場指示は既に{(order.State == FieldOrderState.Done ? "済み" : "中止")}です({order.DoneOn:uuuu-MM-dd} {order.DoneBy})。",
            $"It is {(order.State == FieldOrderState.Done ? "done" : "called off")} already ({order.DoneOn:uuuu-MM-dd}, {order.DoneBy}).");
    }

    private async Task Save(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction)
    {
        try
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BusinessRuleException("field.changed", "別の職員が同時に入力しました。現場一覧を開き直してください。", "Somebody else entered it at the same time: open the list again.");
        }
    }
}
