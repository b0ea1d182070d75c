using Billing.Charges;
using Billing.Kernel;
using Billing.Tariffs;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Quote;

/// <summary>試算 for whoever calls: no contract, only what is typed.</summary>
[Authorize(Policies.SeeRules)]
public sealed class IndexModel(ChargeEngine engine, Screen screen) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? M3 { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Months { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public int MeterSize { get; set; } = 20;

    [BindProperty(SupportsGet = true)]
    public int Dwellings { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public string? Water { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sewer { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    /// <summary>用途 of each table on the day; none where no table is in force.</summary>
    public IReadOnlyList<string> WaterClasses { get; private set; } = [];

    public IReadOnlyList<string> SewerClasses { get; private set; } = [];

    public QuoteView Quote { get; private set; } = QuoteView.Nothing;

    public IActionResult OnGet()
    {
        var day = LocalDatePattern.Iso.Parse(Day ?? "") is { Success: true, Value: var one } ? one : screen.Today;
        Day = Screen.Iso(day);
        (WaterClasses, SewerClasses) = (Classes(Service.Water, day), Classes(Service.Sewer, day));
        if (!Request.Query.ContainsKey(nameof(Water)))
        {
            (Water, Sewer) = (WaterClasses.Count > 0 ? WaterClasses[0] : null, SewerClasses.Count > 0 ? SewerClasses[0] : null);
        }

        Quote = Answer(day);
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Quoted", Quote) : Page();
    }

    private QuoteView Answer(LocalDate day)
    {
        if (!ModelState.IsValid)
        {
            return new QuoteView(null, new Sentence(screen["Quote.NotANumber"], screen["Quote.NotANumber"]));
        }

        return M3 is not { } used ? QuoteView.Nothing : QuoteView.Of(engine, new QuoteAsk
        {
            Day = day,
            Months = Months,
            Usage = [new RegisterUsage(null, new CubicMetres(used))],
            MeterSize = MeterSize,
            WaterUseClass = string.IsNullOrEmpty(Water) ? null : Water,
            SewerUseClass = string.IsNullOrEmpty(Sewer) ? null : Sewer,
            Dwellings = Dwellings,
        });
    }

    private string[] Classes(Service service, LocalDate day)
    {
        try
        {
            return [.. engine.Book.TariffFor(service, day, BillingMonth.Of(day)).Rates.Select(rate => rate.UseClass).Distinct()];
        }
        catch (BusinessRuleException)
        {
            // No table on that day: the quote says so.
            return [];
        }
    }
}
