using System.ComponentModel.DataAnnotations;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Account;

/// <summary>Signs a person in by name and password; five failures lock the name for a quarter of an hour.</summary>
[AllowAnonymous]
public sealed class SignInModel(StaffSignIn signIn, StaffTrail trail, Screen screen) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Account.NameMissing")]
    public string? Name { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Account.PasswordMissing")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await signIn.PasswordSignInAsync(Name!.Trim(), Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        }

        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/Account/Code", new { ReturnUrl });
        }

        await trail.Failed(Name!.Trim(), result, HttpContext);
        ModelState.AddModelError("", result.IsLockedOut ? screen["Account.LockedOut"] : screen["Account.Wrong"]);
        return Page();
    }
}
