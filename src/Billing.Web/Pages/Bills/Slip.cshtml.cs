using Billing.Bills;
using Billing.Forms;
using Billing.Forms.Payments;
using Billing.Web.Accounts;
using Billing.Web.Composition;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Bills;

/// <summary>納付書 of what is still owed on one bill: the sheet itself for the browser to show and print, and as PDF.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class SlipModel(SlipSheets slips, Screen screen) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (BillNumber.Parse(number) is not { } id)
        {
            return NotFound();
        }

        var html = await slips.HtmlAsync(id, screen.Today, screen.Language, HttpContext.RequestAborted);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPdfAsync(string number)
    {
        if (BillNumber.Parse(number) is not { } id)
        {
            return NotFound();
        }

        return File(await slips.PdfAsync(id, screen.Today, screen.Language, HttpContext.RequestAborted), "application/pdf", $"slip-{BillNumber.Print(id)}.pdf");
    }
}
