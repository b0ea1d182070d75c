using Billing.Channels;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Payments;

/// <summary>窓口収納 from the barcode of a slip: a scanner types the 44 digits and Enter, and the payment of its payer opens with its claims chosen. A slip that may not be paid so is refused with the reason.</summary>
[Authorize(Policies.TakePayment)]
public sealed class IndexModel(BillingDbContext db, RuleBook book, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>44 digits.</summary>
    [BindProperty]
    public string? Code { get; set; }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), screen["Scan.Missing"]);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var scan = SlipScan.Read(db, book.InForce<StoreSlipRule>(screen.Today), Code, screen.Today);
        return RedirectToPage("/Payments/Take", new { contract = scan.ContractNumber, slip = scan.Slip.Id });
    }

    public Task ShowAgain() => Task.CompletedTask;

    public string FieldOf(string code) => nameof(Code);
}
