using Billing.Channels;
using Billing.Db;
using Billing.Exchange.Agents;
using Billing.Kernel;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>収納データ: takes files of shops, banks and agents into the books, and shows what became of each.</summary>
[Authorize(Policies.SeeReceipts)]
[RequestSizeLimit(UploadedFile.Largest + 65_536)]
public sealed class FilesModel(BillingDbContext db, ReceiptPosting posting, Screen screen) : PageModel, IShowsAgain
{
    private const int Most = 60;
    private const int MostNotices = 500;

    /// <summary>Name of an agent's profile.</summary>
    [BindProperty]
    public string? Format { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public bool MayAct { get; private set; }

    public IReadOnlyList<AgentProfile> Formats { get; private set; } = [];

    public IReadOnlyList<CollectionFile> Recent { get; private set; } = [];

    /// <summary>The file that is looked at.</summary>
    public CollectionFile? Shown { get; private set; }

    public IReadOnlyList<CollectionNotice> Notices { get; private set; } = [];

    public IReadOnlyList<LineFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long? id)
    {
        await ShowAgain();
        if (id is { } key)
        {
            Shown = await db.CollectionFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == key, HttpContext.RequestAborted);
            Notices = await db.CollectionNotices.AsNoTracking().Where(n => n.FileId == key).OrderBy(n => n.Record).Take(MostNotices).ToListAsync(HttpContext.RequestAborted);
        }

        return id is not null && Shown is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Policies.Allows(User, Policies.HandleReceipts))
        {
            return Forbid();
        }

        ModelState.Clear();
        if (!ChannelFolder.AgentNames.Contains(Format))
        {
            ModelState.AddModelError(nameof(Format), screen["Files.FormatMissing"]);
        }

        var file = await UploadedFile.Read(Upload, nameof(Upload), ModelState, screen, HttpContext.RequestAborted);
        if (file is null || !ModelState.IsValid)
        {
            return await Again();
        }

        var profile = ChannelFolder.Agent(Format!);
        var read = ReceiptFileReader.Read(file.Name, file.Bytes, profile);
        if (read.Faults.Count > 0)
        {
            Faults = read.Faults;
            ModelState.AddModelError(nameof(Upload), screen["Channel.NotTaken", file.Name, read.Faults.Count]);
            return await Again();
        }

        var taken = posting.Take(read, profile, screen.Today, screen.Now, User.Identity!.Name!);
        TempData["done"] = taken.AlreadyTaken ? screen["Channel.Again", file.Name] : screen["Files.Taken", file.Name, screen.Yen(taken.File.Posted), screen.Yen(taken.File.Suspended)];
        return RedirectToPage(new { id = taken.File.Id });
    }

    public async Task ShowAgain()
    {
        MayAct = Policies.Allows(User, Policies.HandleReceipts);
        Formats = [.. ChannelFolder.AgentNames.Select(ChannelFolder.Agent)];
        Recent = await db.CollectionFiles.AsNoTracking().OrderByDescending(f => f.Id).Take(Most).ToListAsync(HttpContext.RequestAborted);
    }

    private async Task<IActionResult> Again()
    {
        await ShowAgain();
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
