using Billing.Bills;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Terms;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Requests.Consequences;

/// <summary>
/// A contract says something else from a day on: a new row of terms, which the next one ends. Where a row begins on that very day it is changed, and what it said before is
/// kept here. Undone, what was said before holds again; the effect of the request keeps what was said meanwhile.
/// </summary>
/// <param name="Ja">What changes, in words.</param>
/// <param name="Corrects">Bills of the time since are charged again in the same act.</param>
/// <param name="KeepsCharges">It changes no charge and no debtor, so bills made since do not stand in the way of its undoing.</param>
public sealed record ChangeTerms(long ContractId, LocalDate From, TermsSaid New, string Ja, string En, bool Corrects = false, bool KeepsCharges = false) : Consequence
{
    /// <summary>Key of the row.</summary>
    public long TermsId { get; set; }

    /// <summary>What the row of that day said before; null = there was none.</summary>
    public TermsSaid? Before { get; set; }

    public override Sentence Told => new($"{From:uuuu-MM-dd}から{Ja}", $"From {From:uuuu-MM-dd}: {En}");

    public override async Task Apply(Act act)
    {
        await act.Changing(ContractId);
        var row = await act.Db.ContractTerms.SingleOrDefaultAsync(t => t.ContractId == ContractId && t.From == From);
        if (row is null)
        {
            row = new ContractTerms { ContractId = ContractId, From = From };
            act.Db.ContractTerms.Add(row);
        }
        else
        {
            Before = TermsSaid.Of(row);
        }

        Said(act.Customer?.Id ?? 0).Write(row);
        await act.Db.SaveChangesAsync();
        TermsId = row.Id;
        await SearchTerms.Refresh(act.Db, [ContractId]);
    }

    public override async Task Undo(Act act)
    {
        await RefuseIfBilled(act);
        await act.Changing(ContractId);
        var row = await act.Db.ContractTerms.SingleAsync(t => t.Id == TermsId);
        if (TermsSaid.Of(row) != Said(row.PayerId) || await act.Db.ContractTerms.AnyAsync(t => t.ContractId == ContractId && t.From > From && t.Id > TermsId))
        {
            throw Act.CannotUndo("この契約の内容は、その後さらに変更されています。先に新しい方の届出を取り消してください。", "the contract has been changed again since: undo the later request first.");
        }

        if (Before is { } before)
        {
            before.Write(row);
        }
        else
        {
            act.Db.ContractTerms.Remove(row);
        }

        await act.Db.SaveChangesAsync();
        await SearchTerms.Refresh(act.Db, [ContractId]);
    }

    /// <summary>Payer 0 stands for the person whom the act enters.</summary>
    private TermsSaid Said(long personOfAct) => New.PayerId == 0 ? New with { PayerId = personOfAct } : New;

    private async Task RefuseIfBilled(Act act)
    {
        if (Corrects || KeepsCharges)
        {
            return;
        }

        if (await StandingBills.Since(act.Db, ContractId, From) is [.., var last])
        {
            var number = BillNumber.Print(last.Id);
            throw Act.CannotUndo(
                $"変更後の内容で調定 {number} をしています。反対の変更を届け出て、その届出で更正してください。",
                $"bill {number} was made by what it changed: receive the opposite change, and correct the bill with it.");
        }
    }
}

/// <summary>What terms say, without contract and day.</summary>
/// <param name="PayerId">0 = the person whom the act enters.</param>
public sealed record TermsSaid(long PayerId, string? WaterUseClass, string? SewerUseClass, int Dwellings, PaymentMethod PaymentMethod)
{
    public static TermsSaid Of(ContractTerms terms) => new(terms.PayerId, terms.WaterUseClass, terms.SewerUseClass, terms.Dwellings, terms.PaymentMethod);

    public void Write(ContractTerms row)
    {
        row.PayerId = PayerId;
        row.WaterUseClass = WaterUseClass;
        row.SewerUseClass = SewerUseClass;
        row.Dwellings = Dwellings;
        row.PaymentMethod = PaymentMethod;
    }
}
