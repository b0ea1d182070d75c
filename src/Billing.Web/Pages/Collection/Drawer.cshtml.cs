using System.Globalization;
using Billing.Collection;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Pages.Payments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>現金箱: a clerk opens and closes their drawer of the day, another person agrees to a difference, and what goes to the bank is entered.</summary>
[Authorize(Policies.TakePayment)]
public sealed class DrawerModel(BillingDbContext db, CashDrawers drawers, RuleBook book, Screen screen) : PageModel, IShowsAgain
{
    private const int Most = 50;

    [BindProperty]
    public string? Window { get; set; }

    /// <summary>Pieces as typed, by denomination; empty = none.</summary>
    [BindProperty]
    public Dictionary<string, string?> Pieces { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Slip { get; set; }

    /// <summary>The drawer whose deposit was typed; null = none.</summary>
    public long? Deposited { get; private set; }

    /// <summary>The person's own drawer that is not closed; null = none.</summary>
    public CashDrawer? Own { get; private set; }

    /// <summary>What it should hold.</summary>
    public Money Expected { get; private set; }

    public Money Taken { get; private set; }

    public Money PaidOut { get; private set; }

    public int Receipts { get; private set; }

    /// <summary>釣銭準備金 that the book sets; null where it sets none.</summary>
    public Money? UsualFloat { get; private set; }

    /// <summary>Drawers of others that wait for a second person.</summary>
    public IReadOnlyList<CashDrawer> Differing { get; private set; } = [];

    /// <summary>Closed drawers whose cash nobody has handed over.</summary>
    public IReadOnlyList<CashDrawer> ToDeposit { get; private set; } = [];

    public IReadOnlyList<CashDrawer> Today { get; private set; } = [];

    private string Person => User.Identity!.Name!;

    public Task OnGetAsync() => ShowAgain();

    public async Task<IActionResult> OnPostOpenAsync()
    {
        if (ReadCount() is not { } count)
        {
            return await Again();
        }

        var drawer = drawers.Open(Window, count, screen.Today, screen.Now, Person);
        return Done(screen["Drawer.Opened", drawer.Window, screen.Yen(drawer.StartingFloat)]);
    }

    public async Task<IActionResult> OnPostCountAsync(long id)
    {
        if (ReadCount() is not { } count)
        {
            return await Again();
        }

        var drawer = drawers.Count(id, count, Reason, screen.Now, Person);
        return Done(screen[drawer.State == DrawerState.Closed ? "Drawer.WasClosed" : "Drawer.WasCounted", screen.Yen(drawer.Counted!.Value), screen.Yen(drawer.Difference!.Value)]);
    }

    public IActionResult OnPostAgree(long id)
    {
        var drawer = drawers.Agree(id, screen.Today, screen.Now, Person);
        return Done(screen["Drawer.Agreed", drawer.Clerk, screen.Yen(drawer.Difference!.Value)]);
    }

    public async Task<IActionResult> OnPostDepositAsync(long id)
    {
        Deposited = id;
        if (YenText.Parse(Amount) is not { } amount)
        {
            ModelState.AddModelError(nameof(Amount), screen["Take.NotYen"]);
            return await Again();
        }

        var deposit = drawers.Deposit(id, amount, Slip, screen.Today, Person);
        return Done(screen["Drawer.Deposited", screen.Yen(deposit.Amount), deposit.Slip]);
    }

    public async Task ShowAgain()
    {
        var stop = HttpContext.RequestAborted;
        var (person, today) = (Person, screen.Today);
        Own = await db.CashDrawers.AsNoTracking().FirstOrDefaultAsync(d => d.Clerk == person && d.State != DrawerState.Closed, stop);
        if (Own is { } own)
        {
            var entries = await db.DrawerEntries.AsNoTracking().Where(e => e.DrawerId == own.Id).GroupBy(e => e.RefundId != null)
                .Select(g => new { IsRefund = g.Key, Count = g.Count(), Yen = g.Sum(e => e.Amount.Yen) }).ToListAsync(stop);
            Taken = new Money(entries.Where(e => !e.IsRefund).Sum(e => e.Yen));
            PaidOut = new Money(-entries.Where(e => e.IsRefund).Sum(e => e.Yen));
            Receipts = entries.Where(e => !e.IsRefund).Sum(e => e.Count);
            Expected = own.StartingFloat + Taken - PaidOut;
        }

        UsualFloat = book.InForce<CashDrawerRule>(today) is { StartingFloat: > 0 } rule ? new Money(rule.StartingFloat) : null;
        Differing = await db.CashDrawers.AsNoTracking().Where(d => d.State == DrawerState.Differs && d.Clerk != person).OrderBy(d => d.Id).Take(Most).ToListAsync(stop);
        ToDeposit = await db.CashDrawers.AsNoTracking().Where(d => d.State == DrawerState.Closed && !db.CashDeposits.Any(b => b.DrawerId == d.Id)).OrderBy(d => d.Id).Take(Most).ToListAsync(stop);
        Today = await db.CashDrawers.AsNoTracking().Where(d => d.Day == today).OrderBy(d => d.Window).ThenBy(d => d.Id).Take(Most).ToListAsync(stop);
    }

    public string FieldOf(string code) => code switch
    {
        "drawer.window" or "drawer.window-taken" => nameof(Window),
        "drawer.reason" => nameof(Reason),
        "drawer.deposit" => nameof(Amount),
        "drawer.slip" => nameof(Slip),
        _ => "",
    };

    /// <summary>What stands in a field of the count.</summary>
    public string? Typed(int denomination) => Pieces.GetValueOrDefault(denomination.ToString(CultureInfo.InvariantCulture));

    /// <summary>What is wrong with it; null = nothing.</summary>
    public string? FaultOf(int denomination) => ModelState[$"Pieces[{denomination}]"]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>The count as typed; null with a fault beside each field that holds no number.</summary>
    private CashCount? ReadCount()
    {
        var read = new Dictionary<int, int>();
        foreach (var denomination in CashCount.Denominations)
        {
            var text = Typed(denomination);
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (int.TryParse(text.Normalize(System.Text.NormalizationForm.FormKC).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pieces))
            {
                read[denomination] = pieces;
            }
            else
            {
                ModelState.AddModelError($"Pieces[{denomination}]", screen["Drawer.NotPieces"]);
            }
        }

        return ModelState.IsValid ? new CashCount(read) : null;
    }

    private async Task<IActionResult> Again()
    {
        await ShowAgain();
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private RedirectToPageResult Done(string said)
    {
        TempData["done"] = said;
        return RedirectToPage();
    }
}
