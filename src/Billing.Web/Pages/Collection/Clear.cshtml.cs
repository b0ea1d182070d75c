using System.Globalization;
using Billing.Channels;
using Billing.Collection;
using Billing.Kernel;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>Clears one item of 仮受: it settles what a contract owes, stands to the payer's credit, or goes back.</summary>
[Authorize(Policies.HandleReceipts)]
public sealed class ClearModel(BillingDbContext db, SuspenseClearing clearing, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>契約番号 whose claims it settles.</summary>
    [BindProperty]
    public string? Contract { get; set; }

    /// <summary>Whether the rest stands to the payer's credit.</summary>
    [BindProperty]
    public bool CreditRest { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public SuspenseRow Row { get; private set; } = null!;

    /// <summary>Contracts that the slip was printed for, with what they owe.</summary>
    public IReadOnlyList<SuspenseCandidate> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await ShowAgain();
        Contract = Candidates.Count == 1 ? Candidates[0].Number : null;
        return Row is null ? NotFound() : Page();
    }

    public IActionResult OnPostAssign()
    {
        var payment = clearing.Assign(Id, Contract ?? "", Why ?? "", screen.Today, User.Identity!.Name!, CreditRest);
        return Done(screen["Suspense.Assigned", Id, screen.Yen(payment.Amount), Contract!]);
    }

    /// <param name="end">還付 or 返戻.</param>
    public IActionResult OnPostBack(SuspenseEnd end)
    {
        if (end is not (SuspenseEnd.Refunded or SuspenseEnd.Returned))
        {
            return BadRequest();
        }

        clearing.GiveBack(Id, end, Why ?? "", screen.Today, User.Identity!.Name!);
        return Done(screen["Suspense.GivenBack", Id, screen.Say(ChannelWords.Of(end))]);
    }

    public async Task ShowAgain()
    {
        var stop = HttpContext.RequestAborted;
        Row = (await SuspenseModel.Rows(db, db.SuspenseItems.AsNoTracking().Where(i => i.Id == Id), stop)).SingleOrDefault()!;
        if (Row is null || !long.TryParse(Row.Notice.SlipKey, NumberStyles.None, CultureInfo.InvariantCulture, out var slip))
        {
            return;
        }

        var contracts = await (
            from s in db.IssuedSlips
            where s.Id == slip
            join b in db.Bills on s.BillId equals b.Id
            join c in db.Contracts on b.ContractId equals c.Id
            join u in db.Customers on b.DebtorId equals u.Id
            select new { c.Id, c.Number, u.Name }).Distinct().ToListAsync(stop);
        Candidates = [.. contracts.Select(c => new SuspenseCandidate(c.Number, c.Name, new Money(OwedClaim.OfContract(db, c.Id).Sum(o => o.Owed.Yen))))];
    }

    public string FieldOf(string code) => code switch
    {
        "suspense.no-reason" => nameof(Why),
        "suspense.no-contract" or "suspense.no-claim" or "receipt.too-much" => nameof(Contract),
        _ => "",
    };

    private RedirectToPageResult Done(string said)
    {
        TempData["done"] = said;
        return RedirectToPage("Suspense");
    }
}

/// <summary>A contract that may be meant.</summary>
/// <param name="Name">納付者.</param>
public sealed record SuspenseCandidate(string Number, string Name, Money Owed);
