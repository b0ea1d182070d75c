using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Staff;

/// <summary>権限表: who may do what, as it holds in this counter, settings included.</summary>
[Authorize(Policies.SeeRights)]
public sealed class RightsModel(Rights rights) : PageModel
{
    public Rights Rights => rights;

    /// <summary>Whether the reader has the right.</summary>
    public bool IsMine(Right right) => Policies.Allows(User, right.Name);
}
