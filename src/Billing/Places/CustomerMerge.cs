using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Places;

/// <summary>
/// 名寄せ: customer B was found to be customer A. Every row that names B as a party now names A (contracts, terms, ownerships, and whatever else refers to a customer by a foreign key);
/// bills, claims and payments keep the customer of their day, and readers find them through <see cref="MergedCustomers"/>. Each moved row is written down, so that it can be undone exactly.
/// </summary>
public sealed class CustomerMerge(BillingDbContext db)
{
    private const int MostReason = 200;

    /// <summary>Makes customer <paramref name="givenUp"/> be customer <paramref name="stays"/>.</summary>
    /// <param name="stays">Number of the customer who stays.</param>
    /// <param name="givenUp">Number of the customer who is given up.</param>
    /// <param name="acknowledged">Codes of the cautions (<see cref="MergeCautions"/>) that the person has read and stands for.</param>
    /// <param name="person">Signed-in name; the page lets in senior clerks only.</param>
    /// <exception cref="BusinessRuleException">merge.none, merge.same, merge.merged, merge.kind, merge.reason, merge.caution. Nothing is changed then.</exception>
    public async Task<CustomerMerger> Merge(
        string stays, string givenUp, string? reason, IReadOnlyCollection<string> acknowledged, LocalDate today, string person, CancellationToken stop = default)
    {
        var why = Reason(reason);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (into, from) = (await Find(stays, stop), await Find(givenUp, stop));
        RefuseUnlessPossible(into, from);
        if ((await MergeCautions.Of(db, into, from, today, stop)).FirstOrDefault(c => !acknowledged.Contains(c.Code)) is { } caution)
        {
            throw new BusinessRuleException("merge.caution", $"確認してください: {caution.Said.Ja}", $"Please confirm: {caution.Said.En}");
        }

        var merger = new CustomerMerger { CustomerId = from.Id, IntoId = into.Id, On = today, By = person, Reason = why, ProtectedBefore = into.ProtectedFrom };
        db.CustomerMergers.Add(merger);
        from.MergedIntoId = into.Id;
        from.Version++;
        into.ProtectedFrom = Stricter(into.ProtectedFrom, from.ProtectedFrom);
        into.Version++;
        await db.SaveChangesAsync(stop);
        foreach (var reference in CustomerReference.All(db))
        {
            var rows = await reference.RowsOf(db, from.Id, stop);
            db.CustomerMergeMoves.AddRange(rows.Select(id => new CustomerMergeMove { MergerId = merger.Id, Entity = reference.Entity, Property = reference.Property, RowId = id }));
            await reference.Move(db, rows, from.Id, into.Id, stop);
        }

        await db.SaveChangesAsync(stop);
        await SearchTerms.RefreshCustomer(db, into.Id, stop);
        await transaction.CommitAsync(stop);
        return merger;
    }

    /// <summary>Takes a merger back: every row that it moved and that still names the customer who stayed names the other again.</summary>
    /// <returns>How many rows were left alone because they have been changed since.</returns>
    /// <exception cref="BusinessRuleException">merge.reason; merge.no-merger; merge.later: a later merger stands on it and is undone first.</exception>
    public async Task<int> Undo(long mergerId, string? reason, LocalDate today, string person, CancellationToken stop = default)
    {
        var why = Reason(reason);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var merger = await db.CustomerMergers.SingleOrDefaultAsync(m => m.Id == mergerId && m.UndoneOn == null, stop)
            ?? throw new BusinessRuleException("merge.no-merger", "その名寄せはないか、既に取り消されています。", "There is no such merger, or it has been undone already.");
        if (await db.CustomerMergers.AnyAsync(m => m.Id > merger.Id && m.UndoneOn == null && (m.CustomerId == merger.IntoId || m.IntoId == merger.IntoId), stop))
        {
            throw new BusinessRuleException("merge.later", "この後に同じお客様の名寄せがあります。新しいものから順に取り消してください。", "The same customer was merged again later: undo the newest merger first.");
        }

        var moves = (await db.CustomerMergeMoves.AsNoTracking().Where(m => m.MergerId == merger.Id).ToListAsync(stop)).ToLookup(m => (m.Entity, m.Property), m => m.RowId);
        var contracts = db.Contracts.Where(c => c.UserId == merger.IntoId).Select(c => c.Id).Union(db.ContractTerms.Where(t => t.PayerId == merger.IntoId).Select(t => t.ContractId));
        var searched = await contracts.ToListAsync(stop);
        var left = 0;
        foreach (var reference in CustomerReference.All(db))
        {
            var rows = moves[(reference.Entity, reference.Property)].ToList();
            left += rows.Count - await reference.Move(db, rows, merger.IntoId, merger.CustomerId, stop);
        }

        var (from, into) = (await db.Customers.SingleAsync(c => c.Id == merger.CustomerId, stop), await db.Customers.SingleAsync(c => c.Id == merger.IntoId, stop));
        if (into.ProtectedFrom == Stricter(merger.ProtectedBefore, from.ProtectedFrom))
        {
            into.ProtectedFrom = merger.ProtectedBefore;
        }

        from.MergedIntoId = null;
        from.Version++;
        into.Version++;
        (merger.UndoneOn, merger.UndoneBy, merger.UndoneReason) = (today, person, why);
        merger.Version++;
        await db.SaveChangesAsync(stop);
        await SearchTerms.Refresh(db, searched, stop);
        await transaction.CommitAsync(stop);
        return left;
    }

    private static LocalDate? Stricter(LocalDate? one, LocalDate? other) => one is null || other < one ? other ?? one : one;

    private static string Reason(string? reason) => string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > MostReason
        ? throw new BusinessRuleException("merge.reason", $"理由を{MostReason}字以内で入力してください。", $"Say why in at most {MostReason} letters.")
        : reason.Trim();

    private async Task<Customer> Find(string number, CancellationToken stop) => await db.Customers.SingleOrDefaultAsync(c => c.Number == number.Trim(), stop)
        ?? throw new BusinessRuleException("merge.none", $"お客様番号 {number} はありません。", $"There is no customer {number}.");

    private static void RefuseUnlessPossible(Customer into, Customer from)
    {
        if (into.Id == from.Id)
        {
            throw new BusinessRuleException("merge.same", "同じお客様番号です。もう一方のお客様番号を入力してください。", "Both numbers are the same: type the other customer's number.");
        }

        if ((into.MergedIntoId ?? from.MergedIntoId) is not null)
        {
            throw new BusinessRuleException("merge.merged", "一方は既に名寄せ済みです。名寄せ先のお客様で行ってください。", "One of them has been merged already: take the customer who stayed.");
        }

        if (into.IsBody != from.IsBody)
        {
            throw new BusinessRuleException("merge.kind", "個人と法人・団体は名寄せできません。区分が誤っているときは、先に区分を直してください。", "A person and a body cannot be one customer. Where the kind is wrong, correct it first.");
        }
    }
}
