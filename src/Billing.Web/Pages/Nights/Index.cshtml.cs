using Billing.Nights;
using Billing.Web.Accounts;
using Billing.Web.Scheduling;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Nights;

/// <summary>Nights that ran, and the next ones.</summary>
[Authorize(Policies.SeeNights)]
public sealed class IndexModel(BillingDbContext db, NightAttempts attempts) : PageModel
{
    private const int Most = 24;

    public IReadOnlyList<NightReport> Nights { get; private set; } = [];

    public IReadOnlyList<PlannedNight> Planned { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var nights = await db.Nights.AsNoTracking().OrderByDescending(n => n.Date).Take(Most).ToListAsync(stop);
        Nights = NightReports.Of(db, nights);
        Planned = [.. (await DueNights.Planned(db, 6, stop)).Where(p => nights.TrueForAll(n => n.Date != p.Date))];
    }

    public bool IsRunning(NightReport night) => attempts.IsRunning(night.Date);
}
