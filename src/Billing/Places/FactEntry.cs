using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Billing.Places;

/// <summary>申告・認定を登録する: enters a fact about a contract, ends one, or takes one back. No row is deleted or overwritten but for the mark that it was taken back.</summary>
/// <remarks>A bill that was made before is not changed by it: that is a correction.</remarks>
public sealed class FactEntry(BillingDbContext db, RuleBook book)
{
    /// <summary>Checks and enters one fact. An earlier one of the kind ends on the day before.</summary>
    /// <param name="person">Signed-in name, or the import.</param>
    /// <exception cref="BusinessRuleException">fact.no-contract, or as <see cref="FactCheck"/> says. Nothing is entered then.</exception>
    public async Task<SupplyFact> Enter(long contractId, FactDraft draft, string person, CancellationToken cancel = default)
    {
        var fact = FactCheck.Make(draft, book, person);
        fact.ContractId = contractId;
        await using var transaction = await Begin(cancel);
        var contract = await db.Contracts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == contractId, cancel)
            ?? throw new BusinessRuleException("fact.no-contract", $"契約 {contractId} はありません。", $"there is no contract {contractId}");
        FactCheck.Beside(fact, contract, await Standing(contractId, cancel));
        db.SupplyFacts.Add(fact);
        await db.SaveChangesAsync(cancel);
        await Commit(transaction, cancel);
        return fact;
    }

    /// <summary>Lets a fact end on a day: the row is taken back for one that says the same until then.</summary>
    /// <param name="source">What says so (廃止届, 取消通知 …).</param>
    /// <exception cref="BusinessRuleException">fact.none, fact.to, fact.source.</exception>
    public async Task<SupplyFact> End(long contractId, long factId, LocalDate last, string? source, string person, CancellationToken cancel = default)
    {
        await using var transaction = await Begin(cancel);
        var fact = await Find(contractId, factId, cancel);
        if (last < fact.From || last >= fact.To)
        {
            throw new BusinessRuleException(
                "fact.to",
                $"終了日は {fact.From:uuuu-MM-dd} 以後、今の終了日より前の日付で入力してください。",
                $"the last day must be {fact.From:uuuu-MM-dd} or later, and before the day on which it ends now");
        }

        var ended = fact.EndingOn(last);
        ended.Id = 0;
        ended.Source = $"{fact.Source} / {FactCheck.Source(source)}";
        ended.EnteredBy = person;
        Mark(fact, $"→ {last:uuuu-MM-dd}", person);
        db.SupplyFacts.Add(ended);
        await db.SaveChangesAsync(cancel);
        await Commit(transaction, cancel);
        return ended;
    }

    /// <summary>Takes a fact back that was entered in error; the one before it holds again.</summary>
    /// <exception cref="BusinessRuleException">fact.none, fact.no-reason.</exception>
    public async Task<SupplyFact> TakeBack(long contractId, long factId, string? reason, string person, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
        {
            throw new BusinessRuleException("fact.no-reason", "取り消す理由を200字以内で入力してください。", "Say in 200 letters why it is taken back.");
        }

        var fact = await Find(contractId, factId, cancel);
        Mark(fact, reason.Trim(), person);
        await db.SaveChangesAsync(cancel);
        return fact;
    }

    /// <summary>Lets a fact that was ended or taken back stand again: the shortened row is taken back, the mark on the first one removed.</summary>
    /// <param name="endedId">The row that <see cref="End"/> made.</param>
    /// <exception cref="BusinessRuleException">fact.none.</exception>
    internal async Task Restore(long contractId, long factId, long endedId, string reason, string person, CancellationToken cancel = default)
    {
        await TakeBack(contractId, endedId, reason, person, cancel);
        var fact = await db.SupplyFacts.SingleAsync(f => f.Id == factId && f.ContractId == contractId, cancel);
        (fact.Superseded, fact.TakenBackBy, fact.TakenBackReason) = (false, null, null);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Null inside a transaction of the caller, who commits it.</summary>
    private async Task<IDbContextTransaction?> Begin(CancellationToken cancel) => db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;

    private static Task Commit(IDbContextTransaction? transaction, CancellationToken cancel) => transaction?.CommitAsync(cancel) ?? Task.CompletedTask;

    private static void Mark(SupplyFact fact, string reason, string person)
    {
        fact.Superseded = true;
        fact.TakenBackBy = person;
        fact.TakenBackReason = reason;
    }

    private async Task<SupplyFact> Find(long contractId, long factId, CancellationToken cancel) =>
        await db.SupplyFacts.FirstOrDefaultAsync(f => f.Id == factId && f.ContractId == contractId && !f.Superseded, cancel) ?? throw new BusinessRuleException(
            "fact.none", "その登録はないか、既に取り消されています。画面を開き直してください。", "There is no such fact, or it has been taken back already: open the page again.");

    private Task<List<SupplyFact>> Standing(long contractId, CancellationToken cancel) =>
        db.SupplyFacts.AsNoTracking().Where(f => f.ContractId == contractId && !f.Superseded).ToListAsync(cancel);
}
