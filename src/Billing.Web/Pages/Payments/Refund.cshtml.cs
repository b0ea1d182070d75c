using Billing.Collection;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Payments;

/// <summary>過誤納金: pays a credit out with 還付加算金, or sets it off against what the payer owes for the same service.</summary>
[Authorize(Policies.RefundCredit)]
public sealed class RefundModel(BillingDbContext db, RefundPayment refunds, Rights rights, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>Empty = all of it.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>お客様番号; empty = the debtor.</summary>
    [BindProperty]
    public string? Payee { get; set; }

    /// <summary>It is paid out over the counter, from the person's open drawer.</summary>
    [BindProperty]
    public bool InCash { get; set; }

    /// <summary>What stood to the payer's credit when the form was shown.</summary>
    [BindProperty]
    public long Seen { get; set; }

    /// <summary>The claim that a set-off settles.</summary>
    [BindProperty]
    public long To { get; set; }

    public Claim Claim { get; private set; } = null!;

    public string Debtor { get; private set; } = "";

    /// <summary>水栓 of the contract; null without one.</summary>
    public string? Contract { get; private set; }

    public Money Credit { get; private set; }

    /// <summary>A refund of all of it; null where there is nothing, or no rule repays it.</summary>
    public ForeseenRefund? Foreseen { get; private set; }

    /// <summary>Why nothing may be paid out; null where it may.</summary>
    public Sentence? Refused { get; private set; }

    public IReadOnlyList<OwedClaim> Owed { get; private set; } = [];

    private long Id => long.Parse((string)RouteData.Values["claim"]!, System.Globalization.CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        var amount = string.IsNullOrWhiteSpace(Amount) ? null : YenText.Parse(Amount);
        if (amount is null && !string.IsNullOrWhiteSpace(Amount))
        {
            ModelState.AddModelError(nameof(Amount), screen["Take.NotYen"]);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        CheckLimit(amount ?? Credit);
        var entry = refunds.Pay(Id, amount, new Money(Seen), Payee, Act, InCash);
        TempData["done"] = screen["Refund.Paid", screen.Yen(entry.Amount + entry.Interest), screen.Yen(entry.Interest)];
        return RedirectToPage(new { claim = Id });
    }

    public async Task<IActionResult> OnPostSetOffAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        using var transaction = await db.Database.BeginTransactionAsync(HttpContext.RequestAborted);
        var owed = Owed.FirstOrDefault(c => c.Claim.Id == To)?.Owed ?? Money.Zero;
        var amount = owed < Credit ? owed : Credit;
        Credits.SetOff(db, Id, To, amount, Act);
        await transaction.CommitAsync(HttpContext.RequestAborted);
        TempData["done"] = screen["Refund.WasSetOff", screen.Yen(amount)];
        return RedirectToPage(new { claim = Id });
    }

    private void CheckLimit(Money amount)
    {
        if (amount > rights.RefundLimit && !Policies.Allows(User, Policies.RefundAboveLimit))
        {
            throw new BusinessRuleException(
                "refund.limit",
                $"{rights.RefundLimit}円を超える還付は市職員が行います。担当の市職員に引き継いでください。",
                $"More than {rights.RefundLimit} yen is paid out by the city's own staff. Hand it over to them.");
        }
    }

    private CreditAct Act => new(screen.Today, screen.Now, User.Identity!.Name!);

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code switch
    {
        "refund.amount" or "refund.limit" => nameof(Amount),
        "refund.payee" => nameof(Payee),
        _ => "",
    };

    private async Task<bool> Load()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, stop) is not { } claim)
        {
            return false;
        }

        Claim = claim;
        Debtor = await db.Customers.Where(c => c.Id == claim.DebtorId).Select(c => c.Name).SingleAsync(stop);
        Contract = await db.Contracts.Where(c => c.Id == claim.ContractId).Select(c => c.Number).SingleOrDefaultAsync(stop);
        Credit = Balances.Credit(db, Id);
        ModelState.Remove(nameof(Seen));
        Owed = [.. OwedClaim.OfDebtor(db, claim.DebtorId).Where(c => c.Claim.Service == claim.Service)];
        try
        {
            Foreseen = Credit > Money.Zero ? refunds.Foresee(db, Id, null, screen.Today) : null;
        }
        catch (BusinessRuleException refusal)
        {
            Refused = refusal.Said;
        }

        return true;
    }
}
