using Billing.Bills;
using Billing.Privacy;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Protection;

/// <summary>開示の請求: asks a second person to let one see, print or end.</summary>
[Authorize(Policies.AskUnmask)]
public sealed class AskModel(BillingDbContext db, Unmasking unmasking, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty(SupportsGet = true)]
    public UnmaskPurpose Purpose { get; set; } = UnmaskPurpose.Show;

    /// <summary>Printed number of the bill whose notice is printed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Bill { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Recipient { get; set; }

    public ProtectedPerson Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long customer)
    {
        ModelState.Clear();
        return await Load(customer) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(long customer)
    {
        if (!await Load(customer))
        {
            return NotFound();
        }

        var request = await unmasking.Ask(customer, Purpose, BillNumber.Parse(Bill ?? ""), Reason, Recipient, screen.Today, User.Identity!.Name!, HttpContext.RequestAborted);
        return RedirectToPage("/Protection/Show", new { id = request.Id });
    }

    public async Task ShowAgain() => await Load(Person.Customer.Id);

    public string FieldOf(string code) => code switch
    {
        "unmask.reason" => nameof(Reason),
        "unmask.recipient" => nameof(Recipient),
        "unmask.bill" => nameof(Bill),
        _ => "",
    };

    private async Task<bool> Load(long customer)
    {
        if (await ProtectedPerson.Read(db, customer, HttpContext.RequestAborted) is not { } person)
        {
            return false;
        }

        Person = person;
        return true;
    }
}
