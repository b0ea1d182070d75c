using Billing.Db.Accounts;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Staff;

/// <summary>Keys of machines: what each is good for, until when, when it was last used; makes and revokes them.</summary>
[Authorize(Policies.SeeStaff)]
public sealed class KeysModel(ApiKeyStore keys, Screen screen) : PageModel, IShowsAgain
{
    private const int DefaultDays = 365;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    [BindProperty]
    public int Days { get; set; } = DefaultDays;

    public IReadOnlyList<ApiKey> Rows { get; private set; } = [];

    /// <summary>The key, shown this once; null at any other time.</summary>
    public string? Made { get; private set; }

    public bool MayAct => Policies.Allows(User, Policies.ManageStaff);

    public async Task<IActionResult> OnGetAsync()
    {
        await ShowAgain();
        return Page();
    }

    public async Task<IActionResult> OnPostCreateAsync()
    {
        if (!MayAct)
        {
            return Forbid();
        }

        Made = await keys.Create(Name, Scopes, Days, Actor, HttpContext.RequestAborted);
        return await OnGetAsync();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? prefix)
    {
        if (!MayAct)
        {
            return Forbid();
        }

        await keys.Revoke(prefix ?? "", Actor, HttpContext.RequestAborted);
        TempData["done"] = screen["Keys.Revoked", prefix ?? ""];
        return RedirectToPage();
    }

    public async Task ShowAgain() => Rows = await keys.All(HttpContext.RequestAborted);

    public string FieldOf(string code) => code switch
    {
        "key.name" => nameof(Name),
        "key.days" => nameof(Days),
        "key.scope" => nameof(Scopes),
        _ => "",
    };

    private StaffActor Actor => new(User.Identity!.Name!, screen.Now);
}
