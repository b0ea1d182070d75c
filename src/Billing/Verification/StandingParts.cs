using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Nights;

namespace Billing.Verification;

/// <summary>A part of a bill that stands, ready to be charged by any book.</summary>
internal readonly record struct StandingPart(Bill Bill, BillPart Part, ReplaySupply Supply);

/// <summary>The standing parts of some months, chunk by chunk: neither reversals nor what they took back.</summary>
internal static class StandingParts
{
    private const int ChunkSize = 2_000;

    /// <param name="old">One side; both decide whether periods before must be looked up.</param>
    /// <param name="progress">Is told how many bills of how many are done.</param>
    public static IEnumerable<List<StandingPart>> Of(
        IBillingDatabase database, IReadOnlyDictionary<int, ChargeEngine> frozen, ReplayBook old, ReplayBook now, BillingMonth from, BillingMonth to, Action<long, long>? progress)
    {
        using var db = database.NewContext();
        var total = progress is null ? 0 : BillWalk.In(db, from, to).LongCount();
        var reversed = Reversed(db);
        var before = PeriodsBefore.NeededBy(frozen, old, now);
        long done = 0;
        foreach (var bills in BillWalk.Of(database, from, to).Chunk(ChunkSize))
        {
            var standing = bills.Where(entry => entry.Bill.Kind != BillKind.Reversal && !reversed.Contains(entry.Bill.Id)).ToList();
            var found = before?.Read(db, standing);
            var chunk = new List<StandingPart>(standing.Count * 2);
            foreach (var (bill, parts) in standing)
            {
                foreach (var part in parts)
                {
                    var own = FrozenSupply.Of(bill, part);
                    chunk.Add(new StandingPart(bill, part, found?.Complete(bill, own) ?? new ReplaySupply(own, [])));
                }
            }

            yield return chunk;
            done += bills.Length;
            progress?.Invoke(done, total);
        }
    }

    /// <summary>Numbers of the contracts of a chunk.</summary>
    public static Dictionary<long, string> Contracts(BillingDbContext db, List<StandingPart> chunk) =>
        new DenseKeys(chunk.Select(part => part.Bill.ContractId)).In(db.Contracts, c => c.Id).Select(c => new { c.Id, c.Number }).ToDictionary(c => c.Id, c => c.Number);

    private static HashSet<long> Reversed(BillingDbContext db) =>
        [.. db.Bills.Where(b => b.Kind == BillKind.Reversal && b.CorrectsId != null).Select(b => b.CorrectsId!.Value)];
}
