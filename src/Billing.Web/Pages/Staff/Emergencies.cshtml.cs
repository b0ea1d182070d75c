using Billing.Db.Accounts;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Staff;

/// <summary>緊急利用: who broke the glass, why, and which administrator answered for it.</summary>
[Authorize(Policies.SeeStaff)]
public sealed class EmergenciesModel(BillingDbContext db, Emergencies emergencies, Screen screen) : PageModel, IShowsAgain
{
    private const int Most = 100;

    /// <summary>The emergency that is answered for.</summary>
    [BindProperty]
    public long Id { get; set; }

    /// <summary>What the administrator found.</summary>
    [BindProperty]
    public string? Finding { get; set; }

    public IReadOnlyList<EmergencyEntry> Rows { get; private set; } = [];

    public bool MayAct => Policies.Allows(User, Policies.ManageStaff);

    public Task OnGetAsync() => ShowAgain();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayAct)
        {
            return Forbid();
        }

        await emergencies.Review(Id, Finding, new(User.Identity!.Name!, screen.Now), HttpContext.RequestAborted);
        TempData["done"] = screen["Emergency.Reviewed"];
        return RedirectToPage();
    }

    public async Task ShowAgain() => Rows = await db.Set<EmergencyEntry>().AsNoTracking().OrderByDescending(e => e.Id).Take(Most).ToListAsync(HttpContext.RequestAborted);
}
