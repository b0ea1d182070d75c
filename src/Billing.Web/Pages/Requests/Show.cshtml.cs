using Billing.Bills;
using Billing.Collection;
using Billing.Kernel;
using Billing.Machines;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Consequences;
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

    /// <summary>Addresses and telephones of the form are withheld (支援措置).</summary>
    public bool Hides { get; private set; }

    /// <summary>Numbers of the bills that the request made.</summary>
    public IReadOnlyList<string> Bills { get; private set; } = [];

    /// <summary>Of those, the ones on which something is owed: a slip can be printed.</summary>
    public IReadOnlySet<string> Slips { get; private set; } = new HashSet<string>();

    /// <summary>The form as filled in.</summary>
    public IReadOnlyList<FormGroup> Form { get; private set; } = [];

    public int AttachmentCount { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Of = await desk.File(Number, screen.Clerk(User));
        Next = Of.Procedure.Machine.StepsFrom(Of.Request.State, Of, Of.Office.Roles);
        Form = await Of.Procedure.Form(Of);
        List<Customer> people = [.. new[] { Of.User, Of.Customer }.OfType<Customer>()];
        var gate = await Disclosure.OfCustomers(Of.Office.Db, [.. people.Select(p => p.Id)], screen.Today, HttpContext.RequestAborted);
        Hides = people.Exists(person => RequestPapers.IsHidden(gate, person, Of));
        Bills = [.. Of.Effects.Where(e => e.UndoneByStepId is null).Select(e => Consequence.Read(e.Kind, e.Content)).SelectMany(MadeBills).Select(BillNumber.Print)];
        Slips = OwedClaim.Of(db, [.. Bills.SelectMany(bill => Enum.GetValues<Service>().Select(service => BillNumber.Claim(BillNumber.Parse(bill)!.Value, service)))]).Select(c => BillNumber.Print(c.Bill.Id)).ToHashSet();
        AttachmentCount = await db.Attachments.CountAsync(a => a.RequestId == Of.Request.Id && a.RemovedAt == null, HttpContext.RequestAborted);
        return Page();
    }

    private static IReadOnlyList<long> MadeBills(Consequence done) => done switch
    {
        SettleContract settled => settled.BillIds,
        AssessFee { BillId: > 0 } fee => [fee.BillId],
        _ => [],
    };

    public async Task<IActionResult> OnPostPaperAsync()
    {
        if (!Policies.Allows(User, Policies.HandleRequests))
        {
            return Forbid();
        }

        await desk.ReceivePaper(Number, Paper ?? "", screen.Clerk(User));
        return RedirectToPage(new { number = Number });
    }
}
