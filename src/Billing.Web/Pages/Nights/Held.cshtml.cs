using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Nights;

/// <summary>Readings that the gate holds: nothing of them is billed until a named person releases them.</summary>
[Authorize(Policies.SeeNights)]
public sealed class HeldModel(BillingDbContext db, Screen screen) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<HeldRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var open = HeldState.Open(db).AsNoTracking();
        Total = await open.CountAsync(stop);
        var rows = await (
            from u in open
            join c in db.Contracts on u.ContractId equals c.Id
            join p in db.ServicePoints on u.ServicePointId equals p.Id
            join customer in db.Customers on c.UserId equals customer.Id
            orderby u.Id
            select new { Usage = u, Contract = c.Number, p.Address, User = customer }).Take(Most).ToListAsync(stop);
        var ids = rows.Select(r => r.Usage.Id).ToList();
        var findings = (await db.GateFindings.AsNoTracking().Where(f => ids.Contains(f.UsageId)).OrderBy(f => f.Id).ToListAsync(stop)).ToLookup(f => f.UsageId);
        Rows = [.. rows.Select(r => new HeldRow(
            r.Usage,
            r.Contract,
            r.User.Name,
            r.User.IsProtectedOn(screen.Today) ? null : r.Address,
            [.. findings[r.Usage.Id].Select(f => new Sentence(f.Ja, f.En))]))];
    }
}

/// <param name="Address">Null for a protected person.</param>
public sealed record HeldRow(Usage Usage, string Contract, string Name, string? Address, IReadOnlyList<Sentence> Findings)
{
    public LocalDate ReadOn => Usage.PeriodTo;
}
