using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;

namespace Billing.Db.Demo.Year;

/// <summary>口座振替 of the day: what the payers' banks pay, posted together.</summary>
internal sealed class YearDebits(YearStage stage)
{
    private const int Chunk = 500;

    /// <summary>Debits bills that fall due today.</summary>
    /// <param name="fails">Bills whose account holds too little.</param>
    public void Run(IReadOnlyCollection<long> bills, IReadOnlySet<long> fails)
    {
        stage.Tally.Add(YearFact.DebitReturned, count: bills.Count(fails.Contains));
        foreach (var chunk in bills.Where(b => !fails.Contains(b)).Order().Chunk(Chunk))
        {
            using var db = stage.Database.NewContext();
            using var transaction = db.Database.BeginTransaction();
            var claims = chunk.SelectMany(b => ClaimsOf(b)).ToList();
            Post(db, [.. OwedClaim.Of(db, claims).GroupBy(c => c.Claim.BillId)]);
            transaction.Commit();
        }
    }

    /// <summary>Keys of the claims that a bill may have.</summary>
    public static long[] ClaimsOf(long bill) => [BillNumber.Claim(bill, Service.Water), BillNumber.Claim(bill, Service.Sewer)];

    private void Post(BillingDbContext db, List<IGrouping<long, OwedClaim>> bills)
    {
        var payments = bills.ConvertAll(b => (Bill: b, Payment: Receipts.Post(0, 0, stage.Today, PaymentChannel.DirectDebit, b.First().Claim.DebtorId, [.. b.Select(c => new Settled(c.Claim, c.Owed))]).Payment));
        db.Payments.AddRange(payments.Select(p => p.Payment));
        db.SaveChanges();
        var allocations = payments.SelectMany(p => p.Bill.Select(c => new Allocation { PaymentId = p.Payment.Id, ClaimId = c.Claim.Id, Amount = c.Owed, Basis = AllocationBasis.Named })).ToList();
        db.Allocations.AddRange(allocations);
        db.SaveChanges();
        db.Transfers.AddRange(allocations.Select(a => Receipts.Book(a, stage.Today)));
        db.SaveChanges();
        payments.ForEach(p => stage.Tally.Add(YearFact.Debit, p.Payment.Amount));
    }
}
