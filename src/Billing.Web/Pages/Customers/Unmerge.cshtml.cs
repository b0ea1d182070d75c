using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Customers;

/// <summary>Takes a merger back with a reason.</summary>
[Authorize(Policies.MergeCustomers)]
public sealed class UnmergeModel(CustomerMerge merge, BillingDbContext db, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public string? Reason { get; set; }

    public CustomerMerger Merger { get; private set; } = null!;

    public Customer Stays { get; private set; } = null!;

    public Customer GivenUp { get; private set; } = null!;

    public int Rows { get; private set; }

    public async Task<IActionResult> OnGetAsync(long merger) => await Load(merger) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(long merger)
    {
        if (!await Load(merger))
        {
            return NotFound();
        }

        var left = await merge.Undo(merger, Reason, screen.Today, User.Identity!.Name!, HttpContext.RequestAborted);
        TempData["done"] = left == 0 ? screen["Unmerge.Done"] : screen["Unmerge.DoneBut", left];
        return RedirectToPage("/Customers/Show", new { number = Stays.Number });
    }

    public async Task ShowAgain() => await Load(Merger.Id);

    public string FieldOf(string code) => nameof(Reason);

    private async Task<bool> Load(long id)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.CustomerMergers.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.UndoneOn == null, stop) is not { } merger)
        {
            return false;
        }

        Merger = merger;
        Stays = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == merger.IntoId, stop);
        GivenUp = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == merger.CustomerId, stop);
        Rows = await db.CustomerMergeMoves.CountAsync(m => m.MergerId == id, stop);
        return true;
    }
}
