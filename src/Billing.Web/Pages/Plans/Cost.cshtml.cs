using System.Globalization;
using Billing.Kernel;
using Billing.Plans.Costs;
using Billing.Plans.Desk;
using Billing.Revision;
using Billing.Revision.Proposals;
using Billing.Revision.Studio;
using Billing.Tariffs;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Pages.Revision;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Billing.Web.Pages.Plans;

/// <summary>総括原価: the cost table, what it is incurred for, the charges that bring it in by two ways side by side, and a proposal of either in one step.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class CostModel(PlanReader reader, StudioReader studio, ProposalDesk proposals, Screen screen) : PageModel
{
    /// <summary>Tables that stand beside the cost at most.</summary>
    private const int MostTables = 6;

    [BindProperty(SupportsGet = true)]
    public int? V { get; set; }

    /// <summary>Usage snapshot; the newest where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Usage { get; set; }

    /// <summary>Tables beside the cost: <c>t:</c> and the id of one in the book, <c>p:</c> and the number of a proposal.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Beside { get; set; } = [];

    public PlanVersion Version { get; private set; } = null!;

    public int Newest { get; private set; }

    public bool MayAct { get; private set; }

    public CostOfService Cost { get; private set; } = null!;

    public IReadOnlyList<UsageSnapshot> Usages { get; private set; } = [];

    /// <summary>The table in force that a proposal would change.</summary>
    public Tariff? Baseline { get; private set; }

    public Household? Household { get; private set; }

    /// <summary>One or two ways.</summary>
    public IReadOnlyList<CostPlan> Ways { get; private set; } = [];

    public IReadOnlyList<BesideTable> Tables { get; private set; } = [];

    /// <summary>What may stand beside it: value and name.</summary>
    public IReadOnlyList<(string Value, string Name)> Choices { get; private set; } = [];

    /// <summary>Terms of a way as they stand on the form.</summary>
    public string Field(int way, string name) => Request.Query.TryGetValue($"{name}{way}", out var value) ? value.ToString() : CostTerms.Saved(Cost.Allocation, name);

    /// <summary>Whether a second way stands beside the first.</summary>
    public bool IsTwo => Request.Query["Two"] == "1";

    /// <summary>The state as the query of an address.</summary>
    public string State => QueryString.Create(Request.Query.Where(pair => pair.Key is not "handler" && !string.IsNullOrEmpty(pair.Value)).SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))).Value!.TrimStart('?');

    public async Task<IActionResult> OnGetAsync(int number) => await Load(number) ? Request.Headers.ContainsKey("HX-Request") ? Partial("_Cost", this) : Page() : NotFound();

    /// <summary>Makes a proposal of one way and opens the studio.</summary>
    public async Task<IActionResult> OnPostProposeAsync(int number, int way, string? from)
    {
        if (!Policies.Allows(User, Policies.MakeRevision))
        {
            return Forbid();
        }

        if (!await Load(number))
        {
            return NotFound();
        }

        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(from ?? "") is { Success: true, Value: var typed } ? typed : (LocalDate?)null;
        if (Ways.FirstOrDefault(one => one.Number == way) is not { Prices: { } prices } || Baseline is not { } baseline || day is null)
        {
            ModelState.AddModelError("", screen[day is null ? "Revision.FromMissing" : "Revision.NothingComputed"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var made = prices.ToProposal($"{Cost.Id}-{screen.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}", User.Identity!.Name!, baseline, screen.Today, day.Value);
        var stored = proposals.Create(CostProposalText.Of(made), baseline, studio.Tables(baseline), screen["Plans.MadeOfCost", Version.PlanId, Version.Number], screen.Now, User.Identity.Name!);
        return Redirect($"/Revision/Studio/{stored.ProposalId}?Usage={Usage}");
    }

    private async Task<bool> Load(int number)
    {
        var stop = HttpContext.RequestAborted;
        if (await reader.Version(number, V, PlanKind.Cost, stop) is not { } version)
        {
            return false;
        }

        (Version, MayAct, Cost) = (version, Policies.Allows(User, Policies.MakeRevision), CostLoader.Parse(version.Text, "cost.json"));
        Newest = V is null ? version.Number : (await reader.Version(number, null, PlanKind.Cost, stop))!.Number;
        Usages = await studio.Usages(null, stop);
        Usage = Usages.FirstOrDefault(one => one.Id == Usage)?.Id ?? (Usages.Count > 0 ? Usages[0].Id : null);
        if (Usage is not { } id)
        {
            return true;
        }

        var service = Usages.First(one => one.Id == id).Service;
        var usage = studio.Usage(id);
        Baseline = studio.InForce(service) ?? (studio.TablesOf(service) is [var newest, ..] ? newest : null);
        Household = usage.Cells.GroupBy(c => new Household(c.Input.UseClass, c.Input.MeterSize, c.Input.Usage[0].Register)).OrderByDescending(g => g.Sum(c => c.Count)).Select(g => g.Key).FirstOrDefault();
        Ways = [Way(1, usage), .. IsTwo ? [Way(2, usage)] : (CostPlan[])[]];
        await LoadTables(service, usage, stop);
        return true;
    }

    private CostPlan Way(int number, UsageHistogram usage)
    {
        var terms = CostTerms.Of(Cost.Allocation, name => Field(number, name));
        CostPlan Refused(Sentence said) => new(number, terms, null, null, null, [], said);
        if (terms is null || Baseline is not { } baseline)
        {
            return Refused(terms is null ? new Sentence("数でない欄か、範囲を外れた欄があります。割合は 0〜100、刻みは 0 より大きい数です。", "A field is no number or out of range: parts are 0 to 100, steps more than 0.") : new Sentence("この事業の料金表がありません。", "There is no table of this service."));
        }

        try
        {
            var prices = CostPrices.Of(Cost with { Allocation = terms }, usage);
            var table = prices.ToProposal(Cost.Id, Cost.Title, baseline, screen.Today, baseline.EffectiveFrom > screen.Today ? baseline.EffectiveFrom : screen.Today).On(baseline, studio.Tables(baseline)) with { TaxRate = studio.TaxRate };
            return new CostPlan(number, terms, prices, table, SplitUsage.Of(table, usage, studio.TaxRate).Revenue(), Household is null ? [] : HouseholdBill.Of(baseline with { TaxRate = studio.TaxRate }, table, Household, SampleUsage.Usual, null), null);
        }
        catch (BusinessRuleException refused)
        {
            return Refused(refused.Said);
        }
    }

    private async Task LoadTables(Service service, UsageHistogram usage, CancellationToken stop)
    {
        var kept = (await studio.Newest(stop)).Where(v => studio.TablesOf(service).Any(table => table.Id == v.BaselineId)).ToList();
        Choices = [.. studio.TablesOf(service).Select(table => ($"t:{table.Id}", $"{table.Id} ({Screen.Iso(table.EffectiveFrom)})")), .. kept.Select(v => ($"p:{v.ProposalId}", $"{v.ProposalId}: {v.Title}"))];
        Beside = Beside.Length == 0 && Baseline is not null ? [$"t:{Baseline.Id}"] : [.. Beside.Where(one => Choices.Any(choice => choice.Value == one)).Take(MostTables)];
        Tables = [.. Beside.Select(one => Besides(one, service, kept, usage))];
    }

    private BesideTable Besides(string one, Service service, List<ProposalVersion> kept, UsageHistogram usage)
    {
        var name = Choices.First(choice => choice.Value == one).Name;
        try
        {
            var table = one[0] == 't' ? studio.TablesOf(service).First(table => table.Id == one[2..]) : Proposed(kept.First(v => $"p:{v.ProposalId}" == one));
            return new BesideTable(name, SplitUsage.Of(table with { TaxRate = studio.TaxRate }, usage, studio.TaxRate).Revenue(), null);
        }
        catch (BusinessRuleException refused)
        {
            return new BesideTable(name, null, refused.Said);
        }
    }

    private Tariff Proposed(ProposalVersion version)
    {
        var baseline = StudioReader.Baseline(version);
        return ProposalLoader.Parse(version.Text, version.Title).On(baseline, studio.Tables(baseline));
    }
}
