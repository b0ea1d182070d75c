using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Residents;

/// <summary>時系列: as a part of the resident's page, or a page of its own where the browser runs no script.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class TimelineModel(TimelineReader timelines) : PageModel
{
    public TimelinePage Timeline { get; private set; } = null!;

    /// <param name="kind">Only this kind.</param>
    /// <param name="at">See <see cref="TimelineCursor"/>.</param>
    public async Task<IActionResult> OnGetAsync(string contract, TimelineKind? kind, string? at)
    {
        var only = kind is { } one && Enum.IsDefined(one) ? kind : null;
        if (await timelines.Read(contract, only, TimelineCursor.Parse(at), HttpContext.RequestAborted) is not { } page)
        {
            return NotFound();
        }

        Timeline = page;
        return Request.Headers.ContainsKey("HX-Request") ? Partial(at is null ? "_Timeline" : "_TimelineEntries", page) : Page();
    }
}
