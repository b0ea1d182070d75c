using Billing.Collection;
using Microsoft.EntityFrameworkCore;

namespace Billing.Debits;

/// <summary>新規コード: whether a bank has been asked under a mandate before.</summary>
internal static class DebitMarks
{
    /// <summary>Marks of mandates that are not first, by mandate.</summary>
    public static Dictionary<long, DebitMark> Of(BillingDbContext db, IReadOnlyCollection<Mandate> mandates)
    {
        var contracts = mandates.Select(m => m.ContractId).Distinct().ToList();
        var moved = mandates.Select(m => m.MovedFromId).OfType<long>().ToList();
        var asked = (
            from e in db.DebitEntries
            join m in db.Mandates on e.MandateId equals m.Id
            where contracts.Contains(m.ContractId) || moved.Contains(m.Id)
            join r in db.DebitRuns on e.RunId equals r.Id
            where r.State != DebitRunState.Cancelled
            select m).AsNoTracking().Distinct().ToList();
        var (byContract, byKey) = (asked.ToLookup(m => m.ContractId), asked.ToDictionary(m => m.Id));
        var marks = new Dictionary<long, DebitMark>();
        foreach (var mandate in mandates)
        {
            var before = byContract[mandate.ContractId].ToList();
            if (before.Exists(other => IsSameAccount(other, mandate)) || (mandate.MovedFromId is { } from && byKey.TryGetValue(from, out var source) && IsSameAccount(source, mandate)))
            {
                marks[mandate.Id] = DebitMark.Other;
            }
            else if (before.Exists(other => other.PayerId == mandate.PayerId))
            {
                marks[mandate.Id] = DebitMark.Changed;
            }
        }

        return marks;
    }

    private static bool IsSameAccount(Mandate one, Mandate other) =>
        (one.PayerId, one.BankCode, one.BranchCode, one.AccountKind, one.AccountNumber) == (other.PayerId, other.BankCode, other.BranchCode, other.AccountKind, other.AccountNumber);
}
