using Billing.Db.Accounts;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Staff;

/// <summary>Creates a person; the password for the first sign-in is shown once.</summary>
[Authorize(Policies.ManageStaff)]
public sealed class AddModel(StaffAdministration administration, Screen screen) : StaffForm(screen), IShowsAgain
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Shown this once; null at any other time.</summary>
    public string? Password { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Name = Name?.Trim() ?? "";
        Password = await administration.Add(Name, Draft, Actor, HttpContext.RequestAborted);
        return Page();
    }

    public Task ShowAgain() => Task.CompletedTask;

    /// <inheritdoc/>
    public override string FieldOf(string code) => code is "staff.name" or "staff.exists" ? nameof(Name) : base.FieldOf(code);
}
