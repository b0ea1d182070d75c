using Billing.Places;
using Billing.Privacy;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Protection;

/// <summary>Requests that wait for their second person.</summary>
[Authorize(Policies.ConfirmUnmask)]
public sealed class ConfirmModel(BillingDbContext db, Unmasking unmasking, Screen screen, IClock clock) : PageModel, IShowsAgain
{
    [BindProperty]
    public long Id { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public IReadOnlyList<(UnmaskRequest Request, Customer Customer)> Waiting { get; private set; } = [];

    public async Task OnGetAsync() => Waiting = await Read();

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        var request = await unmasking.Confirm(Id, screen.Today, User.Identity!.Name!, HttpContext.RequestAborted);
        TempData["done"] = screen[request.Purpose == UnmaskPurpose.End ? "Unmask.EndedNow" : "Unmask.Opened", request.AskedBy];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRefuseAsync()
    {
        await unmasking.Refuse(Id, Why, User.Identity!.Name!, HttpContext.RequestAborted);
        TempData["done"] = screen["Unmask.RefusedNow"];
        return RedirectToPage();
    }

    public async Task ShowAgain() => Waiting = await Read();

    private async Task<List<(UnmaskRequest Request, Customer Customer)>> Read()
    {
        var oldest = clock.GetCurrentInstant() - Unmasking.WaitsFor;
        var rows = await (
            from r in db.UnmaskRequests.AsNoTracking()
            where r.DecidedBy == null && r.AskedAt > oldest
            join c in db.Customers on r.CustomerId equals c.Id
            orderby r.Id
            select new { Request = r, Customer = c }).ToListAsync(HttpContext.RequestAborted);
        return [.. rows.Select(r => (r.Request, r.Customer))];
    }
}
