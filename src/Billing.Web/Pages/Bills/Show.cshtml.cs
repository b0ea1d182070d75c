using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Bills;

/// <summary>One bill, explained to the yen from what it was frozen with.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class ShowModel(BillingDbContext db, Screen screen) : PageModel
{
    public BillExplanation Told { get; private set; } = null!;

    public Bill Bill => Told.Bill;

    /// <summary>Null where an occasional bill is owed without a contract.</summary>
    public Contract? Contract { get; private set; }

    /// <summary>使用者 of the contract; null without one.</summary>
    public Customer? Customer { get; private set; }

    public Customer Debtor { get; private set; } = null!;

    public ShownText Address { get; private set; }

    public Usage? Usage { get; private set; }

    public IReadOnlyList<(Claim Claim, Money Open, Money Credit)> Claims { get; private set; } = [];

    /// <summary>Bills of the same period that take this one back, replace it, or that it takes back.</summary>
    public IReadOnlyList<Bill> Related { get; private set; } = [];

    public GateRelease? Release { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number)
    {
        var stop = HttpContext.RequestAborted;
        if (BillNumber.Parse(number) is not { } id || await BillExplanation.Of(db, id, stop) is not { } told)
        {
            return NotFound();
        }

        Told = told;
        Debtor = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == Bill.DebtorId, stop);
        if (await db.Contracts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == Bill.ContractId, stop) is { } contract)
        {
            Contract = contract;
            Customer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == contract.UserId, stop);
            var point = await db.ServicePoints.AsNoTracking().SingleAsync(p => p.Id == contract.ServicePointId, stop);
            Address = (await Disclosure.OfPlace(db, point.Id, screen.Today, stop)).Address(point, contract);
        }

        Usage = await db.Usages.AsNoTracking().FirstOrDefaultAsync(u => u.Id == Bill.UsageId, stop);
        Release = await db.GateReleases.AsNoTracking().FirstOrDefaultAsync(r => r.BillId == id, stop);
        var (first, last) = (BillNumber.Claim(id, Service.Water), BillNumber.Claim(id, Service.Sewer, 9));
        var claims = db.Claims.AsNoTracking().Where(c => c.Id >= first && c.Id <= last);
        var owed = await Balances.OwedByClaim(db, claims, stop);
        var credit = await Balances.CreditByClaim(db, claims, stop);
        Claims = [.. (await claims.OrderBy(c => c.Id).ToListAsync(stop)).Select(c => (c, owed.GetValueOrDefault(c.Id), credit.GetValueOrDefault(c.Id)))];
        Related = await Correcting(stop);
        return Page();
    }

    private Task<List<Bill>> Correcting(CancellationToken stop) => db.Bills.AsNoTracking()
        .Where(b => b.ContractId == Bill.ContractId && b.PeriodTo == Bill.PeriodTo && b.Id != Bill.Id)
        .Where(b => b.CorrectsId == Bill.Id || b.Id == Bill.CorrectsId || (Bill.CorrectsId != null && b.CorrectsId == Bill.CorrectsId))
        .OrderBy(b => b.Id)
        .ToListAsync(stop);
}
