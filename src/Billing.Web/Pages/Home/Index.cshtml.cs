using Billing.Metering;
using Billing.Nights;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Home;

/// <summary>What a clerk needs at the start of the day.</summary>
public sealed class IndexModel(BillingDbContext db, Screen screen) : PageModel
{
    public int Held { get; private set; }

    public int WaitingForSecondPerson { get; private set; }

    public Night? LastNight { get; private set; }

    public StepTotals Last { get; private set; } = new(0, 0, 0, 0);

    public LocalDate? NextNight { get; private set; }

    public int NextRounds { get; private set; }

    public int Contracts { get; private set; }

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var found = db.GateFindings.Select(f => f.UsageId).Distinct();
        Held = await db.Usages.CountAsync(u => found.Contains(u.Id) && u.State == UsageState.Held, stop);
        WaitingForSecondPerson = await db.GateReleases.CountAsync(r => r.NeedsSecondPerson && r.ConfirmedBy == null, stop);
        LastNight = await db.Nights.AsNoTracking().OrderByDescending(n => n.Date).FirstOrDefaultAsync(stop);
        if (LastNight is { } last)
        {
            var steps = await db.NightSteps.AsNoTracking().Where(s => s.NightId == last.Id).ToListAsync(stop);
            Last = new StepTotals(
                steps.Where(s => s.Stage == Stage.Bills).Sum(s => s.Done),
                steps.Where(s => s.Stage == Stage.Bills).Sum(s => s.Yen),
                steps.Sum(s => s.Held),
                steps.Sum(s => s.Failed));
        }

        var since = LastNight?.Date ?? new LocalDate(1, 1, 1);
        NextNight = await db.ReadingRounds.Where(r => r.NightOn > since).OrderBy(r => r.NightOn).Select(r => (LocalDate?)r.NightOn).FirstOrDefaultAsync(stop);
        NextRounds = NextNight is { } next ? await db.ReadingRounds.CountAsync(r => r.NightOn == next, stop) : 0;
        var today = screen.Today;
        Contracts = await db.Contracts.CountAsync(c => c.From <= today && (c.To == null || c.To >= today), stop);
    }

    /// <summary>A night added up over its steps.</summary>
    public sealed record StepTotals(int Bills, long Yen, int Held, int Failed);
}
