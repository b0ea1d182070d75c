using Billing.FieldWork;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Field;

/// <summary>現場一覧 of a day, by route and walking order, to be looked at and printed. Addresses pass the gate.</summary>
[Authorize(Policies.SeeRequests)]
public sealed class IndexModel(BillingDbContext db, Screen screen) : PageModel
{
    /// <summary>Null = today.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    public LocalDate Day { get; private set; }

    public IReadOnlyList<IGrouping<string, FieldRow>> Routes { get; private set; } = [];

    public IReadOnlyList<(LocalDate Day, int Orders)> Ahead { get; private set; } = [];

    public Disclosure Gate { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Day = LocalDatePattern.Iso.Parse(On ?? "") is { Success: true } day ? day.Value : screen.Today;
        var rows = await FieldList.Read(db, Day, Done, HttpContext.RequestAborted);
        Gate = await Disclosure.OfPlaces(db, [.. rows.Select(r => r.Point.Id).Distinct()], screen.Today, HttpContext.RequestAborted);
        Routes = [.. rows.GroupBy(r => $"{r.Route.Code} {r.Route.Name}")];
        Ahead = await FieldList.DaysAhead(db, Day, HttpContext.RequestAborted);
    }
}
