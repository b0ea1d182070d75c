using Billing.Metering;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime.Text;

namespace Billing.Web.Pages.Readings;

/// <summary>Keys in one reading after another: the form comes back empty but for the day.</summary>
[Authorize(Policies.EnterReading)]
public sealed class KeyInModel(BillingDbContext db, KeyInReading readings, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty(SupportsGet = true)]
    public string? Point { get; set; }

    [BindProperty]
    public string? Register { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReadOn { get; set; }

    [BindProperty]
    public int? Index { get; set; }

    [BindProperty]
    public ReadingKind Kind { get; set; } = ReadingKind.Regular;

    [BindProperty]
    public string? Reason { get; set; }

    public string? Done { get; private set; }

    public void OnGet()
    {
        ReadOn ??= Screen.Iso(screen.Today);
        Done = TempData["done"] as string;
    }

    /// <summary>What stands at the point, so that a wrong number is seen before it is sent.</summary>
    public async Task<IActionResult> OnGetPointAsync(string? point) => Partial("_Point", await PointInfo.Read(db, point, screen.Today, HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostAsync()
    {
        var day = LocalDatePattern.Iso.Parse(ReadOn ?? "");
        Require(!string.IsNullOrWhiteSpace(Point), nameof(Point), "KeyIn.PointMissing");
        Require(day.Success, nameof(ReadOn), "KeyIn.DayMissing");
        Require(Index is not null || Kind == ReadingKind.Unread, nameof(Index), "KeyIn.IndexMissing");
        if (!ModelState.IsValid)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var outcome = await readings.Take(
            new ReadingEntry
            {
                ServicePoint = Point!.Trim(),
                Register = string.IsNullOrWhiteSpace(Register) ? null : Register.Trim(),
                ReadOn = day.Value,
                Index = Index ?? 0,
                Kind = Kind,
                Reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(),
            },
            screen.Today,
            User.Identity!.Name!,
            HttpContext.RequestAborted);
        TempData["done"] = $"{Point} {ReadOn}: {screen.Of(outcome.Fate)} {(outcome.Said is { } said ? screen.Say(said) : "")}";
        return RedirectToPage(new { readOn = ReadOn });
    }

    public Task ShowAgain() => Task.CompletedTask;

    public string FieldOf(string code) => code switch
    {
        "reading.unknown-point" or "reading.no-meter" => nameof(Point),
        "reading.unknown-register" => nameof(Register),
        "reading.negative" or "reading.above-dial" => nameof(Index),
        "reading.no-reason" => nameof(Reason),
        "reading.future" or "reading.too-old" or "reading.before-previous" or "reading.no-round" or "reading.round-closed" => nameof(ReadOn),
        _ => "",
    };

    private void Require(bool holds, string field, string key)
    {
        if (!holds)
        {
            ModelState.Remove(field);
            ModelState.AddModelError(field, screen[key]);
        }
    }
}
