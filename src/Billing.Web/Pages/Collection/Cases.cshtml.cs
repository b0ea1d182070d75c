using System.Security.Claims;
using Billing.Delinquency;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>滞納整理の一覧: what is due today, by officer, step, state and kind of claim; confirmed many at once.</summary>
[Authorize(Policies.SeeArrears)]
public sealed class CasesModel(BillingDbContext db, IBillingDatabase database, RuleBook book, Screen screen, IAuthorizationService authorization) : PageModel, IShowsAgain
{
    private const int Most = 200;

    /// <summary>Open cases on a page.</summary>
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Officer { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Service? Of { get; set; }

    /// <summary>Page of the open cases, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Sheet { get; set; } = 1;

    /// <summary>Items ticked.</summary>
    [BindProperty]
    public List<long> Items { get; set; } = [];

    public IReadOnlyList<WorkRow> Rows { get; private set; } = [];

    /// <summary>How many there are, shown or not.</summary>
    public int Total { get; private set; }

    public int OpenCases { get; private set; }

    /// <summary>Open cases of the page that the questions fit, and how many there are in all.</summary>
    public (int Total, IReadOnlyList<CaseRow> Rows) Open { get; private set; } = (0, []);

    public int Sheets => Math.Max(1, (Open.Total + PageSize - 1) / PageSize);

    public IReadOnlyList<string> Officers { get; private set; } = [];

    /// <summary>Steps that wait, with how many.</summary>
    public IReadOnlyList<(string Name, string Said, int Count)> Steps { get; private set; } = [];

    public bool MayAct { get; private set; }

    public Task OnGetAsync() => Load();

    /// <summary>Confirms what is ticked.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await MayAsync())
        {
            return Forbid();
        }

        if (Items.Count == 0)
        {
            throw new BusinessRuleException("worklist.none", "確認する処理を選んでください。", "Tick what is to be confirmed.");
        }

        var confirmed = new Worklist(database, book).Confirm(Items, OfficerOf(screen, User));
        TempData["done"] = screen["Collection.Confirmed", confirmed.Count(c => c.Step is not null), confirmed.Count(c => c.Step is null && c.Refusal is null), confirmed.Count(c => c.Refusal is not null)];
        TempData["refused"] = string.Join('\n', confirmed.Where(c => c.Refusal is not null).Take(20).Select(c => $"{c.Item.CaseId}: {screen.Say(c.Refusal!)}"));
        var letters = confirmed.Where(c => c.Step is not null && CaseLetters.KindOf(c.Step) is not null).Select(c => c.Step!.Id).ToList();
        TempData["letters"] = letters.Count > 0 ? string.Join(',', letters) : null;
        return RedirectToPage(new { Officer, Step, State, Of });
    }

    /// <summary>Runs the day now: for what was paid or done since the night.</summary>
    public async Task<IActionResult> OnPostRunAsync()
    {
        if (!await MayAsync())
        {
            return Forbid();
        }

        var day = new DunningRun(database, book).Run(screen.Today, screen.Now, User.Identity!.Name!, HttpContext.RequestAborted);
        TempData["done"] = screen["Collection.Ran", day.Opened, day.Closed, day.Taken.Values.Sum(), day.Proposed.Values.Sum()];
        return RedirectToPage(new { Officer, Step, State, Of });
    }

    public Task ShowAgain() => Load();

    /// <summary>The person at the screen, as acts against arrears are told.</summary>
    internal static Officer OfficerOf(Screen screen, ClaimsPrincipal user) =>
        new(user.Identity!.Name!, user.FindAll(ClaimTypes.Role).Select(c => c.Value).ToHashSet(), screen.Today, screen.Now);

    private async Task<bool> MayAsync() => (await authorization.AuthorizeAsync(User, Policies.HandleArrears)).Succeeded;

    private async Task Load()
    {
        var stop = HttpContext.RequestAborted;
        MayAct = await MayAsync();
        OpenCases = await db.DunningCases.CountAsync(c => c.ClosedOn == null, stop);
        Officers = await db.DunningCases.Where(c => c.ClosedOn == null && c.Officer != null).Select(c => c.Officer!).Distinct().OrderBy(o => o).Take(50).ToListAsync(stop);
        var waiting = db.WorklistItems.AsNoTracking().Where(i => i.State == WorklistState.Open || i.State == WorklistState.Asked);
        var names = await waiting.GroupBy(i => new { i.Name, i.Act }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        Steps = [.. names.GroupBy(n => n.Key.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Said(g.Key, g.First().Key.Act), g.Sum(n => n.Count)))];
        var rows =
            from i in waiting
            join c in db.DunningCases.AsNoTracking() on i.CaseId equals c.Id
            join u in db.Customers.AsNoTracking() on c.DebtorId equals u.Id
            where (Officer == null || c.Officer == Officer) && (Step == null || i.Name == Step) && (State == null || c.State == State) && (Of == null || c.Service == Of)
            orderby i.DueOn, i.Id
            select new { i, c, u };
        Total = await rows.CountAsync(stop);
        Open = CaseList.Read(db, Blank(Officer), Blank(State), Of, screen.Today, (Math.Max(1, Sheet) - 1) * PageSize, PageSize);
        Rows = [.. (await rows.Take(Most).ToListAsync(stop)).Select(r => new WorkRow(r.i, r.c, r.u.Name, r.u.Number, Said(r.i.Name, r.i.Act)))];
    }

    private static string? Blank(string? asked) => string.IsNullOrEmpty(asked) ? null : asked;

    private string Said(string name, DunningAct? act) => screen.Say(DunningWords.Item(new WorklistItem { Name = name, Act = act }, book));
}

/// <param name="Name">納付者.</param>
/// <param name="Said">What is to be done.</param>
public sealed record WorkRow(WorklistItem Item, DunningCase Case, string Name, string Number, string Said);
