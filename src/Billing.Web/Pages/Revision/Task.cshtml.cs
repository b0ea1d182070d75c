using Billing.Revision.Studio;
using Billing.Tariffs;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Revision;

/// <summary>One long question to the studio: how far it is, and what came out. Whoever asked may leave and come back.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class TaskModel(BillingDbContext db, StudioReader reader, StudioTasks tasks, Screen screen) : PageModel
{
    public StudioTask Asked { get; private set; } = null!;

    public TaskView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if (await db.StudioTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, HttpContext.RequestAborted) is not { } task)
        {
            return NotFound();
        }

        (Asked, View) = (task, await Shown(task));
        if (!Request.Headers.ContainsKey("HX-Request"))
        {
            return Page();
        }

        // What came out takes the place of the whole page.
        if (!task.IsOpen)
        {
            Response.Headers["HX-Refresh"] = "true";
        }

        return Partial("_Task", View);
    }

    public IActionResult OnPostStop(int id)
    {
        if (!Policies.Allows(User, Policies.MakeRevision))
        {
            return Forbid();
        }

        tasks.Stop(id, screen.Now);
        return RedirectToPage(new { id });
    }

    private async Task<TaskView> Shown(StudioTask task)
    {
        var mayAct = Policies.Allows(User, Policies.MakeRevision);
        if (task.State != StudioTaskState.Done)
        {
            return new TaskView { Task = task, MayAct = mayAct };
        }

        if (task.Kind == StudioTaskKind.Prove)
        {
            return new TaskView { Task = task, MayAct = mayAct, Proof = StudioJson.Read<ProofOutcome>(task.Result) };
        }

        if (task.Kind == StudioTaskKind.CountYear)
        {
            var counted = StudioJson.Read<CountOutcome>(task.Result);
            var usages = await reader.Usages(null, HttpContext.RequestAborted);
            return new TaskView { Task = task, MayAct = mayAct, Counted = new CountedView(usages.First(u => u.Id == counted.SnapshotId), counted.Known) };
        }

        var designs = StudioJson.Read<DesignOutcome[]>(task.Result);
        return new TaskView { Task = task, MayAct = mayAct, Designs = designs, Link = designs is [{ TableText: { } table }] ? await Link(task, table) : null };
    }

    /// <summary>The designed prices as a state of the studio.</summary>
    private async Task<string?> Link(StudioTask task, string table) => task.ProposalId is { } number && await reader.Version(number, null, HttpContext.RequestAborted) is { } version
        ? StudioLink.To(version, ProposalTemplate.Designed(version.Text, TariffLoader.Parse(table, "designed.json")), task.SnapshotId)
        : null;
}
