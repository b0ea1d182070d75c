using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Collection;

/// <summary>債務承継: from a day, somebody answers for what a former user owes on a contract. The claims keep their debtor; whoever collects asks <see cref="OwedBy"/>.</summary>
public sealed class DebtTakeover
{
    public long Id { get; set; }

    public long ContractId { get; set; }

    /// <summary>The user before.</summary>
    public long FormerId { get; set; }

    /// <summary>The user from then on, who answers for the claims of before too.</summary>
    public long SuccessorId { get; set; }

    /// <summary>First day under the new name.</summary>
    public LocalDate From { get; set; }

    /// <summary>受付番号 of the change of name.</summary>
    public required string RequestNumber { get; set; }

    /// <summary>The change of name was undone.</summary>
    public bool TakenBack { get; set; }

    /// <summary>What a person answers for: their own claims, and those that they took over with a contract; oldest first.</summary>
    /// <param name="customers">All keys of the person (<see cref="MergedCustomers.Ids"/>).</param>
    public static IReadOnlyList<OwedClaim> OwedBy(BillingDbContext db, IReadOnlyCollection<long> customers)
    {
        var own = OwedClaim.OfDebtor(db, customers);
        var takeovers = db.DebtTakeovers.AsNoTracking().Where(t => customers.Contains(t.SuccessorId) && !t.TakenBack).ToList();
        var taken = takeovers.SelectMany(t => OwedClaim.OfContract(db, t.ContractId).Where(c => c.Claim.DebtorId == t.FormerId && c.Bill.PeriodFrom < t.From));
        return [.. own.Concat(taken).OrderBy(c => c.Claim.DueOn).ThenBy(c => c.Claim.Id)];
    }
}
