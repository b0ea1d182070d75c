using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>
/// 最終精算: bills a contract that ends, at once and outside a round, from its last reading. Usage, gate, bill and books are made by the night's own functions with the
/// round that would have billed the last day, so that it comes to the yen of that night. Works inside the caller's transaction.
/// </summary>
public sealed class FinalSettlement(IBillingDatabase database, RuleBook book)
{
    private readonly ChargeEngine _engine = new(book);

    /// <summary>What settling would come to. Writes nothing and takes no lock.</summary>
    /// <param name="contract">Need not have ended yet.</param>
    /// <param name="lastDay">Last day of use; today or earlier.</param>
    /// <exception cref="BusinessRuleException"><c>settlement.*</c>, <c>reading.*</c>, <c>usage.*</c>: impossible, with a sentence for the clerk.</exception>
    public SettlementDraft Foresee(BillingDbContext db, Contract contract, LocalDate lastDay, FinalReading reading, LocalDate today)
    {
        var work = SettlementWork.Of(database, db, book, contract, lastDay, reading, null, today);
        var drafts = Drafts(db, new BillMaker(_engine, 0), contract, work, today, _ => true);
        return new SettlementDraft
        {
            Usages = [.. work.Usages.Select(w => w.Usage)],
            Findings = work.Findings,
            Bills = [.. drafts.Select(d => new SettlementBill(d.Draft, UsageBills.Explain(_engine, d.Draft), [.. d.Draft.Parts.Select(part => DueDate.Of(book, part.Service, today))]))],
            NeedsSecondPerson = work.Findings.Count > 0 && NeedsSecondPerson(lastDay, drafts),
        };
    }

    /// <summary>Settles: stores the reading, usage, findings, bills, claims and postings.</summary>
    /// <param name="contract">Ends on the day that is settled (<see cref="Contract.To"/>); the caller has set it, saved or not.</param>
    /// <param name="answer">What is to become of a reading that the gate finds strange.</param>
    /// <param name="person">The clerk.</param>
    /// <returns>What became of it. <see cref="SettlementState.Asks"/> = the gate found it strange and nothing was written.</returns>
    /// <exception cref="BusinessRuleException">As <see cref="Foresee"/>; <c>settlement.not-ended</c>, <c>release.no-reason</c>.</exception>
    public SettlementResult Settle(BillingDbContext db, Contract contract, FinalReading reading, FindingsAnswer answer, string person, LocalDate today)
    {
        var lastDay = contract.To ?? throw new BusinessRuleException(
            "settlement.not-ended", $"契約 {contract.Number} は使用中です。最終使用日を入力してください。", $"Contract {contract.Number} still runs: enter its last day.");
        SettlementWork.Hold(db, contract);
        var work = SettlementWork.Of(database, db, book, contract, lastDay, reading, person, today);
        if (work.Findings.Count > 0 && answer.Kind == FindingsAnswerKind.Ask)
        {
            return new SettlementResult(SettlementState.Asks, work.Findings, []);
        }

        work.Write(db);
        var maker = new BillMaker(_engine, RuleBookFreezer.Freeze(db, book));
        if (answer.Kind == FindingsAnswerKind.Release)
        {
            Release(db, maker, contract, work, answer, person, today);
        }

        var bills = Fix(db, Drafts(db, maker, contract, work, today, u => u.State is UsageState.Passed or UsageState.Billed), person);
        db.SaveChanges();
        var state = work.Usages.Exists(w => w.Usage.State == UsageState.Released) ? SettlementState.WaitsForSecondPerson
            : work.Usages.Exists(w => w.Usage.State == UsageState.Held) ? SettlementState.Held
            : bills.Count > 0 ? SettlementState.Billed : SettlementState.NothingToBill;
        return new SettlementResult(state, work.Findings, bills);
    }

