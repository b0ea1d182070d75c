using Billing.Forms;
using Billing.Forms.Payments;
using Billing.LateCharges;
using Billing.Web.Accounts;
using Billing.Web.Composition;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Payments;

/// <summary>One payment at the counter: the change to give, the receipt to print, and on the same day its cancelling.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class ReceiptModel(ReceiptSheets receipts, CounterSettlement payments, IAuthorizationService authorization, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public string? Reason { get; set; }

    public PaymentReceiptModel Receipt { get; private set; } = null!;

    public bool MayCancel { get; private set; }

    private long Id => long.Parse((string)RouteData.Values["payment"]!, System.Globalization.CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Page();
    }

    /// <summary>The sheet itself, for the browser to show and print.</summary>
    public async Task<IActionResult> OnGetSheetAsync()
    {
        var html = await receipts.HtmlAsync(Id, screen.Today, screen.Language, HttpContext.RequestAborted);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.CancelPayment)).Succeeded)
        {
            return Forbid();
        }

        payments.Cancel(Id, Reason ?? "", User.Identity!.Name!, screen.Today);
        TempData["done"] = screen["Receipt.Cancelled"];
        return RedirectToPage(new { payment = Id });
    }

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code == "receipt.no-reason" ? nameof(Reason) : "";

    private async Task Load()
    {
        Receipt = await receipts.LoadAsync(Id, screen.Today, HttpContext.RequestAborted);
        MayCancel = Receipt.CancelledOn is null && Receipt.ReceivedOn == screen.Today && (await authorization.AuthorizeAsync(User, Policies.CancelPayment)).Succeeded;
    }
}
