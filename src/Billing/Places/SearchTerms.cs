using Microsoft.EntityFrameworkCore;

namespace Billing.Places;

/// <summary>
/// Keeps the counter's search right. Whoever changes by what a contract is found (a new contract, another user or payer, a name, a reading, a telephone number, an address, a 水栓番号,
/// a meter hung or exchanged) calls one of these after its own <c>SaveChanges</c> and inside its own transaction:
/// <code>
/// await db.SaveChangesAsync(cancel);
/// await SearchTerms.Refresh(db, [contract.Id], cancel);   // or RefreshCustomer, RefreshPlace
/// await transaction.CommitAsync(cancel);
/// </code>
/// </summary>
/// <remarks>
/// Nothing needs to be told when something ceases to be so (a name given up, a contract ended, a protection begun): every hit is held against the rows themselves before it is shown.
/// Many changes at once (an import) may leave this out and call <see cref="SearchIndex.Rebuild"/> afterwards.
/// </remarks>
public static class SearchTerms
{
    /// <summary>From now on the contracts are found by what their rows say. About eighty small rows a contract, which <see cref="SearchIndex.Settle"/> folds into the index.</summary>
    /// <param name="db">The context in whose transaction the change is made; what it tracks is saved.</param>
    public static async Task Refresh(BillingDbContext db, IReadOnlyCollection<long> contractIds, CancellationToken stop = default)
    {
        foreach (var some in contractIds.Distinct().Chunk(500))
        {
            var before = (await db.SearchAdditions.Where(a => some.Contains(a.ContractId)).Select(a => new { a.ContractId, a.Gram }).ToListAsync(stop)).ToHashSet();
            foreach (var file in await SearchFile.Read(db, db.Contracts.Where(c => some.Contains(c.Id)), stop))
            {
                var grams = new HashSet<long>();
                foreach (var field in file.Fields())
                {
                    SearchGrams.Of(field, gram => grams.Add(gram));
                }

                db.SearchAdditions.AddRange(grams
                    .Where(gram => !before.Contains(new { ContractId = file.Contract.Id, Gram = gram }))
                    .Select(gram => new SearchAddition { ContractId = file.Contract.Id, Gram = gram }));
            }

            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary><see cref="Refresh"/> for every contract of which the customer is user or payer.</summary>
    public static async Task RefreshCustomer(BillingDbContext db, long customerId, CancellationToken stop = default)
    {
        var used = db.Contracts.Where(c => c.UserId == customerId).Select(c => c.Id);
        var paid = db.ContractTerms.Where(t => t.PayerId == customerId).Select(t => t.ContractId);
        await Refresh(db, await used.Union(paid).ToListAsync(stop), stop);
    }

    /// <summary><see cref="Refresh"/> for every contract at a service point.</summary>
    public static async Task RefreshPlace(BillingDbContext db, long servicePointId, CancellationToken stop = default) =>
        await Refresh(db, await db.Contracts.Where(c => c.ServicePointId == servicePointId).Select(c => c.Id).ToListAsync(stop), stop);
}
