using Billing.Kernel;
using Billing.Requests;
using Billing.Requests.Works;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Requests;

/// <summary>給排水工事一覧: which works reached which stage from when to when (received, reviewed, paid, permitted, inspected, connected).</summary>
[Authorize(Policies.SeeRequests)]
public sealed class StagesModel(BillingDbContext db, DateTimeZone zone, Screen screen) : PageModel
{
    private const int Most = 200;

    /// <summary>Name of a state of the machine of works.</summary>
    [BindProperty(SupportsGet = true)]
    public string Stage { get; set; } = CounterMachine.Received;

    /// <summary>ISO day; empty = the first of the month.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>ISO day; empty = today.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IReadOnlyList<StageRow> Rows { get; private set; } = [];

    public bool More { get; private set; }

    public Sentence? Fault { get; private set; }

    public LocalDate First { get; private set; }

    public LocalDate Last { get; private set; }

    public async Task OnGetAsync()
    {
        First = Day(From) ?? screen.Today.With(DateAdjusters.StartOfMonth);
        Last = Day(To) ?? screen.Today;
        if (Last < First)
        {
            Fault = new("終わりの日が始めの日より前です。", "The last day is before the first.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var (begin, end) = (First.AtStartOfDayInZone(zone).ToInstant(), Last.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        var rows = await (
            from step in db.RequestSteps
            where step.Kind == RequestKind.Works && step.ToState == Stage && step.At >= begin && step.At < end
            join request in db.Requests on step.RequestId equals request.Id
            join given in db.Customers on request.CustomerId equals given.Id
            join applicant in db.Customers on given.MergedIntoId ?? given.Id equals applicant.Id
            orderby step.At descending
            select new StageRow(request, step.At, applicant.Name)).Take(Most + 1).ToListAsync(HttpContext.RequestAborted);
        More = rows.Count > Most;
        Rows = [.. rows.Take(Most)];
    }

    /// <summary>States that a clerk asks for.</summary>
    public static IReadOnlyList<Billing.Machines.MachineState> Asked { get; } = [.. WorksMachine.Table.States.Skip(1)];

    private static LocalDate? Day(string? typed) => LocalDatePattern.Iso.Parse(typed ?? "") is { Success: true } day ? day.Value : null;
}

/// <param name="At">When it reached the stage.</param>
/// <param name="Applicant">施主.</param>
public sealed record StageRow(Request Request, Instant At, string Applicant);
