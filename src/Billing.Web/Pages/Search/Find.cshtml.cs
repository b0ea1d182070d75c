using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Search;

/// <summary>Finds contracts: as a list below the box while one types, or as a page of its own.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class FindModel(ContractSearch search, Screen screen) : PageModel
{
    public const int First = 20;
    public const int Most = 30;

    public ContractHits Hits { get; private set; } = new([], false);

    public string Text { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? q)
    {
        Text = q ?? "";
        Hits = await search.Find(q, screen.Today, Most, HttpContext.RequestAborted);
        return Hits is { Hits: [var only], More: false } ? RedirectToPage("/Residents/Show", new { contract = only.Number }) : Page();
    }

    public async Task<PartialViewResult> OnGetResultsAsync(string? q)
    {
        Text = q ?? "";
        Hits = await search.Find(q, screen.Today, First, HttpContext.RequestAborted);
        return Partial("_Results", this);
    }
}
