using Billing.Bills;
using Billing.Forms;
using Billing.Forms.Letters;
using Billing.Web.Accounts;
using Billing.Web.Composition;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Bills;

/// <summary>料金の計算のお知らせ of one bill as a letter: the sheet itself for the browser to show and print, and as PDF.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class ExplainModel(LetterPdf letters, Screen screen) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (BillNumber.Parse(number) is not { } id)
        {
            return NotFound();
        }

        var html = await letters.ExplanationAsync(id, screen.Today, screen.Language, HttpContext.RequestAborted);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPdfAsync(string number)
    {
        if (BillNumber.Parse(number) is not { } id)
        {
            return NotFound();
        }

        var html = await letters.ExplanationAsync(id, screen.Today, screen.Language, HttpContext.RequestAborted);
        return File(await letters.PdfAsync(html, HttpContext.RequestAborted), "application/pdf", $"explanation-{BillNumber.Print(id)}.pdf");
    }
}
