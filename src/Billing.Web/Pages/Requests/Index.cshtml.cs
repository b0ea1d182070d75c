using Billing.Machines;
using Billing.Requests;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Billing.Web.Pages.Requests;

/// <summary>受付箱: every open request, the one due soonest first.</summary>
[Authorize(Policies.SeeRequests)]
public sealed class IndexModel(BillingDbContext db, Screen screen) : PageModel
{
    private const int Most = 100;

    /// <summary>Only this kind; null = all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Only this state; null = all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Only what this counter has; null = all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Desk { get; set; }

    /// <summary>Only what is due until this day; null = all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? DueBy { get; set; }

    /// <summary>Closed ones too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    public bool More { get; private set; }

    /// <summary>States that a request may be in, each once.</summary>
    public static IReadOnlyList<MachineState> States { get; } = [.. Procedures.All.SelectMany(p => p.Machine.States).DistinctBy(s => s.Name)];

    public async Task OnGetAsync()
    {
        var requests = db.Requests.AsNoTracking();
        if (RequestWords.Kind(Kind) is { } kind)
        {
            requests = requests.Where(r => r.Kind == kind);
        }

        requests = string.IsNullOrEmpty(State) ? requests : requests.Where(r => r.State == State);
        requests = string.IsNullOrEmpty(Desk) ? requests : requests.Where(r => r.Desk == Desk);
        requests = LocalDatePattern.Iso.Parse(DueBy ?? "") is { Success: true } due ? requests.Where(r => r.DueOn != null && r.DueOn <= due.Value) : requests;
        var rows = All
            ? await Read(requests.OrderByDescending(r => r.Id), Most + 1)
            : await Read(requests.Where(r => r.ClosedOn == null && r.DueOn != null).OrderBy(r => r.DueOn).ThenBy(r => r.Id), Most + 1);
        if (!All && rows.Count <= Most)
        {
            // Those without a deadline come last, and by a query of their own: each is read in the order of its index.
            rows.AddRange(await Read(requests.Where(r => r.ClosedOn == null && r.DueOn == null).OrderBy(r => r.Id), Most + 1 - rows.Count));
        }

        More = rows.Count > Most;
        Rows = [.. rows.Take(Most)];
        Today = screen.Today;
    }

    private async Task<List<InboxRow>> Read(IQueryable<Request> requests, int most)
    {
        return await (
            from r in requests.Take(most)
            join c in db.Contracts on r.ContractId equals c.Id into contracts
            from c in contracts.DefaultIfEmpty()
            join given in db.Customers on r.CustomerId ?? c.UserId equals given.Id into named
            from given in named.DefaultIfEmpty()
            join u in db.Customers on given.MergedIntoId ?? given.Id equals u.Id into users
            from u in users.DefaultIfEmpty()
            select new InboxRow(r, c == null ? null : c.Number, u == null ? null : u.Name)).ToListAsync(HttpContext.RequestAborted);
    }

    public NodaTime.LocalDate Today { get; private set; }
}

/// <param name="Contract">契約番号.</param>
/// <param name="Name">Whom it is about.</param>
public sealed record InboxRow(Request Request, string? Contract, string? Name);
