using Billing.Forms.Plans;
using Billing.Kernel;
using Billing.Plans.Desk;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Plans;

/// <summary>A plan: its assumptions as fields, its cases side by side. Every state is an address; a field that is changed asks for the answer alone.</summary>
[Authorize(Policies.SeeRevision)]
public sealed partial class ShowModel(PlanReader reader, PlanDesk desk, Screen screen) : PlanPage(reader, screen)
{
    public IReadOnlyList<SavedPlan> Versions { get; private set; } = [];

    /// <summary>The answer is a part that goes into a page which stands already.</summary>
    public bool IsPart { get; private set; }

    public PlanCharts Charts => new(Screen.Language);

    /// <summary>Rows in the pictures: those asked for, or those that a plan begins with.</summary>
    public IReadOnlyList<string> Shown => Row.Where(key => Plan!.Rows.Any(row => row.Key == key)).Take(12).ToList() is { Count: > 0 } asked ? asked : PlanCharts.Usual(Plan!, Results);

    public async Task<IActionResult> OnGetAsync(int number, string? add, string? move, int? year)
    {
        if (!await Load(number))
        {
            return NotFound();
        }

        if (add is not null && year is { } at && at >= Saved.First && at <= Saved.Last)
        {
            return Redirect($"/Plans/Show/{number}?{State}&r.{at}~{Uri.EscapeDataString(add)}=1");
        }

        if (move is not null && PlanDraft.Movable(Saved).Any(row => row.Key == move))
        {
            return Redirect($"/Plans/Show/{number}?{State}&g.{Uri.EscapeDataString(move)}=0");
        }

        IsPart = Request.Headers.ContainsKey("HX-Request");
        if (!IsPart)
        {
            Versions = await Reader.Versions(number, HttpContext.RequestAborted);
            return Page();
        }

        Response.Headers["HX-Replace-Url"] = $"/Plans/Show/{number}?{State}";
        return Partial("_Plan", this);
    }

    /// <param name="state">The fields as a query: what is saved is the version with them in it.</param>
    public async Task<IActionResult> OnPostSaveAsync(int number, string? state, int basedOn, string? remark, string? copy)
    {
        if (!Policies.Allows(User, Policies.MakeRevision))
        {
            return Forbid();
        }

        V = basedOn;
        if (!await Load(number, state ?? ""))
        {
            return NotFound();
        }

        try
        {
            var saved = copy is null
                ? desk.Save(number, basedOn, Draft.Text, remark?.Trim() ?? "", Screen.Now, User.Identity!.Name!)
                : desk.Create("plan.json", Draft.Text, remark?.Trim() ?? "", Screen.Now, User.Identity!.Name!);
            TempData["done"] = Screen["Plans.Saved", saved.PlanId, saved.Number];
            return Redirect($"/Plans/Show/{saved.PlanId}");
        }
        catch (DataFileException faults)
        {
            return await Again(number, faults.Faults.Select(fault => fault.Said));
        }
        catch (BusinessRuleException refusal)
        {
            return await Again(number, [refusal.Said]);
        }
    }

    private async Task<IActionResult> Again(int number, IEnumerable<Sentence> said)
    {
        foreach (var sentence in said)
        {
            ModelState.AddModelError("", Screen.Say(sentence));
        }

        Versions = await Reader.Versions(number, HttpContext.RequestAborted);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
