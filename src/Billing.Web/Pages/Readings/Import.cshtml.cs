using Billing.Exchange;
using Billing.Metering;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Readings;

/// <summary>Takes in a reader's file: good lines are taken, each bad one is named and kept out.</summary>
[Authorize(Policies.ImportReadings)]
[RequestSizeLimit(LargestFile + 65_536)]
public sealed class ImportModel(BillingDbContext db, ReadingImporter importer, IClock clock, Screen screen) : PageModel, IShowsAgain
{
    private const int LargestFile = 20 * 1024 * 1024;
    private const int MostLines = 500;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public ReadingImport? Import { get; private set; }

    public bool AlreadyTaken { get; private set; }

    public IReadOnlyList<ReadingImportLine> Lines { get; private set; } = [];

    public IReadOnlyList<ReadingImport> Recent { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long? id)
    {
        var stop = HttpContext.RequestAborted;
        await ShowAgain();
        if (id is { } key)
        {
            Import = await db.ReadingImports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == key, stop);
            Lines = await db.ReadingImportLines.AsNoTracking().Where(l => l.ImportId == key).OrderBy(l => l.Line).Take(MostLines).ToListAsync(stop);
            AlreadyTaken = TempData["again"] is true;
        }

        return id is not null && Import is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (Upload is not { Length: > 0 and <= LargestFile } file)
        {
            ModelState.Remove(nameof(Upload));
            ModelState.AddModelError(nameof(Upload), screen["Import.FileMissing"]);
            await ShowAgain();
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        var read = ReadingsCsv.Read(Path.GetFileName(file.FileName), bytes.ToArray());
        var result = await importer.Import(read, screen.Today, clock.GetCurrentInstant(), User.Identity!.Name!, stop);
        TempData["again"] = result.AlreadyTaken;
        return RedirectToPage(new { id = result.Import.Id });
    }

    public async Task ShowAgain() =>
        Recent = await db.ReadingImports.AsNoTracking().OrderByDescending(i => i.Id).Take(12).ToListAsync(HttpContext.RequestAborted);
}
