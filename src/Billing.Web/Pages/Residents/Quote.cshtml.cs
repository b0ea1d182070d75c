using Billing.Charges;
using Billing.Kernel;
using Billing.Tariffs;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Pages.Quote;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Residents;

/// <summary>試算 for one contract: its own terms, meter and facts, by the engine of the night. As a part of the resident's page while one types, or a page of its own.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class QuoteModel(QuotedContract quoted, ChargeEngine engine, Screen screen) : PageModel
{
    /// <summary>m³, one per register of the meter.</summary>
    [BindProperty(SupportsGet = true)]
    public List<int?> M3 { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public int? Months { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    public QuotedContract.File About { get; private set; } = null!;

    public QuoteView Quote { get; private set; } = QuoteView.Nothing;

    public async Task<IActionResult> OnGetAsync(string contract)
    {
        var day = LocalDatePattern.Iso.Parse(Day ?? "") is { Success: true, Value: var one } ? one : screen.Today;
        if (await quoted.Read(contract, day, HttpContext.RequestAborted) is not { } about)
        {
            return NotFound();
        }

        About = about;
        Day = Screen.Iso(day);
        Months ??= about.CycleMonths;
        Quote = Answer(about, day);
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Quoted", Quote) : Page();
    }

    private QuoteView Answer(QuotedContract.File about, LocalDate day)
    {
        if (!ModelState.IsValid)
        {
            return new QuoteView(null, new Sentence(screen["Quote.NotANumber"], screen["Quote.NotANumber"]));
        }

        if (M3.TrueForAll(m3 => m3 is null))
        {
            return QuoteView.Nothing;
        }

        // One figure for a meter of several registers goes to the first.
        var words = about.Registers;
        var usage = M3.Take(Math.Max(1, words.Count)).Select((m3, i) => new RegisterUsage(words.Count > i ? words[i] : null, new CubicMetres(m3 ?? 0))).ToList();
        return QuoteView.Of(engine, about.Ask(day, Months ?? 1, usage));
    }
}
