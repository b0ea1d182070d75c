using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Pages.Payments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>延滞金の減免: of one late charge, asked for, decided on, and what was waived of it before.</summary>
[Authorize(Policies.HandleArrears)]
public sealed class WaiveModel(BillingDbContext db, LateChargeWaiving waiving, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>The claim that is the late charge.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Empty = all that is owed.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public WaiverGround Ground { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Claim Claim { get; private set; } = null!;

    public string Debtor { get; private set; } = "";

    public string DebtorNumber { get; private set; } = "";

    public Money Owed { get; private set; }

    /// <summary>Null = the rule book waives nothing.</summary>
    public LateChargeWaiverRule? Rule { get; private set; }

    public IReadOnlyList<LateChargeWaiver> Before { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        var amount = string.IsNullOrWhiteSpace(Amount) ? Owed : YenText.Parse(Amount);
        if (amount is null)
        {
            ModelState.AddModelError(nameof(Amount), screen["Take.NotYen"]);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        var waiver = waiving.Ask(Id, amount.Value, Ground, Reason, User.Identity!.Name!, screen.Today);
        TempData["done"] = waiver.Confirmed == true ? screen["Waive.Done", screen.Yen(waiver.Amount)] : screen["Waive.Asked"];
        return RedirectToPage(new { Id });
    }

    /// <summary>The second person decides.</summary>
    public IActionResult OnPostDecide(long waiver, bool agree)
    {
        if (!Policies.Allows(User, Policies.DecideWriteOff))
        {
            return Forbid();
        }

        var decided = waiving.Decide(waiver, agree, User.Identity!.Name!, screen.Today);
        TempData["done"] = agree ? screen["Waive.Done", screen.Yen(decided.Amount)] : screen["Waive.TurnedDown"];
        return RedirectToPage(new { Id });
    }

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code switch
    {
        "waiver.amount" => nameof(Amount),
        "waiver.ground" => nameof(Ground),
        "waiver.reason" => nameof(Reason),
        _ => "",
    };

    private async Task<bool> Load()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, stop) is not { } claim || !await db.LateChargeEntries.AnyAsync(e => e.ClaimId == Id, stop))
        {
            return false;
        }

        var debtor = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == claim.DebtorId, stop);
        (Claim, Debtor, DebtorNumber, Owed, Rule) = (claim, debtor.Name, debtor.Number, Balances.Owed(db, Id), waiving.RuleOf(claim.Service, screen.Today));
        Before = await db.LateChargeWaivers.AsNoTracking().Where(w => w.ClaimId == Id).OrderByDescending(w => w.Id).ToListAsync(stop);
        return true;
    }
}
