using Billing.Delinquency;
using Billing.Ledger;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Collection;

/// <summary>不納欠損の取消: asks for a booked write-off to be taken back; another person decides on it in the register.</summary>
[Authorize(Policies.HandleArrears)]
public sealed class WriteOffBackModel(BillingDbContext db, CaseDesk desk, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public WriteOff WriteOff { get; private set; } = null!;

    /// <summary>納付者.</summary>
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        await ShowAgain();
        return WriteOff is null ? NotFound() : Page();
    }

    public IActionResult OnPost()
    {
        desk.AskWriteOffBack(Id, Reason, CasesModel.OfficerOf(screen, User));
        TempData["done"] = screen["WriteOffBack.Asked"];
        return RedirectToPage("WriteOffs");
    }

    public async Task ShowAgain()
    {
        var stop = HttpContext.RequestAborted;
        WriteOff = (await db.WriteOffs.AsNoTracking().SingleOrDefaultAsync(w => w.Id == Id && w.Confirmed == true, stop))!;
        if (WriteOff is not null)
        {
            Name = await (from c in db.DunningCases where c.Id == WriteOff.CaseId join u in db.Customers on c.DebtorId equals u.Id select u.Name).SingleAsync(stop);
        }
    }

    public string FieldOf(string code) => code == "dunning.reason" ? nameof(Reason) : "";
}
