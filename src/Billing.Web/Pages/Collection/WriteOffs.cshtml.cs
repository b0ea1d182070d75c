using Billing.Delinquency;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>不納欠損: what waits for a second person, and the register of a fiscal year for the council's report.</summary>
[Authorize(Policies.SeeArrears)]
public sealed class WriteOffsModel(BillingDbContext db, CaseDesk desk, Screen screen, IAuthorizationService authorization) : PageModel, IShowsAgain
{
    private const int Most = 500;

    /// <summary>会計年度 by its first year; null = the present one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public List<long> Chosen { get; set; } = [];

    [BindProperty]
    public bool Agree { get; set; }

    public FiscalYear Shown { get; private set; }

    public IReadOnlyList<WriteOffRow> Waiting { get; private set; } = [];

    /// <summary>What is asked to be taken back.</summary>
    public IReadOnlyList<WriteOffRow> WaitingBack { get; private set; } = [];

    public IReadOnlyList<WriteOffRow> Register { get; private set; } = [];

    public bool MayDecide { get; private set; }

    public Task OnGetAsync() => Load();

    /// <summary>Decides on what is ticked, case by case.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.DecideWriteOff)).Succeeded)
        {
            return Forbid();
        }

        var asked = await db.WriteOffs.AsNoTracking().Where(w => Chosen.Contains(w.Id)).Select(w => new { w.Id, w.CaseId }).ToListAsync(HttpContext.RequestAborted);
        if (asked.Count == 0)
        {
            throw new BusinessRuleException("writeoff.decided", "決裁するものを選んでください。", "Tick what is decided.");
        }

        foreach (var of in asked.GroupBy(a => a.CaseId))
        {
            desk.DecideWriteOff(of.Key, [.. of.Select(a => a.Id)], Agree, CasesModel.OfficerOf(screen, User));
        }

        TempData["done"] = screen["WriteOffs.Decided", asked.Count];
        return RedirectToPage();
    }

    /// <summary>Decides on one write-off that is asked to be taken back.</summary>
    public async Task<IActionResult> OnPostBackAsync(long id)
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.DecideWriteOff)).Succeeded)
        {
            return Forbid();
        }

        desk.DecideWriteOffBack(id, Agree, CasesModel.OfficerOf(screen, User));
        TempData["done"] = screen["WriteOffs.Decided", 1];
        return RedirectToPage();
    }

    public Task ShowAgain() => Load();

    private async Task Load()
    {
        MayDecide = (await authorization.AuthorizeAsync(User, Policies.DecideWriteOff)).Succeeded;
        Shown = new FiscalYear(Year is >= 1990 and <= 2200 ? Year.Value : FiscalYear.Of(screen.Today).StartYear);
        var (first, last) = (Shown.First, Shown.Last);
        Waiting = await Rows(db.WriteOffs.AsNoTracking().Where(w => w.Confirmed == null));
        WaitingBack = await RowsBack(db.WriteOffReversals.AsNoTracking().Where(r => r.Confirmed == null));
        var lost = await Rows(db.WriteOffs.AsNoTracking().Where(w => w.Confirmed == true && w.DecidedOn >= first && w.DecidedOn <= last));
        var back = await RowsBack(db.WriteOffReversals.AsNoTracking().Where(r => r.Confirmed == true && r.DecidedOn >= first && r.DecidedOn <= last));
        Register = [.. lost.Concat(back).OrderBy(r => r.DecidedOn).ThenBy(r => r.WriteOff.Id).ThenBy(r => r.Back?.Id ?? 0)];
    }

    private async Task<IReadOnlyList<WriteOffRow>> Rows(IQueryable<WriteOff> of) => [.. (await (
        from w in of
        join c in db.DunningCases on w.CaseId equals c.Id
        join u in db.Customers on c.DebtorId equals u.Id
        join k in db.Claims on w.ClaimId equals k.Id
        orderby w.Id
        select new { w, c.Service, u.Name, k.DueOn, Taken = db.WriteOffReversals.Any(r => r.WriteOffId == w.Id && r.Confirmed != false) }).Take(Most).ToListAsync(HttpContext.RequestAborted))
        .Select(x => new WriteOffRow(x.w, x.Service, x.Name, x.DueOn, !x.Taken))];

    private async Task<IReadOnlyList<WriteOffRow>> RowsBack(IQueryable<WriteOffReversal> of) => [.. (await (
        from r in of
        join w in db.WriteOffs on r.WriteOffId equals w.Id
        join c in db.DunningCases on w.CaseId equals c.Id
        join u in db.Customers on c.DebtorId equals u.Id
        join k in db.Claims on w.ClaimId equals k.Id
        orderby r.Id
        select new { r, w, c.Service, u.Name, k.DueOn }).Take(Most).ToListAsync(HttpContext.RequestAborted)).Select(x => new WriteOffRow(x.w, x.Service, x.Name, x.DueOn, false, x.r))];
}

/// <summary>A line of the register: what was given up, or that it was taken back.</summary>
/// <param name="Name">納付者.</param>
/// <param name="MayTakeBack">Nobody has asked to take it back yet.</param>
/// <param name="Back">Where the line says that it was taken back.</param>
public sealed record WriteOffRow(WriteOff WriteOff, Service Service, string Name, NodaTime.LocalDate DueOn, bool MayTakeBack, WriteOffReversal? Back = null)
{
    /// <summary>Below zero where it was taken back.</summary>
    public Money Amount => Back is null ? WriteOff.Amount : -WriteOff.Amount;

    /// <summary>When it was decided; the day of asking while it waits.</summary>
    public NodaTime.LocalDate DecidedOn => Back is { } back ? back.DecidedOn ?? back.AskedOn : WriteOff.DecidedOn ?? WriteOff.AskedOn;
}
