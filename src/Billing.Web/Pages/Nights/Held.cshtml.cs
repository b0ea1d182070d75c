using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Navigation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Nights;

/// <summary>Readings that the gate holds: nothing of them is billed until a named person releases them.</summary>
[Authorize(Policies.SeeNights)]
public sealed class HeldModel(BillingDbContext db, Screen screen) : PageModel
{
    internal const int Each = 50;

    public IReadOnlyList<HeldRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var open = HeldState.Open(db).AsNoTracking();
        Pager = new Pager(Request, await open.CountAsync(stop), Each);
        var rows = await (
            from u in open.OrderBy(u => u.Id).Skip(Pager.Before).Take(Each) // Before the others are joined to it.
            join c in db.Contracts on u.ContractId equals c.Id
            join p in db.ServicePoints on u.ServicePointId equals p.Id
            join customer in db.Customers on c.UserId equals customer.Id
            orderby u.Id
            select new { Usage = u, Contract = c, Point = p, User = customer }).ToListAsync(stop);
        var ids = rows.Select(r => r.Usage.Id).ToList();
        var findings = (await db.GateFindings.AsNoTracking().Where(f => ids.Contains(f.UsageId)).OrderBy(f => f.Id).ToListAsync(stop)).ToLookup(f => f.UsageId);
        var gate = await Disclosure.OfPlaces(db, [.. rows.Select(r => r.Point.Id).Distinct()], screen.Today, stop);
        Rows = [.. rows.Select(r => new HeldRow(
            r.Usage,
            r.Contract.Number,
            r.User.Name,
            gate.Address(r.Point, r.Contract),
            [.. findings[r.Usage.Id].Select(f => new Sentence(f.Ja, f.En))]))];
    }
}

public sealed record HeldRow(Usage Usage, string Contract, string Name, ShownText Address, IReadOnlyList<Sentence> Findings)
{
    public LocalDate ReadOn => Usage.PeriodTo;
}
