using Billing.Collection;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>
/// 名義変更(債務承継): the contract goes on, from a day with another user, who also answers for what is owed on it. Claims keep their debtor, for they are immutable:
/// the takeover is a <see cref="DebtTakeover"/> that collection reads beside them.
/// </summary>
/// <param name="Owed">Yen open on the contract when it is taken over.</param>
public sealed record TakeOverContract(long ContractId, string Number, LocalDate From, int Claims, Money Owed) : Consequence
{
    public long FormerUserId { get; set; }

    public long NewUserId { get; set; }

    /// <summary>Key of the new terms; null = the former payer was somebody else and goes on paying.</summary>
    public long? TermsId { get; set; }

    public long TakeoverId { get; set; }

    public override Sentence Told => Claims == 0
        ? new($"契約 {Number} を {From:uuuu-MM-dd} から新しい名義で続けます。未納はありません", $"Contract {Number} goes on under the new name from {From:uuuu-MM-dd}; nothing is owed on it")
        : new($"契約 {Number} を {From:uuuu-MM-dd} から新しい名義で続け、未納 {Claims}件 {Owed}円の支払義務を引き継ぎます", $"Contract {Number} goes on under the new name from {From:uuuu-MM-dd}, and {Claims} open claims of {Owed} yen are taken over");

    public override async Task Apply(Act act)
    {
        var contract = await act.Changing(ContractId);
        var user = act.Customer ?? throw new InvalidOperationException("Nobody to take the contract over.");
        (FormerUserId, NewUserId) = (contract.UserId, user.Id);
        contract.UserId = user.Id;
        var terms = await act.Db.ContractTerms.AsNoTracking().Where(t => t.ContractId == ContractId && t.From <= From).OrderByDescending(t => t.From).FirstAsync();
        if (terms.PayerId == FormerUserId)
        {
            var next = new ContractTerms
            {
                ContractId = ContractId,
                From = From,
                PayerId = user.Id,
                WaterUseClass = terms.WaterUseClass,
                SewerUseClass = terms.SewerUseClass,
                Dwellings = terms.Dwellings,
                PaymentMethod = PaymentMethod.Slip, // a mandate belongs to the person who gave it
            };
            act.Db.ContractTerms.Add(next);
            await act.Db.SaveChangesAsync();
            TermsId = next.Id;
        }

        var takeover = new DebtTakeover { ContractId = ContractId, FormerId = FormerUserId, SuccessorId = user.Id, From = From, RequestNumber = act.Request.Number };
        act.Db.DebtTakeovers.Add(takeover);
        await act.Db.SaveChangesAsync();
        TakeoverId = takeover.Id;
        await SearchTerms.Refresh(act.Db, [ContractId]);
    }

    public override async Task Undo(Act act)
    {
        if (await act.Db.Usages.AnyAsync(u => u.ContractId == ContractId && u.PeriodTo >= From && u.State != UsageState.Superseded))
        {
            throw Act.CannotUndo("新しい名義で既に使用水量が計算されています。反対の名義変更をしてください。", "usage has been worked out under the new name already: receive the opposite change of name.");
        }

        var contract = await act.Changing(ContractId);
        contract.UserId = FormerUserId;
        if (TermsId is { } id)
        {
            act.Db.ContractTerms.Remove(await act.Db.ContractTerms.SingleAsync(t => t.Id == id));
        }

        (await act.Db.DebtTakeovers.SingleAsync(t => t.Id == TakeoverId)).TakenBack = true;
        await act.Db.SaveChangesAsync();
        await SearchTerms.Refresh(act.Db, [ContractId]);
    }
}
