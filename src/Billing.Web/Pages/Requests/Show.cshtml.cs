using Billing.Machines;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Forms;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Requests;

/// <summary>One request: where it stands, what can be done next and why not, what it changed, who did what when.</summary>
[Authorize(Policies.SeeRequests)]
public sealed class ShowModel(BillingDbContext db, RequestDesk desk, Screen screen) : PageModel
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

    /// <summary>What tells where the person lives is not shown.</summary>
    public bool IsHidden { get; private set; }

    public int AttachmentCount { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Of = await desk.File(Number, screen.Clerk(User));
        Next = Of.Procedure.Machine.StepsFrom(Of.Request.State, Of, Of.Office.Roles);
        Form = await Of.Procedure.Form(Of);
        var people = new[] { Of.Customer, Of.User }.OfType<Customer>().ToList();
        var gate = await Disclosure.OfCustomers(db, [.. people.Select(c => c.Id)], screen.Today, HttpContext.RequestAborted);
        IsHidden = people.Exists(person => RequestPapers.IsHidden(gate, person, Of));
        AttachmentCount = await db.Attachments.CountAsync(a => a.RequestId == Of.Request.Id && a.RemovedAt == null, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostPaperAsync()
    {
        await desk.ReceivePaper(Number, Paper ?? "", screen.Clerk(User));
        return RedirectToPage(new { number = Number });
    }
}
