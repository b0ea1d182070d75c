using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Reports;

/// <summary>帳票・統計: the list of reports.</summary>
[Authorize(Policies.SeeReports)]
public sealed class IndexModel : PageModel;
