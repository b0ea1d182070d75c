using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>
/// 再調定: charges the bills of a contract again because what they rest on (facts, use class, dwellings) was declared or decided afterwards. The readings stay. What would come of
/// it is foreseen by the very walk that does it, and it is undone by charging again once the facts are taken back.
/// </summary>
public sealed class BillRecharge(RuleBook book)
{
    /// <summary>The bills that would be others. Writes nothing.</summary>
    /// <param name="from">Bills of periods that end on this day or later.</param>
    /// <param name="supposed">Facts and terms as they would be; null = as they are stored.</param>
    /// <returns>Oldest first; empty where no yen changes.</returns>
    /// <exception cref="BusinessRuleException">As the engine refuses.</exception>
    public IReadOnlyList<RechargedBill> Foresee(BillingDbContext db, long contractId, LocalDate from, Supposed? supposed, LocalDate today) =>
        Changed(db, new BillMaker(new ChargeEngine(book), ruleBookId: 0), contractId, from, supposed, today);

    /// <summary>Corrects them, inside the caller's transaction. What was paid settles the new claims; the rest stands to the payer's credit.</summary>
    /// <param name="reason">更正理由.</param>
    /// <returns>Each bill taken back, its reversal and the bill in its place.</returns>
    public IReadOnlyList<CorrectedBill> Apply(BillingDbContext db, long contractId, LocalDate from, string reason, string person, LocalDate today)
    {
        var maker = new BillMaker(new ChargeEngine(book), RuleBookFreezer.Freeze(db, book));
        var act = new Correcting(reason, person, today);
        return [.. Changed(db, maker, contractId, from, null, today).Select(changed => BillReplacement.Replace(db, maker, changed.Bill, () => changed.Draft, act))];
    }

    private static List<RechargedBill> Changed(BillingDbContext db, BillMaker maker, long contractId, LocalDate from, Supposed? supposed, LocalDate today)
    {
        var changed = new List<RechargedBill>();
        var replaced = new List<(Usage Usage, DraftBill Bill)>();
        foreach (var usage in Usages(db, contractId, from))
        {
            var bills = BillReplacement.Standing(db, usage);
            if (bills.Count == 0)
            {
                continue;
            }

            var input = BillInput.Read(db, maker.Book, [usage], replaced, supposed).Single();
            var drafts = bills.ConvertAll(bill => Draft(db, maker, bill, input, today));
            if (drafts.Exists(draft => IsOther(db, draft)))
            {
                changed.AddRange(drafts.Where(draft => IsOther(db, draft)));
                replaced.AddRange(drafts.Select(draft => (usage, draft.Draft)));
            }
        }

        return changed;
    }

    private static List<Usage> Usages(BillingDbContext db, long contractId, LocalDate from) => db.Usages.AsNoTracking()
        .Where(u => u.ContractId == contractId && u.PeriodTo >= from && u.State != UsageState.Superseded && u.State != UsageState.Held && u.State != UsageState.SetAside)
        .OrderBy(u => u.PeriodTo).ThenBy(u => u.Id).ToList();

    /// <summary>Whoever owed the bill owes what takes its place: a debt does not change hands by a correction.</summary>
    private static RechargedBill Draft(BillingDbContext db, BillMaker maker, Bill bill, BillInput input, LocalDate today)
    {
        var draft = BillReplacement.Draft(db, maker, bill, input, today);
        draft.Bill.DebtorId = bill.DebtorId;
        return new RechargedBill(bill, draft);
    }

    /// <summary>Whether what it rests on is another, and yen or quantity with it. A rule that was entered since for that time, and moves a yen without any fact, is left to a correction of its own.</summary>
    private static bool IsOther(BillingDbContext db, RechargedBill draft)
    {
        var (first, last) = (draft.Bill.Id * 10, (draft.Bill.Id * 10) + 9);
        var old = db.BillParts.AsNoTracking().Where(p => p.Id >= first && p.Id <= last).ToDictionary(p => p.Service);
        return draft.Draft.Parts.Count != old.Count
            || draft.Draft.Parts.Any(part => !old.TryGetValue(part.Service, out var was) || (RestsOnOther(was, part) && (was.Charged != part.Charged || was.Tax != part.Tax || was.CubicMetres != part.CubicMetres)));
    }

    private static bool RestsOnOther(BillPart was, BillPart now) => was.UseClass != now.UseClass || was.Dwellings != now.Dwellings || was.Special != now.Special;
}

/// <summary>What a contract's facts and terms would be, as whole lists.</summary>
/// <param name="Facts">Those taken back may be among them; they do not count.</param>
/// <param name="Terms">Of the contract.</param>
public sealed record Supposed(IReadOnlyList<SupplyFact> Facts, IReadOnlyList<ContractTerms> Terms)
{
    /// <summary>As they are stored.</summary>
    public static async Task<Supposed> Of(BillingDbContext db, long contractId) => new(
        await db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == contractId && !f.Superseded).OrderBy(f => f.Id).ToListAsync(),
        await db.ContractTerms.AsNoTracking().Where(t => t.ContractId == contractId).OrderBy(t => t.From).ToListAsync());
}

/// <param name="Bill">The bill that stands.</param>
/// <param name="Draft">What would take its place.</param>
public sealed record RechargedBill(Bill Bill, DraftBill Draft)
{
    /// <summary>New minus old, tax included.</summary>
    public Money Difference => Draft.Bill.Total - Bill.Total;
}
