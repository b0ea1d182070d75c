using Billing.Db.Health;
using Billing.Nights;
using Billing.Operations;
using Billing.Web.Accounts;
using Billing.Web.Pages.Nights;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Home;

/// <summary>What a clerk needs at the start of the day.</summary>
public sealed class IndexModel(BillingDbContext db, AlarmBoard board) : PageModel
{
    public int Held { get; private set; }

    public int WaitingForSecondPerson { get; private set; }

    public NightReport? LastNight { get; private set; }

    /// <summary>For whoever runs the nights; empty for everybody else.</summary>
    public IReadOnlyList<Alarm> Alarms { get; private set; } = [];

    public LocalDate? NextNight { get; private set; }

    public int NextRounds { get; private set; }

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        Held = await HeldState.Held(db).CountAsync(stop);
        WaitingForSecondPerson = await HeldState.WaitingForSecondPerson(db).CountAsync(stop);
        if (await db.Nights.AsNoTracking().OrderByDescending(n => n.Date).FirstOrDefaultAsync(stop) is { } last)
        {
            LastNight = NightReports.Of(db, last, changed: false);
        }

        if (Policies.Allows(User, Policies.StartNight))
        {
            Alarms = await board.Now(stop);
        }

        var since = LastNight?.Date ?? new LocalDate(1, 1, 1);
        NextNight = await db.ReadingRounds.Where(r => r.NightOn > since).OrderBy(r => r.NightOn).Select(r => (LocalDate?)r.NightOn).FirstOrDefaultAsync(stop);
        NextRounds = NextNight is { } next ? await db.ReadingRounds.CountAsync(r => r.NightOn == next, stop) : 0;
    }
}
