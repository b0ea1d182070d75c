using Billing.Bills;
using Billing.Collection;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Delinquency;

/// <summary>Who answers for a claim today: its debtor, whoever took the debt over with the contract (<see cref="DebtTakeover"/>), and in their place whom they were merged into.</summary>
internal sealed class Answerers
{
    private const int MostLinks = 8;

    private readonly Dictionary<long, long> _merged;
    private readonly ILookup<long, DebtTakeover> _takeovers;

    private Answerers(Dictionary<long, long> merged, ILookup<long, DebtTakeover> takeovers, HashSet<long> keys)
    {
        (_merged, _takeovers, Keys) = (merged, takeovers, keys);
    }

    /// <summary>Debtors whose claims the persons asked for may answer for.</summary>
    public IReadOnlySet<long> Keys { get; }

    /// <summary>For persons: everything that leads to them.</summary>
    public static Answerers For(BillingDbContext db, IEnumerable<long> persons)
    {
        var keys = persons.ToHashSet();
        var takeovers = new Dictionary<long, DebtTakeover>();
        for (var (i, size) = (0, 0); i < MostLinks && size != keys.Count; i++)
        {
            size = keys.Count;
            var now = keys.ToList();
            keys.UnionWith(db.Customers.Where(c => c.MergedIntoId != null && now.Contains(c.MergedIntoId.Value)).Select(c => c.Id));
            foreach (var takeover in db.DebtTakeovers.AsNoTracking().Where(t => !t.TakenBack && (now.Contains(t.SuccessorId) || now.Contains(t.FormerId))).ToList())
            {
                takeovers[takeover.Id] = takeover;
                if (now.Contains(takeover.SuccessorId))
                {
                    keys.Add(takeover.FormerId);
                }
            }
        }

        return Make(db, keys, takeovers.Values);
    }

    /// <summary>For debtors of claims: everything that leads on from them.</summary>
    public static Answerers From(BillingDbContext db, IEnumerable<long> debtors)
    {
        var keys = debtors.ToHashSet();
        var takeovers = new Dictionary<long, DebtTakeover>();
        for (var (i, size) = (0, 0); i < MostLinks && size != keys.Count; i++)
        {
            size = keys.Count;
            var now = keys.ToList();
            keys.UnionWith(db.Customers.Where(c => now.Contains(c.Id) && c.MergedIntoId != null).Select(c => c.MergedIntoId!.Value));
            foreach (var takeover in db.DebtTakeovers.AsNoTracking().Where(t => !t.TakenBack && now.Contains(t.FormerId)).ToList())
            {
                takeovers[takeover.Id] = takeover;
                keys.Add(takeover.SuccessorId);
            }
        }

        return Make(db, keys, takeovers.Values);
    }

    public long Of(Claim claim, Bill bill)
    {
        var (person, contract) = (claim.DebtorId, claim.ContractId);
        for (var i = 0; i < MostLinks; i++)
        {
            var next = _takeovers[person].Where(t => t.ContractId == contract && bill.PeriodFrom < t.From).Select(t => (long?)t.SuccessorId).FirstOrDefault()
                ?? (_merged.TryGetValue(person, out var stays) ? stays : (long?)null);
            if (next is not { } to || to == person)
            {
                return person;
            }

            person = to;
        }

        return person;
    }

    private static Answerers Make(BillingDbContext db, HashSet<long> keys, IEnumerable<DebtTakeover> takeovers)
    {
        var all = keys.ToList();
        var merged = db.Customers.Where(c => all.Contains(c.Id) && c.MergedIntoId != null).Select(c => new { c.Id, Into = c.MergedIntoId!.Value }).ToDictionary(c => c.Id, c => c.Into);
        return new Answerers(merged, takeovers.OrderBy(t => t.Id).ToLookup(t => t.FormerId), keys);
    }
}
