using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Customers;

/// <summary>One person: all their places in every role, what they owe, and who may be the same person.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class ShowModel(CustomerReader customers, BillingDbContext db, Screen screen) : PageModel
{
    public CustomerFile Person { get; private set; } = null!;

    /// <summary>名寄せ候補.</summary>
    public IReadOnlyList<SamePersonHit> Alike { get; private set; } = [];

    /// <summary>Number of the customer who stayed, where this one was given up.</summary>
    public string? Stayed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number)
    {
        var stop = HttpContext.RequestAborted;
        if (await customers.Read(number, screen.Today, stop) is not { } file)
        {
            return NotFound();
        }

        Person = file;
        if (file.Customer.MergedIntoId is { } into)
        {
            Stayed = await db.Customers.Where(c => c.Id == into).Select(c => c.Number).SingleAsync(stop);
            return Page();
        }

        Alike = await SamePerson.Suggest(db, PersonCandidate.Of(file.Customer), screen.Today, stop);
        return Page();
    }
}
