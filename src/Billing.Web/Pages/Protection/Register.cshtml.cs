using Billing.Privacy;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Protection;

/// <summary>支援措置 of one person: its history, and the next step. Whoever enters one hides the person at once.</summary>
[Authorize(Policies.EnterProtection)]
public sealed class RegisterModel(BillingDbContext db, ProtectionEntry entry, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public MeasureStep Step { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? AskedBy { get; set; }

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty]
    public string? Document { get; set; }

    public ProtectedPerson Person { get; private set; } = null!;

    public IReadOnlyList<ProtectionMeasure> History { get; private set; } = [];

    /// <summary>Steps that may follow, the likeliest first.</summary>
    public IReadOnlyList<MeasureStep> Next => Last switch
    {
        { Until: not null } => [MeasureStep.Renewed, MeasureStep.Decided],
        { Step: MeasureStep.Interim } => [MeasureStep.Decided],
        _ => Person.Customer.ProtectedFrom is null ? [MeasureStep.Interim, MeasureStep.Decided] : [MeasureStep.Decided, MeasureStep.Interim],
    };

    private ProtectionMeasure? Last => History.Count > 0 && History[0].Step != MeasureStep.Ended ? History[0] : null;

    public async Task<IActionResult> OnGetAsync(long customer)
    {
        if (!await Load(customer))
        {
            return NotFound();
        }

        Step = Next[0];
        var from = Last?.Until is { } until ? until.PlusDays(1) : screen.Today;
        From = Screen.Iso(from);
        Until = Step == MeasureStep.Interim ? null : Screen.Iso(ProtectionEntry.LastDayOfYear(from));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long customer)
    {
        if (!await Load(customer))
        {
            return NotFound();
        }

        var from = Day(nameof(From), From);
        var until = string.IsNullOrWhiteSpace(Until) ? null : Day(nameof(Until), Until);
        if (!ModelState.IsValid || from is not { } first)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        await entry.Enter(customer, new MeasureDraft(Step, first, Step == MeasureStep.Interim ? null : until, AskedBy, Office, Document), screen.Today, User.Identity!.Name!, HttpContext.RequestAborted);
        TempData["done"] = screen["Protection.Entered"];
        return RedirectToPage(new { customer });
    }

    public async Task ShowAgain() => await Load(Person.Customer.Id);

    public string FieldOf(string code) => code switch
    {
        "protection.from" => nameof(From),
        "protection.until" => nameof(Until),
        "protection.asked-by" => nameof(AskedBy),
        "protection.office" => nameof(Office),
        "protection.document" => nameof(Document),
        "protection.already" or "protection.nothing-to-renew" or "protection.step" => nameof(Step),
        _ => "",
    };

    private LocalDate? Day(string field, string? text)
    {
        if (LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day })
        {
            return day;
        }

        ModelState.Remove(field);
        ModelState.AddModelError(field, screen["KeyIn.DayMissing"]);
        return null;
    }

    private async Task<bool> Load(long customer)
    {
        if (await ProtectedPerson.Read(db, customer, HttpContext.RequestAborted) is not { } person)
        {
            return false;
        }

        Person = person;
        History = await ProtectionTerms.History(db, customer, HttpContext.RequestAborted);
        return true;
    }
}
