using Billing.Bills;
using Billing.Forms;
using Billing.Forms.Notices;
using Billing.Web.Accounts;
using Billing.Web.Composition;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Bills;

/// <summary>検針のお知らせ of one bill: the sheet itself for the browser to show and print, and as PDF.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class NoticeModel(NoticePdf notices, Screen screen) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (BillNumber.Parse(number) is not { } id)
        {
            return NotFound();
        }

        var html = await notices.HtmlAsync(id, screen.Today, screen.Language, explained: true, cancel: HttpContext.RequestAborted);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPdfAsync(string number)
    {
        if (BillNumber.Parse(number) is not { } id)
        {
            return NotFound();
        }

        var pdf = await notices.PdfAsync(id, screen.Today, screen.Language, explained: true, cancel: HttpContext.RequestAborted);
        return File(pdf, "application/pdf", $"notice-{BillNumber.Print(id)}.pdf");
    }
}
