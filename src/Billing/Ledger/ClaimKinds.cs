using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Billing.Ledger;

/// <summary>What a claim is for, in the order of the law: cost, interest, principal (民法 489条).</summary>
public enum ClaimKind : byte
{
    /// <summary>元本: charge, fee, contribution.</summary>
    Principal,

    /// <summary>延滞金・遅延損害金.</summary>
    LateCharge,

    /// <summary>費用: 督促手数料.</summary>
    Cost,
}

/// <summary>The kinds of claims, read off the lines of their bills: a claim has no column for it, since nearly all are principal.</summary>
public static class ClaimKinds
{
    /// <summary>Kinds of the claims that are no principal, by key.</summary>
    public static IReadOnlyDictionary<long, ClaimKind> Of(BillingDbContext db, IEnumerable<long> claimIds)
    {
        var byLine = claimIds.Distinct().ToDictionary(id => BillNumber.Line(id / 100, BillNumber.ServiceOfClaim(id), 0));
        var lines = byLine.Keys.ToList();
        return db.BillLines.AsNoTracking()
            .Where(l => lines.Contains(l.Id) && (l.Kind == ChargeLineKind.LateCharge || l.Kind == ChargeLineKind.CollectionCost))
            .Select(l => new { l.Id, l.Kind })
            .ToDictionary(l => byLine[l.Id], l => l.Kind == ChargeLineKind.LateCharge ? ClaimKind.LateCharge : ClaimKind.Cost);
    }

    public static Sentence Word(ClaimKind kind) => kind switch
    {
        ClaimKind.LateCharge => new("延滞金", "late charge"),
        ClaimKind.Cost => new("督促手数料", "collection cost"),
        _ => new("元本", "principal"),
    };
}
