using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Residents;

/// <summary>The resident's page: everything about one contract on one screen.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class ShowModel(ResidentReader residents, Screen screen) : PageModel
{
    public ResidentFile Resident { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string contract)
    {
        if (await residents.Read(contract, screen.Today, HttpContext.RequestAborted) is not { } file)
        {
            return NotFound();
        }

        Resident = file;
        return Page();
    }
}
