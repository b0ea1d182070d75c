using Billing.Channels;
using Billing.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>仮受: money that settles nothing by itself, from which file it is, and how what is cleared was cleared.</summary>
[Authorize(Policies.SeeReceipts)]
public sealed class SuspenseModel(BillingDbContext db) : PageModel
{
    private const int Most = 300;
    private const int MostCleared = 50;

    public bool MayAct { get; private set; }

    public IReadOnlyList<SuspenseRow> Waiting { get; private set; } = [];

    public int Count { get; private set; }

    public long Yen { get; private set; }

    public IReadOnlyList<SuspenseRow> Cleared { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var open = db.SuspenseItems.AsNoTracking().Where(i => i.End == null);
        (Count, Yen) = (await open.CountAsync(HttpContext.RequestAborted), await open.SumAsync(i => i.Amount.Yen, HttpContext.RequestAborted));
        MayAct = Policies.Allows(User, Policies.HandleReceipts);
        Waiting = await Rows(db, open.OrderBy(i => i.Id).Take(Most), HttpContext.RequestAborted);
        Cleared = await Rows(db, db.SuspenseItems.AsNoTracking().Where(i => i.End != null).OrderByDescending(i => i.EndedOn).ThenByDescending(i => i.Id).Take(MostCleared), HttpContext.RequestAborted);
    }

    /// <summary>Items with what brought them, in their order.</summary>
    internal static async Task<IReadOnlyList<SuspenseRow>> Rows(BillingDbContext db, IQueryable<SuspenseItem> of, CancellationToken stop)
    {
        var items = await of.ToListAsync(stop);
        var keys = items.ConvertAll(i => i.NoticeId);
        var notices = await (
            from n in db.CollectionNotices.AsNoTracking()
            where keys.Contains(n.Id)
            join f in db.CollectionFiles on n.FileId equals f.Id
            select new { n, f }).AsNoTracking().ToDictionaryAsync(x => x.n.Id, stop);
        return [.. items.Select(i => new SuspenseRow(i, notices[i.NoticeId].n, notices[i.NoticeId].f))];
    }
}

/// <summary>An item with the notice and the file that brought it.</summary>
public sealed record SuspenseRow(SuspenseItem Item, CollectionNotice Notice, CollectionFile File);
