using Billing.Requests.Attachments;
using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Requests;

/// <summary>The bytes of one attachment. Always a download of its own checked type, in a sandbox without anything: whatever it holds, it never runs here. An <c>img</c> of the counter may show it.</summary>
[Authorize(Policies.HandleRequests)]
public sealed class AttachmentModel(AttachmentEntry attachments) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (await attachments.Read(id, HttpContext.RequestAborted) is not { } found)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return File(found.Content, AttachmentTypes.Media(found.Attachment.Type), found.Attachment.Name);
    }
}
