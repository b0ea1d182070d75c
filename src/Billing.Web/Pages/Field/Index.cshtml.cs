using Billing.FieldWork;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Navigation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Field;

/// <summary>現場一覧 of a day, by route and walking order, sheet by sheet or one route, to be looked at and printed. Addresses pass the gate.</summary>
[Authorize(Policies.SeeRequests)]
public sealed class IndexModel(BillingDbContext db, Screen screen) : PageModel
{
    internal const int Each = 50;

    /// <summary>Null = today.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    /// <summary>Code of the one route asked for; null = all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Route { get; set; }

    /// <summary>Everything on one sheet, to be printed.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Whole { get; set; }

    public LocalDate Day { get; private set; }

    /// <summary>The sheet's orders.</summary>
    public IReadOnlyList<IGrouping<string, FieldRow>> Routes { get; private set; } = [];

    /// <summary>Every route on which something is to be done that day, with how much.</summary>
    public IReadOnlyList<(string Code, string Name, int Orders)> Asked { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<(LocalDate Day, int Orders)> Ahead { get; private set; } = [];

    public Disclosure Gate { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        Day = LocalDatePattern.Iso.Parse(On ?? "") is { Success: true } day ? day.Value : screen.Today;
        var lines = await FieldList.Lines(db, Day, Done, stop);
        Asked = [.. lines.GroupBy(l => l.Route).Select(g => (g.Key, g.First().Name, g.Count()))];
        Route = Asked.Any(r => r.Code == Route) ? Route : null;
        lines = Route is null ? lines : [.. lines.Where(l => l.Route == Route)];
        Pager = new Pager(Request, lines.Count, Whole ? int.MaxValue : Each);
        var rows = await FieldList.Read(db, [.. lines.Skip(Pager.Before).Take(Pager.Until - Pager.Before).Select(l => l.OrderId)], stop);
        Gate = await Disclosure.OfPlaces(db, [.. rows.Select(r => r.Point.Id).Distinct()], screen.Today, stop);
        Routes = [.. rows.GroupBy(r => $"{r.Route.Code} {r.Route.Name}")];
        Ahead = await FieldList.DaysAhead(db, Day, stop);
    }
}
