using Billing.Collection;
using Billing.Debits;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Collection;

/// <summary>口座振替: what a bank would be asked for and the run that asks it, the bank's answer, and the runs so far.</summary>
[Authorize(Policies.SeeReceipts)]
[RequestSizeLimit(UploadedFile.Largest + 65_536)]
public sealed class DebitModel(BillingDbContext db, DebitDesk desk, DebitAnswers answers, Screen screen) : PageModel, IShowsAgain
{
    private const int Most = 60;

    /// <summary>Contract with a bank; null = nothing is asked yet.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Bank { get; set; }

    /// <summary>引落日, ISO.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public MandateScope Of { get; set; } = MandateScope.Both;

    [BindProperty(SupportsGet = true)]
    public DebitRound Round { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public bool MayAct { get; private set; }

    public IReadOnlyList<DirectDebitRule> Contracts { get; private set; } = [];

    /// <summary>What the run would ask for; null = not asked.</summary>
    public DebitPlan? Plan { get; private set; }

    public IReadOnlyList<DebitRun> Runs { get; private set; } = [];

    public IReadOnlyList<LineFault> Faults { get; private set; } = [];

    public string? Shown => On ?? Screen.Iso(screen.Today.PlusDays(5));

    public async Task OnGetAsync() => await Load();

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!Policies.Allows(User, Policies.HandleReceipts))
        {
            return Forbid();
        }

        if (Day() is not { } on || string.IsNullOrWhiteSpace(Bank) || !ModelState.IsValid)
        {
            return await Again(nameof(On), screen["Debit.DayWrong"]);
        }

        var made = desk.Make(Bank, on, screen.Today, screen.Now, User.Identity!.Name!, Of, Round);
        TempData["done"] = screen["Debit.Made", made.Run.Id, Screen.Count(made.Run.Entries), screen.Yen(made.Run.Asked)];
        return RedirectToPage("DebitRun", new { id = made.Run.Id });
    }

    public async Task<IActionResult> OnPostResultAsync()
    {
        if (!Policies.Allows(User, Policies.HandleReceipts))
        {
            return Forbid();
        }

        ModelState.Clear();
        if (await UploadedFile.Read(Upload, nameof(Upload), ModelState, screen, HttpContext.RequestAborted) is not { } file)
        {
            return await Again();
        }

        var taken = answers.Take(file.Name, file.Bytes, screen.Today, screen.Now, User.Identity!.Name!);
        if (taken.Faults.Count > 0)
        {
            Faults = taken.Faults;
            return await Again(nameof(Upload), screen["Channel.NotTaken", file.Name, taken.Faults.Count]);
        }

        TempData["done"] = taken.AlreadyTaken ? screen["Channel.Again", file.Name] : screen["Debit.Taken", file.Name, screen.Yen(taken.Runs.Sum(r => r.Debited.Yen))];
        return RedirectToPage("DebitRun", new { id = taken.Runs[0].Id });
    }

    public Task ShowAgain() => Load();

    private LocalDate? Day() => LocalDatePattern.Iso.Parse(On?.Trim() ?? "") is { Success: true } day ? day.Value : null;

    private async Task<IActionResult> Again(string? field = null, string? said = null)
    {
        if (field is not null)
        {
            ModelState.Remove(field);
            ModelState.AddModelError(field, said!);
        }

        await Load();
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private async Task Load()
    {
        MayAct = Policies.Allows(User, Policies.HandleReceipts);
        Contracts = desk.Contracts(screen.Today);
        Runs = await db.DebitRuns.AsNoTracking().OrderByDescending(r => r.Id).Take(Most).ToListAsync(HttpContext.RequestAborted);
        if (HttpMethods.IsGet(Request.Method) && !string.IsNullOrWhiteSpace(Bank))
        {
            if (Day() is { } on && on >= screen.Today)
            {
                Plan = desk.Foresee(Bank, on, Of, Round);
            }
            else
            {
                ModelState.Remove(nameof(On));
                ModelState.AddModelError(nameof(On), screen["Debit.DayWrong"]);
            }
        }
    }
}
