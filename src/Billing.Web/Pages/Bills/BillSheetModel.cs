using Billing.Bills;
using Billing.Forms;
using Billing.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Bills;

/// <summary>A sheet of paper about one bill: itself for the browser to show and print, and as PDF.</summary>
public abstract class BillSheetModel : PageModel
{
    /// <summary>First part of the name of the file.</summary>
    protected abstract string FileName { get; }

    protected abstract Task<string> Html(long bill, CancellationToken cancel);

    protected abstract Task<byte[]> Pdf(long bill, CancellationToken cancel);

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (BillNumber.Parse(number) is not { } id)
        {
            return NotFound();
        }

        var html = await Html(id, HttpContext.RequestAborted);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetPdfAsync(string number) => BillNumber.Parse(number) is { } id
        ? File(await Pdf(id, HttpContext.RequestAborted), "application/pdf", $"{FileName}-{BillNumber.Print(id)}.pdf")
        : NotFound();
}
