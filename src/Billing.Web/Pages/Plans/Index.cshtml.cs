using Billing.Kernel;
using Billing.Plans.Desk;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Pages.Collection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Plans;

/// <summary>投資・財政計画 and 総括原価: what is kept, taking files in, and examples to look at.</summary>
[Authorize(Policies.SeeRevision)]
[RequestSizeLimit(Largest + 65_536)]
public sealed class IndexModel(PlanReader reader, PlanDesk desk, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>Largest file, bytes: a plan of sixty years has some hundred thousand.</summary>
    private const int Largest = 4 * 1024 * 1024;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file pasted in place of an upload.</summary>
    [BindProperty]
    public string? Pasted { get; set; }

    [BindProperty]
    public string? Remark { get; set; }

    public bool MayAct { get; private set; }

    public IReadOnlyList<SavedPlan> Plans { get; private set; } = [];

    /// <summary>What is wrong with a file, place by place.</summary>
    public IReadOnlyList<FileFault> Faults { get; private set; } = [];

    public Task OnGetAsync() => ShowAgain();

    public async Task<IActionResult> OnPostTakeAsync()
    {
        await ShowAgain();
        if (!MayAct)
        {
            return Forbid();
        }

        ModelState.Clear();
        var (name, text) = Upload is null && !string.IsNullOrWhiteSpace(Pasted)
            ? ("plan.json", Pasted)
            : await UploadedFile.Read(Upload, nameof(Upload), ModelState, screen, HttpContext.RequestAborted) is { } file ? (file.Name, System.Text.Encoding.UTF8.GetString(file.Bytes).TrimStart('\uFEFF')) : ("", "");
        return ModelState.IsValid ? Taken(name, text) : Again();
    }

    public async Task<IActionResult> OnPostExampleAsync(string name)
    {
        await ShowAgain();
        return !MayAct ? Forbid() : PlanExample.All.FirstOrDefault(one => one.Name == name) is { } example ? Taken(name + ".json", example.Text) : NotFound();
    }

    public async Task ShowAgain()
    {
        MayAct = Policies.Allows(User, Policies.MakeRevision);
        Plans = await reader.Newest(HttpContext.RequestAborted);
    }

    private IActionResult Taken(string name, string text)
    {
        try
        {
            var version = desk.Create(name, text, Remark?.Trim() ?? "", screen.Now, User.Identity!.Name!);
            TempData["done"] = screen["Plans.Taken", version.Title];
            return Redirect(reader.AddressOf(version.PlanId));
        }
        catch (DataFileException faults)
        {
            Faults = faults.Faults;
            ModelState.AddModelError(Upload is null ? nameof(Pasted) : nameof(Upload), screen["Plans.FileWrong", faults.Faults.Count]);
            return Again();
        }
    }

    private static PageResult Again() => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
