using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>
/// 最終料金の支払方法: terms from the day after the last, so that the last bill is priced as agreed and collected as asked for. Undone, the row is taken away: it speaks of days
/// after the contract, which nobody was billed by.
/// </summary>
public sealed record PayLastBillBy(long ContractId, LocalDate LastDay, PaymentMethod Method) : Consequence
{
    /// <summary>Key of the new row; 0 = a row of that day was changed.</summary>
    public long TermsId { get; set; }

    public PaymentMethod? Before { get; set; }

    public override Sentence Told
    {
        get
        {
            var way = PaymentWords.Of(Method);
            return new($"最終料金は{way.Ja}で納めてもらいます", $"The last bill is paid by {way.En}");
        }
    }

    public override async Task Apply(Act act)
    {
        var day = LastDay.PlusDays(1);
        var last = await act.Db.ContractTerms.Where(t => t.ContractId == ContractId && t.From <= day).OrderByDescending(t => t.From).FirstAsync();
        if (last.From == day)
        {
            (Before, last.PaymentMethod) = (last.PaymentMethod, Method);
            TermsId = last.Id;
            return;
        }

        var terms = new ContractTerms
        {
            ContractId = ContractId,
            From = day,
            PayerId = last.PayerId,
            WaterUseClass = last.WaterUseClass,
            SewerUseClass = last.SewerUseClass,
            Dwellings = last.Dwellings,
            PaymentMethod = Method,
        };
        act.Db.ContractTerms.Add(terms);
        await act.Db.SaveChangesAsync();
        TermsId = terms.Id;
    }

    public override async Task Undo(Act act)
    {
        var terms = await act.Db.ContractTerms.SingleAsync(t => t.Id == TermsId);
        if (Before is { } before)
        {
            terms.PaymentMethod = before;
        }
        else
        {
            act.Db.ContractTerms.Remove(terms);
        }
    }
}
