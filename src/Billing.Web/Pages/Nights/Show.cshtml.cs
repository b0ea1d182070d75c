using Billing.Nights;
using Billing.Web.Accounts;
using Billing.Web.Scheduling;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Nights;

/// <summary>One night: what is planned, how far it is, whom it set aside; and the button that starts or resumes it.</summary>
[Authorize(Policies.SeeNights)]
public sealed class ShowModel(BillingDbContext db, NightAttempts attempts, NightStarter starter, IAuthorizationService authorization) : PageModel, IShowsAgain
{
    /// <summary>htmx stops asking when it sees this status.</summary>
    private const int StopAsking = 286;
    private const int MostFailures = 200;
    private const int MostRounds = 200;

    public LocalDate Date { get; private set; }

    public NightReport? Report { get; private set; }

    public bool IsRunning { get; private set; }

    public bool MayStart { get; private set; }

    public string? Refusal { get; private set; }

    /// <summary>The first ones; a large city reads thousands of routes for one night.</summary>
    public IReadOnlyList<RoundRow> Rounds { get; private set; } = [];

    public int RoundsInAll { get; private set; }

    public IReadOnlyList<FailureRow> Failures { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(string date) => Shown(date, Page);

    /// <summary>The part that changes while the night runs.</summary>
    public Task<IActionResult> OnGetProgressAsync(string date) => Shown(date, () =>
    {
        if (!IsRunning)
        {
            Response.StatusCode = StopAsking;
        }

        return Partial("_Progress", this);
    });

    public async Task<IActionResult> OnPostStartAsync(string date)
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.StartNight)).Succeeded)
        {
            return Forbid();
        }

        if (LocalDatePattern.Iso.Parse(date) is not { Success: true, Value: var day })
        {
            return NotFound();
        }

        Date = day;
        await starter.Start(day, HttpContext.RequestAborted);
        return RedirectToPage(new { date });
    }

    public Task ShowAgain() => Load();

    private async Task<IActionResult> Shown(string date, Func<IActionResult> show)
    {
        if (LocalDatePattern.Iso.Parse(date) is not { Success: true, Value: var day })
        {
            return NotFound();
        }

        Date = day;
        await Load();
        return Report is null && Rounds.Count == 0 ? NotFound() : show();
    }

    private async Task Load()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Nights.AsNoTracking().FirstOrDefaultAsync(n => n.Date == Date, stop) is { } night)
        {
            Report = NightReports.Of(db, night, changed: false);
            Failures = await ReadFailures(night, stop);
        }

        IsRunning = Report is { Finished: false } && (attempts.IsRunning(Date) || await starter.IsAskedFor(Date, stop));
        Refusal = attempts.Refusal(Date)?.In(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        MayStart = Report is not { Finished: true } && !IsRunning && (await authorization.AuthorizeAsync(User, Policies.StartNight)).Succeeded;
        RoundsInAll = await db.ReadingRounds.CountAsync(r => r.NightOn == Date, stop);
        Rounds = await (
            from round in db.ReadingRounds.AsNoTracking()
            where round.NightOn == Date
            join route in db.Routes on round.RouteId equals route.Id
            orderby route.Code
            select new RoundRow(route.Code, route.Name, round.ReadOn, round.Months, round.ClosedAt != null)).Take(MostRounds).ToListAsync(stop);
    }

    private Task<List<FailureRow>> ReadFailures(Night night, CancellationToken stop) => (
        from failure in db.NightFailures.AsNoTracking()
        where failure.NightId == night.Id
        join contract in db.Contracts on failure.ContractId equals contract.Id
        orderby failure.Id
        select new FailureRow(failure, contract.Number)).Take(MostFailures).ToListAsync(stop);
}

public sealed record RoundRow(string Code, string Name, LocalDate ReadOn, int Months, bool Closed);

public sealed record FailureRow(NightFailure Failure, string Contract);
