using Billing.Collection;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>A mandate of the same payer is carried over to the contract of the act, inside the same business only (柳井市). Undone, it holds on the old contract again.</summary>
/// <param name="ContractId">The contract that takes it over; null = the one that the act opened.</param>
/// <param name="LastDay">Last day on the old contract, which may still have a bill to debit; null = it is left there as it is.</param>
/// <param name="Ja">Account, masked, and business in words.</param>
public sealed record MoveMandate(long MandateId, long? ContractId, LocalDate From, LocalDate? LastDay, string Ja, string En) : Consequence
{
    /// <summary>Key of the mandate on the new contract.</summary>
    public long MovedId { get; set; }

    public override Sentence Told => LastDay is { } last
        ? new($"口座振替({Ja})を{From:uuuu-MM-dd}から引き継ぎます(元の契約では{last:uuuu-MM-dd}まで)", $"Carry the mandate ({En}) over from {From:uuuu-MM-dd}; on the old contract it holds until {last:uuuu-MM-dd}")
        : new($"口座振替({Ja})を{From:uuuu-MM-dd}から引き継ぎます", $"Carry the mandate ({En}) over from {From:uuuu-MM-dd}");

    public override async Task Apply(Act act)
    {
        var contract = ContractId is { } id ? await act.Db.Contracts.AsNoTracking().SingleAsync(c => c.Id == id) : act.NeededContract;
        MovedId = (await Mandates.MoveTo(act.Db, MandateId, contract, From, act.Office.Today, LastDay)).Id;
    }

    public override Task Undo(Act act) => Mandates.MoveBack(act.Db, MovedId, continues: LastDay is not null);

    public static MoveMandate Of(Mandate mandate, MandateScope scope, long? contractId, LocalDate from, LocalDate? lastDay)
    {
        var (business, account) = (MandateWords.Of(scope), mandate.Masked);
        return new MoveMandate(mandate.Id, contractId, from, lastDay, $"{business.Ja} {account.Ja}", $"{business.En}, {account.En}");
    }
}
