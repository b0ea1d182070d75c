using Billing.Db.Accounts;
using Billing.Forms.Payments;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Account;

/// <summary>二要素: sets up a device, shows the recovery codes once, makes new ones, turns it off.</summary>
public sealed class TwoFactorModel(UserManager<StaffUser> users, OwnAccount own, SignInSettings settings, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>The role needs it, and it is not set up.</summary>
    public bool Must { get; private set; }

    /// <summary>The key as it is typed into a device without a camera.</summary>
    public string Typed { get; private set; } = "";

    public QrPath Picture { get; private set; } = new(0, "");

    /// <summary>Shown this once; empty at any other time.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await ShowAgain();
        return Page();
    }

    public async Task<IActionResult> OnPostOnAsync()
    {
        NewCodes = await own.TurnOn(await Person(), Code);
        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        NewCodes = await own.NewCodes(await Person(), Password);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        await own.TurnOff(await Person(), Password);
        TempData["done"] = screen["TwoFactor.WasOff"];
        return RedirectToPage("/Account/Mine");
    }

    public async Task ShowAgain()
    {
        var person = await Person();
        IsOn = person.TwoFactorEnabled;
        if (!IsOn)
        {
            Must = (await users.GetRolesAsync(person)).Any(settings.TwoFactorRoles.Contains);
            (Typed, var address) = await own.DeviceKey(person);
            Picture = QrPath.Of(address);
        }
    }

    public string FieldOf(string code) => code == "staff.code" ? nameof(Code) : nameof(Password);

    private async Task<StaffUser> Person() => await users.GetUserAsync(User) ?? throw new InvalidOperationException("A signed-in person without an account.");
}
