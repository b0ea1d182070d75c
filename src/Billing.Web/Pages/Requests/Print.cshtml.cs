using Billing.Forms;
using Billing.Forms.Requests;
using Billing.Requests;
using Billing.Web.Accounts;
using Billing.Web.Composition;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Requests;

/// <summary>A paper of a request: the sheet itself for the browser to show and print, and as PDF.</summary>
[Authorize(Policies.HandleRequests)]
public sealed class PrintModel(RequestDesk desk, RequestPaperSource papers, Screen screen) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, string form)
    {
        if (Paper(form) is not { } paper)
        {
            return NotFound();
        }

        var html = await papers.HtmlAsync(await desk.File(number, screen.Clerk(User)), paper, screen.Language);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPdfAsync(string number, string form)
    {
        if (Paper(form) is not { } paper)
        {
            return NotFound();
        }

        var pdf = await papers.PdfAsync(await desk.File(number, screen.Clerk(User)), paper, screen.Language, HttpContext.RequestAborted);
        return File(pdf, "application/pdf", $"{RequestPapers.Key(paper)}-{number}.pdf");
    }

    private static RequestPaper? Paper(string form) => Enum.GetValues<RequestPaper>().Cast<RequestPaper?>().FirstOrDefault(p => RequestPapers.Key(p!.Value) == form);
}
