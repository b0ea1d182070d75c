using Billing.Collection;
using Billing.Debits;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>One run: its file, whether it was sent, what the bank answered, and what follows for each that came back.</summary>
[Authorize(Policies.SeeReceipts)]
public sealed class DebitRunModel(BillingDbContext db, DebitDesk desk, Screen screen) : PageModel, IShowsAgain
{
    private const int Most = 500;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Why the run is cancelled.</summary>
    [BindProperty]
    public string? Why { get; set; }

    public bool MayAct { get; private set; }

    public DebitRun Run { get; private set; } = null!;

    public IReadOnlyList<DebitResultSum> Sums { get; private set; } = [];

    /// <summary>Entries that came back, the first of them.</summary>
    public IReadOnlyList<DebitRunRow> Returned { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        return Run is null ? NotFound() : Page();
    }

    /// <summary>The very bytes that were made. Account numbers are in it: for those who send it.</summary>
    public IActionResult OnGetFile()
    {
        if (!Policies.Allows(User, Policies.HandleReceipts))
        {
            return Forbid();
        }

        var (run, bytes) = desk.File(Id);
        return File(bytes, "application/octet-stream", run.FileName);
    }

    public IActionResult OnPostSend() => Act(() => desk.Send(Id, screen.Today, User.Identity!.Name!), "Debit.SentDone");

    public IActionResult OnPostCancel() => Act(() => desk.Cancel(Id, Why ?? "", screen.Today, User.Identity!.Name!), "Debit.CancelDone");

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code == "debit.no-reason" ? nameof(Why) : "";

    private IActionResult Act(Action act, string done)
    {
        if (!Policies.Allows(User, Policies.HandleReceipts))
        {
            return Forbid();
        }

        act();
        TempData["done"] = screen[done];
        return RedirectToPage(new { id = Id });
    }

    private async Task Load()
    {
        var stop = HttpContext.RequestAborted;
        MayAct = Policies.Allows(User, Policies.HandleReceipts);
        Run = (await db.DebitRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, stop))!;
        Sums = [.. (await db.DebitEntries.Where(e => e.RunId == Id).GroupBy(e => new { e.Result, e.Next })
            .Select(g => new { g.Key.Result, g.Key.Next, Count = g.Count(), Yen = g.Sum(e => e.Amount.Yen) }).ToListAsync(stop))
            .OrderBy(s => s.Result).ThenBy(s => s.Next).Select(s => new DebitResultSum(s.Result, s.Next, s.Count, s.Yen))];
        Returned = [.. (await (
            from e in db.DebitEntries.AsNoTracking()
            where e.RunId == Id && e.State == DebitEntryState.Returned
            join m in db.Mandates on e.MandateId equals m.Id
            join c in db.Contracts on m.ContractId equals c.Id
            join u in db.Customers on e.PayerId equals u.Id
            orderby e.Id
            select new { e, m, c.Number, u.Name }).AsNoTracking().Take(Most).ToListAsync(stop)).Select(x => new DebitRunRow(x.e, x.m, x.Number, x.Name))];
    }
}

/// <summary>Entries with one result and one consequence.</summary>
public sealed record DebitResultSum(byte? Result, DebitNext? Next, int Count, long Yen);

/// <param name="Number">契約番号.</param>
/// <param name="Name">納付者.</param>
public sealed record DebitRunRow(DebitEntry Entry, Mandate Mandate, string Number, string Name);
