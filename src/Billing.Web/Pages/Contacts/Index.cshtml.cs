using Billing.Contacts;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Navigation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Contacts;

/// <summary>対応期限の一覧: contacts on which somebody must still act, the earliest deadline first.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class IndexModel(BillingDbContext db, Screen screen) : PageModel
{
    internal const int Each = 50;

    public IReadOnlyList<OpenContact> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

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
        Pager = new Pager(Request, await asked.CountAsync(stop), Each);
        var rows = await (
            from c in asked.OrderBy(c => c.DueOn).ThenBy(c => c.Id).Skip(Pager.Before).Take(Each) // Before the others are joined to it.
            join contract in db.Contracts on c.ContractId equals contract.Id
            join point in db.ServicePoints on contract.ServicePointId equals point.Id
            join given in db.Customers on c.CustomerId equals given.Id
            join user in db.Customers on given.MergedIntoId ?? given.Id equals user.Id
            orderby c.DueOn, c.Id
            select new { Contact = c, Contract = contract, Point = point, User = user }).ToListAsync(stop);
        var gate = await Disclosure.OfPlaces(db, [.. rows.Select(r => r.Point.Id).Distinct()], screen.Today, stop);
        Rows = [.. rows.Select(r => new OpenContact(r.Contact, r.Contract.Number, r.User.Name, gate.Note(r.Contact.Text, r.Point, r.Contract, r.User)))];
    }
}

/// <param name="Number">Of the contract.</param>
/// <param name="Name">使用者.</param>
/// <param name="Text">What was said, or that it is withheld.</param>
public sealed record OpenContact(Contact Contact, string Number, string Name, ShownText Text);
