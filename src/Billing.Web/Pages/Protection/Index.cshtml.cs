using Billing.Bills;
using Billing.Places;
using Billing.Privacy;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Navigation;
using Billing.Web.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Protection;

/// <summary>What protection needs a senior person for: requests that wait, notices for 個別処理, terms that end.</summary>
[Authorize(Policies.ConfirmUnmask)]
public sealed class IndexModel(BillingDbContext db, ReminderSettings reminder, Screen screen, IClock clock) : PageModel
{
    /// <summary>Terms shown; those that end first.</summary>
    private const int Most = 200;

    /// <summary>Notices on a sheet.</summary>
    private const int Each = 50;

    public int Waiting { get; private set; }

    public IReadOnlyList<TermDue> Terms { get; private set; } = [];

    public IReadOnlyList<NoticeRow> Notices { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var oldest = clock.GetCurrentInstant() - Unmasking.WaitsFor;
        Waiting = await db.UnmaskRequests.CountAsync(r => r.DecidedBy == null && r.AskedAt > oldest, stop);
        Terms = [.. (await ProtectionTerms.Due(db, screen.Today, reminder.Days, stop)).Take(Most)];
        var withheld = db.WithheldNotices.AsNoTracking().Where(n => n.ReleasedAt == null);
        Pager = new Pager(Request, await withheld.CountAsync(stop), Each);
        Notices = await (
            from n in withheld.OrderBy(n => n.BillId).Skip(Pager.Before).Take(Each) // Before the others are joined to it.
            join b in db.Bills on n.BillId equals b.Id
            join c in db.Contracts on b.ContractId equals c.Id
            join u in db.Customers on c.UserId equals u.Id
            orderby n.BillId
            select new NoticeRow(n, b, u)).ToListAsync(stop);
    }
}

/// <param name="User">To whom the notice is made out.</param>
public sealed record NoticeRow(WithheldNotice Notice, Bill Bill, Customer User);
