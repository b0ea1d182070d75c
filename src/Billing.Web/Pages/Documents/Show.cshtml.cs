using Billing.Contacts;
using Billing.Forms;
using Billing.Forms.Delinquency;
using Billing.Forms.Letters;
using Billing.Forms.Notices;
using Billing.Web.Accounts;
using Billing.Web.Composition;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Documents;

/// <summary>A document that was handed out: the sheet itself for the browser to show and print, and as PDF. What the gate hides today is left out, whatever was printed then.</summary>
[Authorize(Policies.ServeResident)]
public sealed class ShowModel(BillingDbContext db, LetterPdf letters, DunningLetterSource dunning, NoticePdf notices, Screen screen) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long document)
    {
        if (await Html(document) is not { } html)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPdfAsync(long document) =>
        await Html(document) is { } html ? File(await letters.PdfAsync(html, HttpContext.RequestAborted), "application/pdf", $"document-{document}.pdf") : NotFound();

    private async Task<string?> Html(long id)
    {
        var stop = HttpContext.RequestAborted;
        return await db.IssuedDocuments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, stop) switch
        {
            null => null,
            { Kind: IssuedKind.PaidCertificate } certificate => await letters.CertificateAsync(certificate, screen.Today, screen.Language, stop),
            { Kind: IssuedKind.Explanation, BillId: { } bill } => await letters.ExplanationAsync(bill, screen.Today, screen.Language, stop),
            { StepId: { } step } => await dunning.HtmlAsync([step], screen.Today, screen.Language, User.Identity!.Name!, stop),
            { BillId: { } bill } => await notices.HtmlAsync(bill, screen.Today, screen.Language, explained: true, cancel: stop),
            _ => null,
        };
    }
}
