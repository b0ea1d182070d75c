using Billing.Contacts;
using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Contacts;

/// <summary>対応期限の一覧: contacts on which somebody must still act, the earliest deadline first.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class IndexModel(BillingDbContext db) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<OpenContact> Rows { get; private set; } = [];

    /// <summary>How many there are, shown or not.</summary>
    public int Total { get; private set; }

    /// <summary>Only of this desk or person; null = all.</summary>
    public string? With { get; private set; }

    public IReadOnlyList<string> Desks { get; private set; } = [];

    public async Task OnGetAsync(string? with)
    {
        var stop = HttpContext.RequestAborted;
        With = string.IsNullOrWhiteSpace(with) ? null : with.Trim();
        var open = db.Contacts.AsNoTracking().Where(c => c.DoneAt == null && c.DueOn != null);
        Desks = await open.Select(c => c.DueWith!).Distinct().OrderBy(desk => desk).Take(50).ToListAsync(stop);
        var asked = With is { } desk ? open.Where(c => c.DueWith == desk) : open;
        Total = await asked.CountAsync(stop);
        Rows = await (
            from c in asked
            join contract in db.Contracts on c.ContractId equals contract.Id
            join user in db.Customers on c.CustomerId equals user.Id
            orderby c.DueOn, c.Id
            select new OpenContact(c, contract.Number, user.Name)).Take(Most).ToListAsync(stop);
    }
}

/// <param name="Number">Of the contract.</param>
/// <param name="Name">使用者.</param>
public sealed record OpenContact(Contact Contact, string Number, string Name);
