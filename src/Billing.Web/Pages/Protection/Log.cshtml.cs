using System.Text;
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
public sealed class LogModel(BillingDbContext db, AuditExport export, Screen screen, DateTimeZone zone) : PageModel, IShowsAgain
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

    public IReadOnlyList<ToldEntry> Rows { get; private set; } = [];

    /// <summary>Where the chain of the records ends; null = nothing is sealed yet.</summary>
    public AuditHead? Head { get; private set; }

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
        var found = await entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most).ToListAsync(HttpContext.RequestAborted);
        Rows = await AuditTold.Of(db, found, screen.Today, HttpContext.RequestAborted);
        Head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(HttpContext.RequestAborted);
    }

    public Task ShowAgain() => OnGetAsync();

    public string FieldOf(string code) => "";

    /// <summary>監査用の抽出: the span of days as a file; that it was taken is a record too.</summary>
    public async Task<IActionResult> OnPostExportAsync()
    {
        ModelState.Clear();
        var (from, to) = (Day(From) ?? screen.Today.PlusDays(-7), Day(To) ?? screen.Today);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=audit-{Screen.Iso(from)}-{Screen.Iso(to)}.csv";
        await using var text = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await export.Write(from, to, User.Identity!.Name!, text, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;
}