    /// <summary>Takes a settlement back: reversals, and the usage and reading superseded. The contract goes on as if it had not been settled, and the next night bills the whole period.</summary>
    /// <remarks>What rounds before the last day had left unbilled or deferred, and the settlement billed early, stays billed: it was owed without the stop too.</remarks>
    /// <returns>The reversals; none where it was never billed.</returns>
    /// <exception cref="BusinessRuleException"><c>settlement.none</c>, <c>settlement.no-reason</c>.</exception>
    public static IReadOnlyList<Bill> Undo(BillingDbContext db, long contractId, string reason, string person, LocalDate today)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new BusinessRuleException("settlement.no-reason", "取消の理由を入力してください。", "Enter why it is taken back.");
        }

        db.Contracts.Where(c => c.Id == contractId).ExecuteUpdate(u => u.SetProperty(c => c.Version, c => c.Version));
        var usage = db.Usages.SingleOrDefault(u => u.ContractId == contractId && u.RoundId == null && u.State != UsageState.Superseded) ?? throw new BusinessRuleException(
            "settlement.none", "この契約の最終精算はありません。", "The contract has no final settlement.");
        var standing = db.Bills.AsNoTracking()
            .Where(b => b.ContractId == contractId && b.PeriodTo == usage.PeriodTo && b.UsageId == usage.Id && b.Kind != BillKind.Reversal)
            .OrderBy(b => b.Id).ToList().FindAll(b => !BillReversal.IsReversed(db, b));
        var reversals = standing.ConvertAll(bill => BillReversal.TakeBack(db, bill, reason.Trim(), person, today));
        usage.State = UsageState.Superseded;
        foreach (var read in db.MeterReadings.Where(r => r.ServicePointId == usage.ServicePointId && r.ReadOn == usage.PeriodTo && r.RoundId == null && !r.Superseded
            && (r.Kind == ReadingKind.Closing || r.Kind == ReadingKind.Unread)))
        {
            read.Superseded = true;
        }

        db.SaveChanges();
        return reversals;
    }

    /// <summary>Drafts in the order in which they are numbered: what was deferred, then the usages by their periods.</summary>
    private static List<SettlementBillDraft> Drafts(BillingDbContext db, BillMaker maker, Contract contract, SettlementWork work, LocalDate today, Func<Usage, bool> billed)
    {
        var drafts = UsageBills.OfDeferred(db, maker, contract.Id, today).Select(d => new SettlementBillDraft(d.Draft, null, d.Instead)).ToList();
        var before = new List<(Usage Usage, DraftBill Bill)>();
        foreach (var (usage, month, _) in work.Usages.Where(w => billed(w.Usage)))
        {
            var input = BillInput.Read(db, maker.Book, [usage], before).Single();
            foreach (var draft in UsageBills.Of(maker, input, month, today, atOnce: true))
            {
                drafts.Add(new SettlementBillDraft(draft, usage, []));
                before.Add((usage, draft));
            }
        }

        return drafts;
    }

    private List<Bill> Fix(BillingDbContext db, List<SettlementBillDraft> drafts, string person)
    {
        foreach (var (draft, usage, instead) in drafts)
        {
            draft.Bill.MadeBy = person;
            BillWriter.Fix(db, book, draft);
            db.DeferredParts.RemoveRange(instead);
            db.SaveChanges();
            if (usage is not null)
            {
                usage.State = UsageState.Billed;
                foreach (var release in db.GateReleases.Where(r => r.UsageId == usage.Id && r.BillId == null))
                {
                    release.BillId = draft.Bill.Id;
                }
            }
        }

        return drafts.ConvertAll(d => d.Draft.Bill);
    }

    /// <summary>Lets what the gate held through, by the same rule of the second person as at night.</summary>
    private void Release(BillingDbContext db, BillMaker maker, Contract contract, SettlementWork work, FindingsAnswer answer, string person, LocalDate today)
    {
        var held = work.Usages.FindAll(w => w.Usage.State == UsageState.Held);
        var second = held.Count > 0 && NeedsSecondPerson(work.LastDay, Drafts(db, maker, contract, work, today, _ => true));
        foreach (var (usage, _, _) in held)
        {
            usage.State = second ? UsageState.Released : UsageState.Passed;
            db.GateReleases.Add(new GateRelease
            {
                UsageId = usage.Id,
                Reason = answer.Reason,
                ReleasedBy = person,
                ReleasedAt = answer.At,
                NeedsSecondPerson = second,
            });
        }

        db.SaveChanges();
    }

    private bool NeedsSecondPerson(LocalDate lastDay, IEnumerable<SettlementBillDraft> drafts)
        => book.InForce<GateSecondPersonRule>(lastDay)?.FromYen is { } limit && drafts.Sum(d => d.Draft.Bill.Total.Yen) >= limit;

    private sealed record SettlementBillDraft(DraftBill Draft, Usage? Usage, IReadOnlyList<DeferredPart> Instead);
}
