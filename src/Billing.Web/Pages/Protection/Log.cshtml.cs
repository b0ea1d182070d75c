using Billing.Privacy;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Protection;

/// <summary>閲覧・開示記録: who looked at whom, newest first.</summary>
[Authorize(Policies.SeeAccessLog)]
public sealed class LogModel(BillingDbContext db, Screen screen, DateTimeZone zone) : PageModel
{
    public const int Most = 300;

    /// <summary>First day; the last week where nothing is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    /// <summary>お客様番号.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Customer { get; set; }

    [BindProperty(SupportsGet = true)]
    public AccessKind? Kind { get; set; }

    public IReadOnlyList<LogRow> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        ModelState.Clear();
        var from = Day(From) ?? screen.Today.PlusDays(-7);
        var to = Day(To) ?? screen.Today;
        (From, To) = (Screen.Iso(from), Screen.Iso(to));
        var (first, behind) = (from.AtStartOfDayInZone(zone).ToInstant(), to.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        var entries = db.AccessEntries.AsNoTracking().Where(e => e.At >= first && e.At < behind);
        var who = Who?.Trim();
        var customer = Customer?.Trim();
        entries = string.IsNullOrEmpty(who) ? entries : entries.Where(e => e.Who == who);
        entries = Kind is { } kind ? entries.Where(e => e.Kind == kind) : entries;
        if (!string.IsNullOrEmpty(customer))
        {
            var id = await db.Customers.Where(c => c.Number == customer).Select(c => (long?)c.Id).FirstOrDefaultAsync(HttpContext.RequestAborted);
            entries = entries.Where(e => e.CustomerId == (id ?? 0));
        }

        // In the order of the indexes, so that the page is full after as many rows: the whole span is hundreds of thousands.
        Rows = await (
            from e in entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most)
            join c in db.Customers on e.CustomerId equals (long?)c.Id into customers
            from c in customers.DefaultIfEmpty()
            join k in db.Contracts on e.ContractId equals (long?)k.Id into contracts
            from k in contracts.DefaultIfEmpty()
            orderby e.At descending, e.Id descending
            select new LogRow(e, c.Number, c.Name, k.Number)).ToListAsync(HttpContext.RequestAborted);
    }

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;
}

/// <param name="Number">お客様番号; null where no person is known.</param>
public sealed record LogRow(AccessEntry Entry, string? Number, string? Name, string? Contract);
