using Billing.Metering;
using Billing.Nights;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Nights;

/// <summary>One held reading: release it with a reason, confirm another person's release, or enter what was read again.</summary>
[Authorize(Policies.SeeNights)]
public sealed class ReleaseModel(BillingDbContext db, HeldReader reader, HeldUsages gate, IAuthorizationService authorization, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int? Index { get; set; }

    public HeldFile Held { get; private set; } = null!;

    public bool MayRelease { get; private set; }

    public long? NextId { get; private set; }

    /// <summary>Another person must confirm, and this one may.</summary>
    public bool MayConfirm => MayRelease && Held.WaitsForSecondPerson && Held.Release!.ReleasedBy != User.Identity!.Name;

    private long Id => long.Parse((string)RouteData.Values["usage"]!, System.Globalization.CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostReleaseAsync() => Act(() => gate.Release(Id, Reason ?? "", User.Identity!.Name!, screen.Today));

    public Task<IActionResult> OnPostConfirmAsync() => Act(() => gate.Confirm(Id, User.Identity!.Name!, screen.Today));

    public async Task<IActionResult> OnPostRereadAsync()
    {
        if (!Policies.Allows(User, Policies.ReleaseReading))
        {
            return Forbid();
        }

        if (Index is null)
        {
            ModelState.Remove(nameof(Index));
            ModelState.AddModelError(nameof(Index), screen["Release.IndexMissing"]);
            return await Load() ? Page() : NotFound();
        }

        return await Act(() => gate.Reread(Id, Index.Value, Reason ?? "", User.Identity!.Name!, screen.Today));
    }

    public Task ShowAgain() => Load();

    private async Task<IActionResult> Act(Func<ReleaseResult> act)
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.ReleaseReading)).Succeeded)
        {
            return Forbid();
        }

        var result = act();
        TempData["done"] = screen[$"ReleaseState.{result.State}"];
        return RedirectToPage(new { usage = result.UsageId });
    }

    private async Task<bool> Load()
    {
        if (await reader.Read(Id, screen.Today, HttpContext.RequestAborted) is not { } held)
        {
            return false;
        }

        Held = held;
        MayRelease = (await authorization.AuthorizeAsync(User, Policies.ReleaseReading)).Succeeded;
        NextId = HeldState.Next(db, Id);
        return true;
    }

    /// <summary>Bars of the history, this period last: left edge, top and height in a box of 190 × 40.</summary>
    public IEnumerable<(int X, int Y, int Height, bool Now)> Bars()
    {
        Usage[] all = [.. Held.Before, Held.Usage];
        var largest = Math.Max(1, all.Max(u => u.CubicMetres.Value));
        for (var i = 0; i < all.Length; i++)
        {
            var height = Math.Max(1, 38 * Math.Max(0, all[i].CubicMetres.Value) / largest);
            yield return (i * 13, 40 - height, height, i == all.Length - 1);
        }
    }
}
