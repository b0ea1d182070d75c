using Billing.Requests;
using Billing.Requests.Attachments;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Billing.Web.Pages.Requests;

/// <summary>添付・図面目録 of one request: adds a file, marks one removed.</summary>
[Authorize(Policies.HandleRequests)]
[RequestSizeLimit(50 * 1024 * 1024)]
public sealed class AttachmentsModel(RequestDesk desk, AttachmentEntry attachments, AttachmentLimits limits, IClock clock, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public AttachmentSubject Subject { get; set; } = AttachmentSubject.Design;

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public long Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public RequestFile Of { get; private set; } = null!;

    public IReadOnlyList<Attachment> Index { get; private set; } = [];

    public decimal MostMegabytes => limits.MostBytes / 1_000_000m;

    public async Task OnGetAsync() => await ShowAgain();

    public async Task<IActionResult> OnPostAsync()
    {
        using var bytes = new MemoryStream();
        if (Upload is { } file)
        {
            AttachmentCheck.Size(file.Length, limits);
            await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        }

        ModelState.Clear();
        var added = await attachments.Add(Number, Upload?.FileName, Upload?.ContentType, Subject, Title, bytes.ToArray(), User.Identity!.Name!, clock.GetCurrentInstant(), HttpContext.RequestAborted);
        TempData["done"] = screen["Attachments.Added", added.Name];
        return RedirectToPage(new { number = Number });
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        ModelState.Clear();
        await attachments.Remove(Number, Id, Reason, User.Identity!.Name!, clock.GetCurrentInstant(), HttpContext.RequestAborted);
        TempData["done"] = screen["Attachments.Removed"];
        return RedirectToPage(new { number = Number });
    }

    public async Task ShowAgain()
    {
        Of = await desk.File(Number, screen.Clerk(User));
        Index = await attachments.Index(Of.Request.Id, HttpContext.RequestAborted);
    }

    public string FieldOf(string code) => code switch
    {
        "attachment.reason" => nameof(Reason),
        "attachment.title" => nameof(Title),
        "attachment.unknown" or "request.unknown" => "",
        _ => nameof(Upload),
    };
}
