using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Residents;

/// <summary>Bills, claims and payments of one contract, newest first.</summary>
public sealed class ResidentBooks(BillingDbContext db)
{
    public sealed record Books(IReadOnlyList<BillRow> Bills, IReadOnlyList<ClaimRow> Claims, IReadOnlyList<PaymentRow> Payments);

    public async Task<Books> Read(long contract, CancellationToken stop)
    {
        var bills = await db.Bills.AsNoTracking().Where(b => b.ContractId == contract).OrderByDescending(b => b.Id).ToListAsync(stop);
        var claims = await Claims(contract, stop);
        return new Books(await WithParts(bills, stop), claims, await Payments(claims, stop));
    }

    private async Task<List<BillRow>> WithParts(List<Bill> bills, CancellationToken stop)
    {
        var ids = bills.SelectMany(b => Enum.GetValues<Service>().Select(s => BillNumber.Part(b.Id, s))).ToList();
        var parts = (await db.BillParts.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(stop)).ToLookup(p => p.BillId);
        var reversed = bills.Where(b => b.Kind == BillKind.Reversal).Select(b => b.CorrectsId).ToHashSet();
        return [.. bills.Select(b => new BillRow(b, [.. parts[b.Id]], reversed.Contains(b.Id)))];
    }

    private async Task<List<ClaimRow>> Claims(long contract, CancellationToken stop)
    {
        var claims = (await ContractClaims.Of(db, contract, stop)).AsNoTracking();
        var rows = await claims.OrderByDescending(c => c.Id).ToListAsync(stop);
        var owed = await Balances.OwedByClaim(db, claims, stop);
        var credit = await Balances.CreditByClaim(db, claims, stop);
        return [.. rows.Select(c => new ClaimRow(c, owed.GetValueOrDefault(c.Id), credit.GetValueOrDefault(c.Id)))];
    }

    private async Task<List<PaymentRow>> Payments(List<ClaimRow> claims, CancellationToken stop)
    {
        var services = claims.ToDictionary(c => c.Claim.Id, c => c.Claim.Service);
        var ids = services.Keys.ToList();
        var rows = await (
            from a in db.Allocations.AsNoTracking()
            where ids.Contains(a.ClaimId)
            join p in db.Payments on a.PaymentId equals p.Id
            orderby p.ReceivedOn descending, a.Id descending
            select new { Payment = p, Allocation = a }).Take(60).ToListAsync(stop);
        return [.. rows.Select(r => new PaymentRow(r.Payment, r.Allocation, services[r.Allocation.ClaimId]))];
    }
}
