using Billing.Bills;
using Billing.Nights;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Bills;

/// <summary>更正: the index of a bill was wrong. What the right one changes is shown first, and done only for the very value that was shown.</summary>
[Authorize(Policies.ReleaseReading)]
public sealed class CorrectModel(BillingDbContext db, BillCorrection correction, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>指針 as it was read again.</summary>
    [BindProperty]
    public int? Index { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The index whose consequences stand on the page.</summary>
    [BindProperty]
    public int? Shown { get; set; }

    public long Id { get; private set; }

    public Metering.Usage Usage { get; private set; } = null!;

    /// <summary>Null until an index was looked at.</summary>
    public CorrectionPreview? Preview { get; private set; }

    public IActionResult OnGet(string number) => Load(number) ? Page() : NotFound();

    public IActionResult OnPost(string number)
    {
        if (!Load(number))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid || Index is not { } index)
        {
            ModelState.Remove(nameof(Shown));
            Shown = null;
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        if (Shown != index)
        {
            Preview = CorrectionPreview.Of(db, Id, index);
            ModelState.Remove(nameof(Shown));
            Shown = index;
            return Page();
        }

        var corrected = correction.Correct(Id, index, Reason!, User.Identity!.Name!, screen.Today);
        TempData["done"] = screen["Correct.Done", string.Join("、", corrected.Select(c => $"{BillNumber.Print(c.BillId)} → {BillNumber.Print(c.CorrectionId)} ({screen.Yen(c.Difference)})"))];
        return RedirectToPage("/Bills/Show", new { number = BillNumber.Print(corrected[0].CorrectionId) });
    }

    public Task ShowAgain()
    {
        ModelState.Remove(nameof(Shown));
        Shown = null;
        return Task.CompletedTask;
    }

    public string FieldOf(string code) => code switch
    {
        "correction.no-reason" => nameof(Reason),
        "bill.already-reversed" or "bill.unknown" => "",
        _ => nameof(Index),
    };

    private void Check()
    {
        if (Index is null)
        {
            ModelState.Remove(nameof(Index));
            ModelState.AddModelError(nameof(Index), screen["Release.IndexMissing"]);
        }
        else if (Index == Usage.CurrentIndex)
        {
            ModelState.AddModelError(nameof(Index), screen["Correct.Same"]);
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), screen["Correct.ReasonMissing"]);
        }
    }

    private bool Load(string number)
    {
        if (BillNumber.Parse(number) is not { } id || !db.Bills.Any(b => b.Id == id))
        {
            return false;
        }

        Id = id;
        Usage = CorrectionPreview.UsageOf(db, id);
        return true;
    }
}
