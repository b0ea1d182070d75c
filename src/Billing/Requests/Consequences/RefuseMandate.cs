using Billing.Collection;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>返戻: the bank has sent a mandate back. The row stays with the reason.</summary>
/// <param name="Ja">Account, masked, in words.</param>
public sealed record RefuseMandate(long MandateId, MandateRefusal Reason, LocalDate On, string Ja, string En) : Consequence
{
    public override Sentence Told
    {
        get
        {
            var reason = MandateWords.Of(Reason);
            return new($"口座振替依頼書({Ja})の返戻を記録します: {reason.Ja}", $"Note that the mandate ({En}) was sent back: {reason.En}");
        }
    }

    public override async Task Apply(Act act)
    {
        var mandate = await act.Db.Mandates.SingleAsync(m => m.Id == MandateId);
        (mandate.State, mandate.Refusal, mandate.AnsweredOn) = (MandateState.Refused, Reason, On);
        mandate.Version++;
    }

    public override async Task Undo(Act act)
    {
        var mandate = await act.Db.Mandates.SingleAsync(m => m.Id == MandateId);
        (mandate.State, mandate.Refusal, mandate.AnsweredOn) = (MandateState.Requested, null, null);
        mandate.Version++;
    }

    public static RefuseMandate Of(Mandate mandate, MandateRefusal reason, LocalDate on) => new(mandate.Id, reason, on, mandate.Masked.Ja, mandate.Masked.En);
}
