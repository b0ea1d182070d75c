using System.Globalization;
using System.Text.Json.Nodes;
using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Design;
using Billing.Revision.Studio;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Revision;

/// <summary>料金設計: the smallest common increase for a target, or prices that meet it under limits and spare small users, with what is proved.</summary>
[Authorize(Policies.SeeRevision)]
public sealed class DesignModel(StudioReader reader, Screen screen) : PageModel
{
    /// <summary>Where a search on the page stops: some seconds on a table of a city.</summary>
    public const int MostNodes = 4_000;

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

    public DesignView Answer { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (await reader.Version(number, null, HttpContext.RequestAborted) is not { } version)
        {
            return NotFound();
        }

        (Version, Target, Raise, Steps, Small) = (version, Target ?? "10", Raise ?? "tiers", Steps ?? "1", Small ?? "10");
        Usages = await reader.Usages(StudioReader.Baseline(version).Service, HttpContext.RequestAborted);
        Usage = Usages.FirstOrDefault(u => u.Id == Usage)?.Id ?? (Usages.Count > 0 ? Usages[0].Id : null);
        if (Ask is not null && Usage is { } usage)
        {
            Answer = await Task.Run(() => Found(usage), HttpContext.RequestAborted);
        }

        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Designed", Answer) : Page();
    }

    private DesignView Found(int usage)
    {
        try
        {
            var baseline = StudioReader.Baseline(Version) with { TaxRate = reader.TaxRate };
            var made = reader.Case(Version, usage);
            var kinds = Raise switch { "base" => PriceKinds.Base | PriceKinds.MeterFee, "all" => PriceKinds.All, _ => PriceKinds.Tiers };
            if (Ask == "solve")
            {
                var solved = CommonIncrement.Solve(made.Baseline, made.Table, made.Impact.Usage, Need(Target, -99m, 1_000m), kinds, reader.TaxRate, reader.TaxRate);
                return new DesignView { Asked = true, Solved = solved, Link = solved is null ? null : Studio(ProposalDraft.OfText(Version.Text).With(Add(kinds, solved.Yen))) };
            }

            var before = PricedUsage.Of(baseline, made.Impact.Usage, reader.TaxRate).BeforeTax();
            var request = new DesignRequest
            {
                Baseline = baseline,
                Usage = made.Impact.Usage,
                Revenue = before * (1m + (Need(Target, -99m, 1_000m) / 100m)),
                TaxRate = reader.TaxRate,
                Moving = kinds,
                Step = Need(Steps, 0.1m, 1_000m),
                MostIncreasePercent = May(MostIncrease, 0m, 10_000m),
                MostProgression = May(MostProgression, 1m, 1_000m),
                LeastBaseShare = May(LeastBase, 0m, 100m) / 100m,
                MayFall = MayFall,
                SmallUse = Need(Small, 0m, 100_000m),
            };
            if (Ask == "curve")
            {
                return new DesignView { Asked = true, Curve = TariffDesign.TradeOff(request, Limits, MostNodes / 4, HttpContext.RequestAborted), Revenue = before };
            }

            var result = TariffDesign.Solve(request, MostNodes, HttpContext.RequestAborted);
            return new DesignView { Asked = true, Designed = result, Revenue = before, Link = result.Tariff is { } table ? Link(table) : null };
        }
        catch (BusinessRuleException refusal)
        {
            return new DesignView { Asked = true, Refused = refusal.Said };
        }
    }

    /// <summary>The designed prices as a state of the studio; null where a class has several rows, which one change cannot tell apart.</summary>
    private string? Link(Tariffs.Tariff table)
    {
        if (table.Rates.GroupBy(rate => rate.UseClass).Any(rows => rows.Count() > 1))
        {
            return null;
        }

        var head = ProposalDraft.OfText(Version.Text);
        var empty = head.Changes.Aggregate(head, (draft, _) => draft.Without("c0"));
        return Studio(table.Rates.Aggregate(empty, (draft, rate) => draft.With(ProposalTemplate.Set(rate))));
    }

    private string Studio(ProposalDraft draft) => $"/Revision/Studio/{Version.ProposalId}{QueryString.Create(draft.Fields.Select(f => KeyValuePair.Create(f.Name, (string?)f.Value)).Append(KeyValuePair.Create("Usage", (string?)Usage!.Value.ToString(CultureInfo.InvariantCulture))))}";

    private static JsonObject Add(PriceKinds kinds, int yen)
    {
        var prices = new JsonArray();
        foreach (var (kind, name) in new[] { (PriceKinds.Tiers, "tiers"), (PriceKinds.Base, "base"), (PriceKinds.MeterFee, "meterFee") }.Where(k => kinds.HasFlag(k.Item1)))
        {
            prices.Add(name);
        }

        return new JsonObject { ["kind"] = "add", ["prices"] = prices, ["yen"] = yen };
    }

    private decimal Need(string? text, decimal least, decimal most) => May(text, least, most) ?? throw Wrong(text, least, most);

    private decimal? May(string? text, decimal least, decimal most) => string.IsNullOrWhiteSpace(text) ? null
        : NumberField.Number(text) is { } number && number >= least && number <= most ? number
        : throw Wrong(text, least, most);

    private BusinessRuleException Wrong(string? text, decimal least, decimal most)
    {
        var said = screen["Revision.NumberWrong", text ?? "", least, most];
        return new BusinessRuleException("revision.number", said, said);
    }
}
