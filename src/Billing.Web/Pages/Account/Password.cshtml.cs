using Billing.Db.Accounts;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Account;

/// <summary>Changes the own password; after one that was given, this page comes before every other.</summary>
public sealed class PasswordModel(UserManager<StaffUser> users, OwnAccount own, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Wanted { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>The password was given by somebody else.</summary>
    public bool Must { get; private set; }

    public Task OnGetAsync() => ShowAgain();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } person)
        {
            return Challenge();
        }

        await own.ChangePassword(person, Current, Wanted, Again);
        TempData["done"] = screen["Password.Changed"];
        return RedirectToPage("/Account/Mine");
    }

    public async Task ShowAgain() => Must = (await users.GetUserAsync(User))?.MustChangePassword == true;

    public string FieldOf(string code) => code switch
    {
        "staff.current" => nameof(Current),
        "staff.again" => nameof(Again),
        _ => nameof(Wanted),
    };
}
