using Billing.Kernel;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Works;

/// <summary>A contract that runs has a sewer use class from the day of connection on: a further row of terms, everything else as before.</summary>
public sealed record BeginSewerUse(long ContractId, string ContractNumber, LocalDate From, string UseClass) : Consequence
{
    /// <summary>Key of the new terms; 0 where terms of that day were changed instead.</summary>
    public long TermsId { get; set; }

    public override Sentence Told => new($"契約 {ContractNumber} の下水道の使用を {From:uuuu-MM-dd} から始めます({UseClass})", $"Contract {ContractNumber} uses the sewer from {From:uuuu-MM-dd} ({UseClass})");

    public override async Task Apply(Act act)
    {
        await act.Changing(ContractId);
        var last = await act.Db.ContractTerms.Where(t => t.ContractId == ContractId && t.From <= From).OrderByDescending(t => t.From).FirstAsync();
        if (last.From == From)
        {
            last.SewerUseClass = UseClass;
            return;
        }

        var terms = new ContractTerms
        {
            ContractId = ContractId,
            From = From,
            PayerId = last.PayerId,
            WaterUseClass = last.WaterUseClass,
            SewerUseClass = UseClass,
            Dwellings = last.Dwellings,
            PaymentMethod = last.PaymentMethod,
        };
        act.Db.ContractTerms.Add(terms);
        await act.Db.SaveChangesAsync();
        TermsId = terms.Id;
    }

    public override Task Undo(Act act) => throw Act.CannotUndo("用途変更の届出で改めてください。", "receive a change of use instead.");
}
