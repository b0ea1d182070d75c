using Billing.Collection;
using Billing.Ledger;
using Billing.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Db.Demo;

/// <summary>Money that came in for the bills of the past, by the same posting as every channel. Streams over the claims in their order.</summary>
internal sealed class DemoPayments(BillingDatabase database, DemoOptions options, LocalDate before)
{
    private const int Batch = 20_000;

    private readonly List<Payment> _payments = [];
    private readonly List<Allocation> _allocations = [];
    private readonly List<Transfer> _transfers = [];
    private long _paymentId = 1;
    private long _allocationId = 1;

    /// <summary>Writes every payment received before the day.</summary>
    public void Write(Action<DemoProgress>? progress)
    {
        using var read = database.NewContext();
        using var write = database.NewContext();
        write.Database.OpenConnection();
        var debits = DebitedContracts(read);
        var bills = read.Bills.Count();
        var seen = 0;
        foreach (var claims in ByBill(read.Claims.AsNoTracking().OrderBy(c => c.Id).AsEnumerable()))
        {
            Pay(claims, debits);
            seen++;
            if (_payments.Count >= Batch)
            {
                Flush(write);
                progress?.Invoke(new DemoProgress(DemoStage.Payments, seen, bills));
            }
        }

        Flush(write);
        progress?.Invoke(new DemoProgress(DemoStage.Payments, bills, bills));
    }

    private void Pay(List<Claim> claims, Dictionary<long, LocalDate> debits)
    {
        var first = claims[0];
        var debit = debits.TryGetValue(first.ContractId, out var from) && from <= first.DueOn;
        var paid = PaymentHabits.Of(options.Seed, first.ContractId, first.BillId, first.DueOn, debit);
        if (paid.On is not { } on || on >= before)
        {
            return;
        }

        var settled = claims.Take(paid.OnlyFirst ? 1 : claims.Count).Select(c => new Settled(c, c.Amount)).ToList();
        var receipt = Receipts.Post(_paymentId, _allocationId, on, paid.Channel, first.DebtorId, settled);
        _paymentId++;
        _allocationId += settled.Count;
        _payments.Add(receipt.Payment);
        _allocations.AddRange(receipt.Allocations);
        _transfers.AddRange(receipt.Transfers);
    }

    private void Flush(BillingDbContext db)
    {
        using var transaction = db.Database.BeginTransaction();
        database.BulkWrite(db, _payments);
        database.BulkWrite(db, _allocations);
        database.BulkWrite(db, _transfers);
        transaction.Commit();
        _payments.Clear();
        _allocations.Clear();
        _transfers.Clear();
    }

    /// <summary>口座振替: from when each contract is debited.</summary>
    private static Dictionary<long, LocalDate> DebitedContracts(BillingDbContext db) => db.ContractTerms
        .Where(t => t.PaymentMethod == PaymentMethod.DirectDebit)
        .Select(t => new { t.ContractId, t.From })
        .ToDictionary(t => t.ContractId, t => t.From);

    /// <summary>Claims of one bill together: their keys begin with the bill's.</summary>
    private static IEnumerable<List<Claim>> ByBill(IEnumerable<Claim> claims)
    {
        var group = new List<Claim>(2);
        foreach (var claim in claims)
        {
            if (group.Count > 0 && group[0].BillId != claim.BillId)
            {
                yield return group;
                group.Clear();
            }

            group.Add(claim);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
