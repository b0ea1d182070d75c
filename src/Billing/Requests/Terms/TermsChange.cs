using Billing.Places;
using Billing.Requests.Forms;
using Microsoft.EntityFrameworkCore;

namespace Billing.Requests.Terms;

/// <summary>The terms of one contract from a day on, and what stands in the way of changing them from there.</summary>
/// <param name="All">Rows of the contract, oldest first.</param>
/// <param name="Before">What holds on the day without the change.</param>
/// <param name="InTheWay">Bills that rest on the terms of the day or later, oldest first.</param>
internal sealed record TermsChange(IReadOnlyList<ContractTerms> All, ContractTerms Before, IReadOnlyList<Bills.Bill> InTheWay)
{
    /// <summary>Reads them, and refuses beside <paramref name="field"/> a day on which the contract does not run, or before terms that are entered already.</summary>
    /// <returns>Null where the day cannot be.</returns>
    public static async Task<TermsChange?> From(RequestFile file, FormValues values, string field)
    {
        var (db, contract) = (file.Office.Db, file.Contract!);
        if (values.Day(field) is not { } from)
        {
            return null;
        }

        if (!contract.RunsOn(from))
        {
            Refuse(values, field, contract);
            return null;
        }

        var all = await db.ContractTerms.AsNoTracking().Where(t => t.ContractId == contract.Id).OrderBy(t => t.From).ToListAsync();
        if (all.Find(t => t.From > from) is { } later)
        {
            values.Refuse(field,
                $"{later.From:uuuu-MM-dd}からの契約内容が既に登録されています。それ以後の日にするか、先にその届出を取り消してください。",
                $"Terms from {later.From:uuuu-MM-dd} are entered already: give that day or a later one, or undo that request first.");
            return null;
        }

        return new TermsChange(all, all.Last(t => t.From <= from || t == all[0]), await StandingBills.Since(db, contract.Id, from));
    }

    /// <summary>Refuses beside a field because bills were made for the day.</summary>
    /// <param name="remedyJa">What else the clerk may do.</param>
    public void RefuseForBills(FormValues values, string field, string remedyJa, string remedyEn)
    {
        var last = InTheWay[^1];
        var numbers = string.Join("、", InTheWay.Select(b => Bills.BillNumber.Print(b.Id)));
        values.Refuse(field,
            $"この日以後の分は調定済みです(調定 {numbers})。{last.PeriodTo.PlusDays(1):uuuu-MM-dd}以後の日にするか、{remedyJa}",
            $"It has been billed since that day (bill {numbers}). Give {last.PeriodTo.PlusDays(1):uuuu-MM-dd} or later, or {remedyEn}");
    }

    private static void Refuse(FormValues values, string field, Contract contract)
    {
        if (contract.To is { } to)
        {
            values.Refuse(field, $"この契約は {contract.From:uuuu-MM-dd} から {to:uuuu-MM-dd} までで終わっています。その間の日を入力してください。", $"The contract ran from {contract.From:uuuu-MM-dd} to {to:uuuu-MM-dd}: give a day between.");
        }
        else
        {
            values.Refuse(field, $"この契約は {contract.From:uuuu-MM-dd} からです。それ以後の日を入力してください。", $"The contract begins on {contract.From:uuuu-MM-dd}: give that day or a later one.");
        }
    }
}
