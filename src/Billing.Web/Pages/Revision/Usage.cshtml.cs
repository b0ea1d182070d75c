using System.Text;
using Billing.Exchange;
using Billing.Revision;
using Billing.Revision.Studio;
using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Revision;

/// <summary>使用水量分布: one usage by meter size and band, what it leaves out, and the counts themselves as a file.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class UsageModel(StudioReader reader) : PageModel
{
    /// <summary>用途; all where none is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Class { get; set; }

    public UsageSnapshot Snapshot { get; private set; } = null!;

    public IReadOnlyList<string> Classes { get; private set; } = [];

    public IReadOnlyList<SizeBand> Bands { get; private set; } = [];

    public IReadOnlyList<LeftOutBills> LeftOut => LeftOutBills.Parse(Snapshot.LeftOutWhy);

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if ((await reader.Usages(null, HttpContext.RequestAborted)).FirstOrDefault(u => u.Id == id) is not { } snapshot)
        {
            return NotFound();
        }

        var usage = reader.Usage(id);
        Snapshot = snapshot;
        Classes = [.. usage.Cells.Select(cell => cell.Input.UseClass).Distinct()];
        Bands = SizeBand.Of(usage, Classes.Contains(Class ?? "") ? Class : null);
        return Page();
    }

    /// <summary>The counts as a usage file, for the command line and for spreadsheets.</summary>
    public async Task<IActionResult> OnGetCsvAsync(int id) => (await reader.Usages(null, HttpContext.RequestAborted)).Any(u => u.Id == id)
        ? File(Encoding.UTF8.GetBytes(UsageCsv.Write(reader.Usage(id).Rows())), "text/csv; charset=utf-8", $"usage-{id}.csv")
        : NotFound();
}
