using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Staff;

/// <summary>利用者: who signs in at the counter.</summary>
[Authorize(Policies.SeeStaff)]
public sealed class IndexModel(StaffReader reader, SignInSettings settings) : PageModel
{
    public IReadOnlyList<StaffRow> Rows { get; private set; } = [];

    /// <summary>The second factor is asked of the role and not set up.</summary>
    public bool LacksDevice(StaffRow row) => !row.Person.TwoFactorEnabled && row.Roles.Any(settings.TwoFactorRoles.Contains);

    public async Task OnGetAsync() => Rows = await reader.All(HttpContext.RequestAborted);
}
