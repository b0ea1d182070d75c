using System.Globalization;
using System.Text.Json.Nodes;
using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Studio;
using Billing.Tariffs;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Scheduling;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Billing.Web.Pages.Revision;

/// <summary>料金設計: the smallest common increase for a target at once; prices that meet it under limits and spare small users, or the trade-off between both aims, as a search beside the pages.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class DesignModel(BillingDbContext db, StudioReader reader, StudioTasks tasks, StudioBell bell, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>Limits of the increase that the trade-off curve asks for, percent.</summary>
    private static readonly decimal[] Limits = [10m, 15m, 20m, 25m, 30m, 40m, 50m];

    [BindProperty(SupportsGet = true)]
    public int? Usage { get; set; }

    /// <summary>Wanted change of the revenue before tax, percent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Target { get; set; }

    /// <summary>Prices that move: tiers, base, all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Raise { get; set; }

    /// <summary>Whole yen in which prices stand.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Steps { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? MostIncrease { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? MostProgression { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? LeastBase { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Small { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool MayFall { get; set; }

    /// <summary>What is asked for: <c>solve</c>, <c>design</c>, <c>curve</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ask { get; set; }

    public ProposalVersion Version { get; private set; } = null!;

    public IReadOnlyList<UsageSnapshot> Usages { get; private set; } = [];

    /// <summary>What was searched for this proposal, the newest first.</summary>
    public IReadOnlyList<StudioTask> Searches { get; private set; } = [];

    public bool MayAct { get; private set; }

    /// <summary>The smallest increase; null where none was asked for or none reaches the target.</summary>
    public SolvedIncrement? Solved { get; private set; }

    /// <summary>It, in the studio.</summary>
    public string? Link { get; private set; }

    public Sentence? Refused { get; private set; }

    private PriceKinds Kinds => Raise switch { "base" => PriceKinds.Base | PriceKinds.MeterFee, "all" => PriceKinds.All, _ => PriceKinds.Tiers };

    public async Task<IActionResult> OnGetAsync(int number)
    {
        ModelState.Clear();
        if (!await Load(number))
        {
            return NotFound();
        }

        if (Ask == "solve" && Usage is { } usage && Number(Target, nameof(Target), -99m, 1_000m, needed: true) is { } target)
        {
            Solve(usage, target);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number)
    {
        ModelState.Clear();
        if (!await Load(number))
        {
            return NotFound();
        }

        var question = Question();
        if (question is null || !ModelState.IsValid)
        {
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        if (Ask == "solve")
        {
            return RedirectToPage(new { number, Usage, Target, Raise, Steps, Small, Ask });
        }

        if (!MayAct)
        {
            return Forbid();
        }

        var task = tasks.Ask(question, StudioReader.Baseline(Version).Service, number, screen.Now, User.Identity!.Name!);
        bell.Ring();
        return RedirectToPage("/Revision/Task", new { id = task.Id });
    }

    public Task ShowAgain() => Load(int.Parse((string)RouteData.Values["number"]!, CultureInfo.InvariantCulture));

    private async Task<bool> Load(int number)
    {
        var stop = HttpContext.RequestAborted;
        if (await reader.Version(number, null, stop) is not { } version)
        {
            return false;
        }

        (Version, Target, Raise, Steps, Small) = (version, Target ?? "10", Raise ?? "tiers", Steps ?? "1", Small ?? "10");
        MayAct = Policies.Allows(User, Policies.MakeRevision);
        Usages = await reader.Usages(StudioReader.Baseline(version).Service, stop);
        Usage = Usages.FirstOrDefault(u => u.Id == Usage)?.Id ?? (Usages.Count > 0 ? Usages[0].Id : null);
        Searches = await db.StudioTasks.AsNoTracking().Where(t => t.ProposalId == number).OrderByDescending(t => t.Id).Take(10).ToListAsync(stop);
        return true;
    }

    private void Solve(int usage, decimal target)
    {
        try
        {
            var made = reader.Case(Version, usage);
            Solved = CommonIncrement.Solve(made.Baseline, made.Table, made.Impact.Usage, target, Kinds, reader.TaxRate, reader.TaxRate);
            Refused = Solved is null ? new Sentence(screen["Revision.Unreachable"], screen["Revision.Unreachable"]) : null;
            Link = Solved is { } solved ? StudioLink.To(Version, ProposalDraft.OfText(Version.Text).With(Add(Kinds, solved.Yen)), usage) : null;
        }
        catch (BusinessRuleException refusal)
        {
            Refused = refusal.Said;
        }
    }

    /// <summary>What is typed, as a question; faults stand beside their fields.</summary>
    private DesignQuestion? Question()
    {
        var target = Number(Target, nameof(Target), -99m, 1_000m, needed: true);
        var step = Number(Steps, nameof(Steps), 0.1m, 1_000m, needed: true);
        var small = Number(Small, nameof(Small), 0m, 100_000m, needed: true);
        var increase = Number(MostIncrease, nameof(MostIncrease), 0m, 10_000m);
        var progression = Number(MostProgression, nameof(MostProgression), 1m, 1_000m);
        var leastBase = Number(LeastBase, nameof(LeastBase), 0m, 100m);
        if (Usage is null)
        {
            ModelState.AddModelError(nameof(Usage), screen["Revision.NoUsages"]);
        }

        return ModelState.IsValid
            ? new DesignQuestion(TariffWriter.TextOf(StudioReader.Baseline(Version)), Usage!.Value, reader.TaxRate, target!.Value, Kinds, step!.Value, increase, progression, leastBase / 100m, MayFall, small!.Value, Ask == "curve" ? Limits : null)
            : null;
    }

    private static JsonObject Add(PriceKinds kinds, int yen)
    {
        var prices = new JsonArray();
        foreach (var (_, name) in new[] { (PriceKinds.Tiers, "tiers"), (PriceKinds.Base, "base"), (PriceKinds.MeterFee, "meterFee") }.Where(k => kinds.HasFlag(k.Item1)))
        {
            prices.Add(name);
        }

        return new JsonObject { ["kind"] = "add", ["prices"] = prices, ["yen"] = yen };
    }

    private decimal? Number(string? text, string field, decimal least, decimal most, bool needed = false)
    {
        if (string.IsNullOrWhiteSpace(text) && !needed)
        {
            return null;
        }

        if (NumberField.Number(text) is { } number && number >= least && number <= most)
        {
            return number;
        }

        ModelState.AddModelError(field, screen["Revision.NumberWrong", text ?? "", least, most]);
        return null;
    }
}
