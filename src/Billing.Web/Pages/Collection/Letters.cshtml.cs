using System.Globalization;
using Billing.Forms;
using Billing.Forms.Delinquency;
using Billing.Forms.Letters;
using Billing.Web.Accounts;
using Billing.Web.Composition;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Collection;

/// <summary>督促状・催告書・給水停止予告書 … of one step or of many, for the browser to show and print, and as one PDF.</summary>
[Authorize(Policies.SeeArrears)]
public sealed class LettersModel(DunningLetterSource letters, LetterPdf pdf, Screen screen) : PageModel
{
    /// <summary>Keys of steps, with commas.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Steps { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var html = await Html();
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPdfAsync() => File(await pdf.PdfAsync(await Html(), HttpContext.RequestAborted), "application/pdf", "letters.pdf");

    private Task<string> Html()
    {
        var steps = (Steps ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Take(Billing.Delinquency.Worklist.Most).ToList();
        return letters.HtmlAsync(steps, screen.Today, screen.Language, User.Identity!.Name!, HttpContext.RequestAborted);
    }
}
