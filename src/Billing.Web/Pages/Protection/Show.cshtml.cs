using Billing.Contacts;
using Billing.Forms;
using Billing.Forms.Notices;
using Billing.Places;
using Billing.Privacy;
using Billing.Web.Accounts;
using Billing.Web.Composition;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Protection;

/// <summary>One request, to its asker: still waiting, refused, over, or open for a few minutes. What it opens is shown only after a press of the button, which is recorded.</summary>
[Authorize(Policies.AskUnmask)]
public sealed class ShowModel(BillingDbContext db, Unmasking unmasking, NoticePdf notices, Screen screen, IClock clock) : PageModel, IShowsAgain
{
    private const int MostContacts = 20;

    /// <summary>Not named request: that is the page's own.</summary>
    public UnmaskRequest Asked { get; private set; } = null!;

    public Customer Customer { get; private set; } = null!;

    /// <summary>What was opened; null while it is not.</summary>
    public IReadOnlyList<OpenPlace>? Places { get; private set; }

    /// <summary>応対の内容 that the pages withhold.</summary>
    public IReadOnlyList<OpenContact> Contacts { get; private set; } = [];

    public ShownText Phone { get; private set; }

    public ShownText MailingAddress { get; private set; }

    public bool IsOpen => Asked.OpenUntil > clock.GetCurrentInstant();

    public bool Waits => Asked.Waits(clock.GetCurrentInstant());

    public async Task<IActionResult> OnGetAsync(long id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(long id)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        var stop = HttpContext.RequestAborted;
        var opened = await unmasking.Open(id, UnmaskPurpose.Show, User.Identity!.Name!, stop);
        var gate = (await Disclosure.OfCustomers(db, [Customer.Id], screen.Today, stop)).With(opened.Revealed);
        Phone = gate.Phone(Customer);
        MailingAddress = gate.MailingAddress(Customer);
        var rows = await (
            from c in ProtectedPerson.ContractsOf(db, Customer.Id).AsNoTracking()
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            orderby c.From descending
            select new { Contract = c, Point = p }).ToListAsync(stop);
        Places = [.. rows.Select(r => new OpenPlace(r.Contract, gate.Address(r.Point, r.Contract)))];
        var contracts = rows.Where(r => r.Contract.UserId == Customer.Id).ToDictionary(r => r.Contract.Id, r => (r.Contract, r.Point));
        var contacts = await db.Contacts.AsNoTracking().Where(c => contracts.Keys.Contains(c.ContractId)).OrderByDescending(c => c.On).ThenByDescending(c => c.Id).Take(MostContacts).ToListAsync(stop);
        Contacts = contacts.ConvertAll(c => new OpenContact(c, gate.Note(c.Text, contracts[c.ContractId].Point, contracts[c.ContractId].Contract, Customer)));
        return Page();
    }

    public async Task<IActionResult> OnPostNoticeAsync(long id)
    {
        if (!await Load(id))
        {
            return NotFound();
        }

        var stop = HttpContext.RequestAborted;
        var opened = await unmasking.Open(id, UnmaskPurpose.Print, User.Identity!.Name!, stop);
        var html = await notices.HtmlAsync(opened.Request.BillId!.Value, screen.Today, "ja", revealed: opened.Revealed, cancel: stop);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyle(FormStyle.ContentSecuritySource);
        return Content(html, "text/html; charset=utf-8");
    }

    public async Task ShowAgain() => await Load(Asked.Id);

    /// <summary>The asker's own request only: another's is as if it were not there.</summary>
    private async Task<bool> Load(long id)
    {
        var who = User.Identity!.Name;
        if (await db.UnmaskRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.AskedBy == who, HttpContext.RequestAborted) is not { } found)
        {
            return false;
        }

        Asked = found;
        Customer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == found.CustomerId, HttpContext.RequestAborted);
        return true;
    }
}

/// <param name="Address">Opened; withheld still where another protected person stands there.</param>
public sealed record OpenPlace(Contract Contract, ShownText Address);

/// <param name="Text">Opened; withheld still for another protected person's sake.</param>
public sealed record OpenContact(Contact Contact, ShownText Text);
