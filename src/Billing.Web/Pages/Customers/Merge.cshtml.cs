using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Customers;

/// <summary>名寄せ: two customers side by side; with a reason, and every caution ticked, the second becomes the first.</summary>
[Authorize(Policies.MergeCustomers)]
public sealed class MergeModel(CustomerReader customers, CustomerMerge merge, BillingDbContext db, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>Number of the customer who is given up.</summary>
    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Codes of the cautions that were ticked.</summary>
    [BindProperty]
    public List<string> Read { get; set; } = [];

    public CustomerFile Stays { get; private set; } = null!;

    /// <summary>Null until a number is typed that there is.</summary>
    public CustomerFile? GivenUp { get; private set; }

    public IReadOnlyList<MergeCaution> Cautions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        if (!string.IsNullOrWhiteSpace(With) && GivenUp is null)
        {
            ModelState.AddModelError(nameof(With), screen["Merge.None", With]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        await merge.Merge(Stays.Customer.Number, With ?? "", Reason, Read, screen.Today, User.Identity!.Name!, HttpContext.RequestAborted);
        TempData["done"] = screen["Merge.Done", With!];
        return RedirectToPage("/Customers/Show", new { number = Stays.Customer.Number });
    }

    public async Task ShowAgain() => await Load();

    public string FieldOf(string code) => code switch
    {
        "merge.reason" => nameof(Reason),
        "merge.caution" => nameof(Read),
        _ => nameof(With),
    };

    private async Task<bool> Load()
    {
        var stop = HttpContext.RequestAborted;
        db.ChangeTracker.Clear();
        if (await customers.Read((string)RouteData.Values["number"]!, screen.Today, stop) is not { } stays)
        {
            return false;
        }

        Stays = stays;
        GivenUp = string.IsNullOrWhiteSpace(With) ? null : await customers.Read(With.Trim(), screen.Today, stop);
        Cautions = GivenUp is null || GivenUp.Customer.Id == stays.Customer.Id ? [] : await MergeCautions.Of(db, stays.Customer, GivenUp.Customer, screen.Today, stop);
        return true;
    }
}
