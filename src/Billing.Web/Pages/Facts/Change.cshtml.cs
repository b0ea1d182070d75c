using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Billing.Web.Pages.Facts;

/// <summary>Lets a fact end on a day, or takes it back with a reason.</summary>
[Authorize(Policies.EnterFact)]
public sealed class ChangeModel(BillingDbContext db, FactEntry entry, Screen screen) : PageModel, IShowsAgain
{
    [BindProperty]
    public string? Last { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public FactContract About { get; private set; } = null!;

    public SupplyFact Fact { get; private set; } = null!;

    public bool MayEnd => !Fact.Superseded && FactShape.Of(Fact.Kind).Span == FactSpan.State;

    public async Task<IActionResult> OnGetAsync(long fact) => await Load(fact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEndAsync(long fact)
    {
        if (!await Load(fact))
        {
            return NotFound();
        }

        var last = LocalDatePattern.Iso.Parse(Last ?? "");
        if (!last.Success)
        {
            ModelState.Remove(nameof(Last));
            ModelState.AddModelError(nameof(Last), screen["KeyIn.DayMissing"]);
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        return Done(await entry.End(About.Contract.Id, fact, last.Value, Source, User.Identity!.Name!, HttpContext.RequestAborted), "FactChange.Ended");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(long fact) => await Load(fact)
        ? Done(await entry.TakeBack(About.Contract.Id, fact, Reason, User.Identity!.Name!, HttpContext.RequestAborted), "FactChange.TakenBack")
        : NotFound();

    public async Task ShowAgain() => await Load(Fact.Id);

    public string FieldOf(string code) => code switch
    {
        "fact.to" => nameof(Last),
        "fact.source" => nameof(Source),
        "fact.no-reason" => nameof(Reason),
        _ => "",
    };

    private RedirectToPageResult Done(SupplyFact fact, string key)
    {
        TempData["done"] = screen[key, screen.Say(FactCheck.Told(fact))];
        return RedirectToPage("/Residents/Show", new { contract = About.Contract.Number });
    }

    private async Task<bool> Load(long id)
    {
        var stop = HttpContext.RequestAborted;
        if (await FactContract.Read(db, (string)RouteData.Values["contract"]!, stop) is not { } about
            || await db.SupplyFacts.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.ContractId == about.Contract.Id, stop) is not { } fact)
        {
            return false;
        }

        (About, Fact) = (about, fact);
        return true;
    }
}
