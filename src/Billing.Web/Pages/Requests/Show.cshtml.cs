using Billing.Machines;
using Billing.Requests;
using Billing.Requests.Forms;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Requests;

/// <summary>One request: where it stands, what can be done next and why not, what it changed, who did what when.</summary>
[Authorize(Policies.SeeRequests)]
public sealed class ShowModel(RequestDesk desk, Screen screen) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty]
    public string? Paper { get; set; }

    public RequestFile Of { get; private set; } = null!;

    /// <summary>Steps that lead on, those refused with their reason.</summary>
    public IReadOnlyList<NextStep<RequestFile>> Next { get; private set; } = [];

    /// <summary>The form as filled in.</summary>
    public IReadOnlyList<FormGroup> Form { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Of = await desk.File(Number, screen.Clerk(User));
        Next = Of.Procedure.Machine.StepsFrom(Of.Request.State, Of, Of.Office.Roles);
        Form = await Of.Procedure.Form(Of);
        return Page();
    }

    public async Task<IActionResult> OnPostPaperAsync()
    {
        await desk.ReceivePaper(Number, Paper ?? "", screen.Clerk(User));
        return RedirectToPage(new { number = Number });
    }
}
