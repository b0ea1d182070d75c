using Billing.Db.Accounts;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Staff;

/// <summary>One account: what it may, its state, its history, and what an administrator does to it.</summary>
[Authorize(Policies.SeeStaff)]
public sealed class ShowModel(StaffReader reader, StaffAdministration administration, Screen screen) : StaffForm(screen), IShowsAgain
{
    private const int Most = 50;

    /// <summary>Why the account is closed.</summary>
    [BindProperty]
    public string? Why { get; set; }

    public StaffRow Row { get; private set; } = null!;

    public IReadOnlyList<StaffAct> Acts { get; private set; } = [];

    /// <summary>Whether the reader may act; nobody acts on the own account.</summary>
    public bool MayAct => Policies.Allows(User, Policies.ManageStaff) && Name != User.Identity!.Name;

    /// <summary>Shown this once; null at any other time.</summary>
    public string? Password { get; private set; }

    private string Name => (string)RouteData.Values["name"]!;

    public async Task<IActionResult> OnGetAsync()
    {
        await ShowAgain();
        if (Row is null)
        {
            return NotFound();
        }

        Fill();
        return Page();
    }

    private void Fill() => (DisplayName, Chosen, Affiliation) = (Row.Person.DisplayName, [.. Row.Roles], Row.Person.Affiliation);

    public Task<IActionResult> OnPostChangeAsync() => Act(stop => administration.Change(Name, Draft, Actor, stop));

    public Task<IActionResult> OnPostDisableAsync() => Act(stop => administration.Disable(Name, Why, Actor, stop));

    public Task<IActionResult> OnPostEnableAsync() => Act(stop => administration.Enable(Name, Actor, stop));

    public Task<IActionResult> OnPostUnlockAsync() => Act(stop => administration.Unlock(Name, Actor, stop));

    public Task<IActionResult> OnPostEndSessionsAsync() => Act(stop => administration.EndSessions(Name, Actor, stop));

    public Task<IActionResult> OnPostTwoFactorOffAsync() => Act(stop => administration.ResetTwoFactor(Name, Actor, stop));

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (!Policies.Allows(User, Policies.ManageStaff))
        {
            return Forbid();
        }

        if (await reader.One(Name, HttpContext.RequestAborted) is null)
        {
            return NotFound();
        }

        Password = await administration.ResetPassword(Name, Actor, HttpContext.RequestAborted);
        return await OnGetAsync();
    }

    public async Task ShowAgain()
    {
        Row = (await reader.One(Name, HttpContext.RequestAborted))!;
        Acts = await reader.Acts(Name, Most, HttpContext.RequestAborted);
        if (Row is not null && DisplayName is null)
        {
            Fill(); // The act that was refused has no such fields.
        }
    }

    private async Task<IActionResult> Act(Func<CancellationToken, Task> what)
    {
        if (!Policies.Allows(User, Policies.ManageStaff))
        {
            return Forbid();
        }

        if (await reader.One(Name, HttpContext.RequestAborted) is null)
        {
            return NotFound();
        }

        await what(HttpContext.RequestAborted);
        TempData["done"] = Screen["Staff.Done"];
        return RedirectToPage(new { name = Name });
    }
}
