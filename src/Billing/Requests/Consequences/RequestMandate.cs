using Billing.Places;
using Billing.Collection;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Consequences;

/// <summary>口座振替依頼書 goes to the bank. Undone, it is ended before it ever held.</summary>
/// <param name="HolderKana">Half-width kana of the bank's set.</param>
public sealed record RequestMandate(
    long ContractId, long PayerId, MandateScope Scope, string BankCode, string BranchCode, AccountKind AccountKind, string AccountNumber, string HolderKana) : Consequence
{
    /// <summary>Key of the new row.</summary>
    public long MandateId { get; set; }

    public override Sentence Told
    {
        get
        {
            var (scope, account) = (MandateWords.Of(Scope), Row().Masked);
            return new($"{scope.Ja}の口座振替依頼書を金融機関へ送ります({account.Ja})", $"Send the mandate for {scope.En} to the bank ({account.En})");
        }
    }

    public override async Task Apply(Act act)
    {
        var mandate = Row();
        mandate.RequestedOn = act.Office.Today;
        act.Db.Mandates.Add(mandate);
        await act.Db.SaveChangesAsync();
        MandateId = mandate.Id;
    }

    public override async Task Undo(Act act)
    {
        var mandate = await act.Db.Mandates.SingleAsync(m => m.Id == MandateId);
        if (mandate.State != MandateState.Refused)
        {
            (mandate.State, mandate.From, mandate.To) = (MandateState.Ended, null, mandate.RequestedOn.PlusDays(-1));
            mandate.Version++;
        }
    }

    private Mandate Row() => new()
    {
        ContractId = ContractId,
        PayerId = PayerId,
        Scope = Scope,
        BankCode = BankCode,
        BranchCode = BranchCode,
        AccountKind = AccountKind,
        AccountNumber = AccountNumber,
        HolderKana = HolderKana,
        State = MandateState.Requested,
    };
}
