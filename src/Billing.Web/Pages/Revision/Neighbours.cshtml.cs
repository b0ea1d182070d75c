using Billing.Kernel;
using Billing.Revision.Studio;
using Billing.Tariffs;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Pages.Collection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Revision;

/// <summary>近隣の料金表: other utilities' published tables, those that come with the program and those that finance took in.</summary>
[Authorize(Policies.SeeRevision)]
[RequestSizeLimit(UploadedFile.Largest + 65_536)]
public sealed class NeighboursModel(StudioReader reader, NeighbourDesk desk, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public bool MayAct { get; private set; }

    public IReadOnlyList<Tariff> Tables { get; private set; } = [];

    /// <summary>Those that were taken in and not withdrawn, the newest first.</summary>
    public IReadOnlyList<NeighbourTariff> Taken { get; private set; } = [];

    /// <summary>What is wrong with a file.</summary>
    public IReadOnlyList<FileFault> Faults { get; private set; } = [];

    public Task OnGetAsync() => ShowAgain();

    public async Task<IActionResult> OnPostUploadAsync()
    {
        await ShowAgain();
        if (!MayAct)
        {
            return Forbid();
        }

        ModelState.Clear();
        if (await UploadedFile.Read(Upload, nameof(Upload), ModelState, screen, HttpContext.RequestAborted) is not { } file)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        try
        {
            var taken = desk.Take(file.Name, file.Bytes, screen.Now, User.Identity!.Name!);
            TempData["done"] = screen["Revision.TableTaken", taken.Utility, taken.TariffId];
            return RedirectToPage();
        }
        catch (TariffFileException faults)
        {
            Faults = faults.Faults;
            ModelState.AddModelError(nameof(Upload), screen["Revision.FileWrong", faults.Faults.Count]);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
    }

    public async Task<IActionResult> OnPostWithdrawAsync(int id)
    {
        await ShowAgain();
        if (!MayAct)
        {
            return Forbid();
        }

        desk.Withdraw(id, screen.Now, User.Identity!.Name!);
        TempData["done"] = screen["Revision.Withdrawn"];
        return RedirectToPage();
    }

    public async Task ShowAgain()
    {
        MayAct = Policies.Allows(User, Policies.MakeRevision);
        Taken = await reader.TakenNeighbours(HttpContext.RequestAborted);
        Tables = reader.Neighbours(Taken, null);
    }

    public string FieldOf(string code) => code == "revision.no-source" ? nameof(Upload) : "";
}
