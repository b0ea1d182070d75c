using Billing.Db.Accounts;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Account;

/// <summary>The second step of signing in: the code of the device, or one of the recovery codes on paper.</summary>
[AllowAnonymous]
public sealed class CodeModel(StaffSignIn signIn, StaffTrail trail, Screen screen) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/Account/SignIn") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return RedirectToPage("/Account/SignIn");
        }

        var digits = OwnAccount.Digits(Code);
        var isDevice = digits.Length == 6 && (Code ?? "").All(c => !char.IsLetter(c));
        var result = await signIn.UserManager.IsLockedOutAsync(user) ? Microsoft.AspNetCore.Identity.SignInResult.LockedOut // Identity asks for device codes only.
            : isDevice
            ? await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync((Code ?? "").Trim().ToUpperInvariant());
        if (result.Succeeded)
        {
            if (!isDevice)
            {
                await trail.Note(user.UserName!, StaffActKind.RecoveryCodeUsed);
            }

            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        }

        if (!isDevice && !result.IsLockedOut)
        {
            await signIn.UserManager.AccessFailedAsync(user); // As above.
        }

        await trail.Failed(user.UserName!, result, HttpContext);
        ModelState.AddModelError("", result.IsLockedOut ? screen["Account.LockedOut"] : screen["Code.Wrong"]);
        return Page();
    }
}
