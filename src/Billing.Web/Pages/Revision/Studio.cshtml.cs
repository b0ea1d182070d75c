using System.Globalization;
using Billing.Forms.Revision;
using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Studio;
using Billing.Tariffs;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Revision;

/// <summary>The studio: one proposal under hand. Every state is an address; a slider that moves asks for the answer alone.</summary>
[Authorize(Policies.SeeRevision)]
public sealed partial class StudioModel(StudioReader reader, ProposalDesk desk, Screen screen) : PageModel
{
    /// <summary>m³ that sample bills may have.</summary>
    private const int MostSample = 100_000;

    /// <summary>Version; the newest where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? V { get; set; }

    /// <summary>Usage snapshot; the newest of the service where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Usage { get; set; }

    /// <summary>Step of the way, from 1; the whole where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Stage { get; set; }

    /// <summary>Sample bills, m³ apart by blanks.</summary>
    [BindProperty(SupportsGet = true)]
    public string? M3 { get; set; }

    /// <summary>Household: use class, size and register with a bar between.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    /// <summary>The other service beside it: <c>now</c>, a proposal's number, or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    /// <summary>The household's use class there.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Wc { get; set; }

    /// <summary>Neighbours to show: a table's id and a use class with a bar between.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] N { get; set; } = [];

    /// <summary>1 where <see cref="N"/> was chosen, even where nothing was; else each neighbour is shown with the class that is like the household's.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nb { get; set; }

    /// <summary>Neighbours' tables of the service.</summary>
    public IReadOnlyList<Tariff> Neighbours { get; private set; } = [];

    public ProposalVersion Version { get; private set; } = null!;

    public Tariff Baseline { get; private set; } = null!;

    public ProposalDraft Draft { get; private set; } = null!;

    public IReadOnlyList<UsageSnapshot> Usages { get; private set; } = [];

    public IReadOnlyList<Household> Households { get; private set; } = [];

    /// <summary>Proposals of the other service.</summary>
    public IReadOnlyList<ProposalVersion> Others { get; private set; } = [];

    /// <summary>Use classes of the other service's table in force.</summary>
    public IReadOnlyList<string> OtherClasses { get; private set; } = [];

    public IReadOnlyList<Tariff> Tables { get; private set; } = [];

    /// <summary>Numbers of saved versions.</summary>
    public int Versions { get; private set; }

    public bool MayAct { get; private set; }

    /// <summary>Null where there is no usage yet.</summary>
    public StudioView? View { get; private set; }

    /// <summary>The state of the form as the query of an address.</summary>
    private string State => QueryString.Create(Draft.Fields.Select(f => KeyValuePair.Create(f.Name, (string?)f.Value)).Concat(
        new Dictionary<string, string?> { ["V"] = Version.Number.ToString(CultureInfo.InvariantCulture), ["Usage"] = Usage?.ToString(CultureInfo.InvariantCulture), ["Stage"] = Stage?.ToString(CultureInfo.InvariantCulture), ["M3"] = M3, ["Of"] = Of, ["With"] = With, ["Wc"] = Wc, ["Nb"] = Nb }.Where(pair => !string.IsNullOrEmpty(pair.Value))).Concat(N.Select(n => KeyValuePair.Create("N", (string?)n)))).Value!.TrimStart('?');

    public async Task<IActionResult> OnGetAsync(int number, string? add, string? kind, string? remove, string? step)
    {
        if (!await Load(number))
        {
            return NotFound();
        }

        var changed = add is not null && ProposalTemplate.Changes.Any(c => c.Kind == kind) ? Draft.With(ProposalTemplate.Change(kind!, Baseline, [.. Tables.Select(t => t.Id)]))
            : remove is not null ? Draft.Without(remove)
            : step is not null ? Draft.WithStep(ProposalTemplate.Step(Version.EffectiveFrom.PlusYears(-1)))
            : null;
        if (changed is not null)
        {
            Draft = changed;
            return Redirect($"/Revision/Studio/{number}?{State}");
        }

        View = Answer(number);
        if (!Request.Headers.ContainsKey("HX-Request"))
        {
            return Page();
        }

        Response.Headers["HX-Replace-Url"] = $"/Revision/Studio/{number}?{State}";
        return Partial("_Answer", View ?? new StudioView { Household = new Household("", null), Query = State, Text = Draft.Text(), Number = number, Refused = Words("Revision.NoUsages"), IsPart = true });
    }

    public async Task<IActionResult> OnPostSaveAsync(int number, string text, int basedOn, string? remark, string? copy)
    {
        if (!Policies.Allows(User, Policies.MakeRevision))
        {
            return Forbid();
        }

        if (!await Load(number))
        {
            return NotFound();
        }

        var tables = reader.Tables(Baseline);
        try
        {
            var saved = copy is null
                ? desk.Save(number, basedOn, text, Baseline, tables, remark?.Trim() ?? "", screen.Now, User.Identity!.Name!)
                : desk.Create(text, Baseline, tables, remark?.Trim() ?? "", screen.Now, User.Identity!.Name!);
            TempData["done"] = screen["Revision.Saved", saved.ProposalId, saved.Number];
            return RedirectToPage(new { number = saved.ProposalId, v = saved.Number, usage = Usage });
        }
        catch (DataFileException faults)
        {
            return Again(number, text, faults.Faults.Select(f => f.Said).ToArray());
        }
        catch (BusinessRuleException refusal)
        {
            return Again(number, text, refusal.Said);
        }
    }

    /// <summary>Loads what the page shows beside the answer.</summary>
    internal async Task<bool> Load(int number)
    {
        var stop = HttpContext.RequestAborted;
        if (await reader.Version(number, V, stop) is not { } version)
        {
            return false;
        }

        MayAct = Policies.Allows(User, Policies.MakeRevision);
        (Version, Baseline) = (version, StudioReader.Baseline(version));
        Versions = (await reader.Version(number, null, stop))!.Number;
        Tables = [.. reader.Tables(Baseline).Values];
        Draft = Request.Query.Keys.Any(key => key.StartsWith("p.", StringComparison.Ordinal))
            ? ProposalDraft.OfFields(Request.Query.SelectMany(pair => pair.Value.Select(value => (pair.Key, value ?? ""))))
            : ProposalDraft.OfText(version.Text);
        Usages = await reader.Usages(Baseline.Service, stop);
        Usage = Usages.FirstOrDefault(u => u.Id == Usage)?.Id ?? (Usages.Count > 0 ? Usages[0].Id : null);
        var other = Baseline.Service == Service.Water ? Service.Sewer : Service.Water;
        var newest = await reader.Newest(stop);
        Others = [.. newest.Where(v => reader.TablesOf(other).Any(table => table.Id == v.BaselineId))];
        Neighbours = reader.Neighbours(await reader.TakenNeighbours(stop), Baseline.Service);
        OtherClasses = [.. reader.InForce(other)?.Rates.Select(rate => rate.UseClass).Distinct() ?? []];
        if (Usage is { } usage)
        {
            Households = [.. reader.Usage(usage).Cells.GroupBy(c => new Household(c.Input.UseClass, c.Input.MeterSize, c.Input.Usage[0].Register)).OrderByDescending(g => g.Sum(c => c.Count)).Take(60).Select(g => g.Key)];
        }

        return true;
    }

    /// <summary>The name of a household in addresses.</summary>
    public static string NameOf(Household household) => $"{household.UseClass}|{household.MeterSize}|{household.Register}";

    /// <summary>The answer for the state that was loaded; null where there is no usage.</summary>
    internal StudioView? Answer(int number)
    {
        if (Usage is not { } usage)
        {
            return null;
        }

        var household = Households.FirstOrDefault(h => NameOf(h) == Of) ?? Households[0];
        var (query, text, part) = (State, Draft.Text(), Request.Headers.ContainsKey("HX-Request"));
        try
        {
            var made = reader.Case(text, Baseline, usage, Stage);
            return new StudioView
            {
                Case = made,
                Household = household,
                Samples = HouseholdBill.Of(made.Baseline, made.Table, household, Samples(), Other(made)),
                Charts = new ImpactCharts(made.Impact, household, screen.Language),
                Deciles = [.. Decile.Of(made.Impact).Where(d => d.UseClass == household.UseClass)],
                Stages = made.Stages.Count == 1 ? [] : [.. made.Stages.Select(table => (table, PricedUsage.Of(table, made.Impact.Usage, reader.TaxRate).BeforeTax()))],
                Tiers = TierRevenue.Beside(made.Baseline, made.Table, made.Impact.Usage),
                Notes = Notes(made),
                Neighbours = NeighbourRow.Of(made.Baseline, made.Table, household, Samples(), Chosen(household), reader.TaxRate),
                Query = query,
                Text = text,
                Number = number,
                IsPart = part,
            };
        }
        catch (DataFileException faults)
        {
            return new StudioView { Household = household, Query = query, Text = text, Number = number, IsPart = part, Refused = Words("Revision.FieldsWrong"), Faults = [.. faults.Faults.Select(f => (ProposalDraft.FieldOf(f.Path), f.Said))] };
        }
        catch (BusinessRuleException refusal)
        {
            return new StudioView { Household = household, Query = query, Text = text, Number = number, IsPart = part, Refused = refusal.Said };
        }
    }

    private PageResult Again(int number, string text, params Sentence[] said)
    {
        Draft = ProposalDraft.OfText(text);
        View = Answer(number);
        foreach (var sentence in said)
        {
            ModelState.AddModelError("", screen.Say(sentence));
        }

        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private IReadOnlyList<int> Samples()
    {
        var asked = (M3 ?? "").Normalize(System.Text.NormalizationForm.FormKC).Split([' ', ',', '、'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var m3) && m3 <= MostSample ? m3 : -1).Where(m3 => m3 >= 0).Distinct().Order().Take(20).ToList();
        return asked.Count > 0 ? asked : SampleUsage.Usual;
    }

    /// <summary>Whether a neighbour's class is shown.</summary>
    public bool IsChosen(Tariff table, string useClass) => Chosen(Households.FirstOrDefault(h => NameOf(h) == Of) ?? Households[0]).Any(n => n.Table.Id == table.Id && n.UseClass == useClass);

    /// <summary>Neighbours that are shown for a household.</summary>
    private IReadOnlyList<Neighbour> Chosen(Household household) => Nb is null
        ? [.. Neighbours.Select(table => Neighbour.Like(table, household.UseClass))]
        : [.. from table in Neighbours from useClass in table.Rates.Select(rate => rate.UseClass).Distinct() where N.Contains($"{table.Id}|{useClass}") select new Neighbour(table, useClass)];

    /// <summary>The other service's tables for one household.</summary>
    private OtherService? Other(StudioCase made)
    {
        if (string.IsNullOrEmpty(With) || OtherClasses.Count == 0)
        {
            return null;
        }

        var useClass = OtherClasses.Contains(Wc ?? "") ? Wc! : OtherClasses[0];
        var now = reader.InForce(made.Baseline.Service == Service.Water ? Service.Sewer : Service.Water)! with { TaxRate = reader.TaxRate };
        return Others.FirstOrDefault(v => v.ProposalId.ToString(CultureInfo.InvariantCulture) == With) is { } version
            ? new OtherService(now, Billing.Revision.Proposals.ProposalLoader.Parse(version.Text, version.Title).On(StudioReader.Baseline(version), reader.Tables(StudioReader.Baseline(version))) with { TaxRate = reader.TaxRate }, useClass)
            : new OtherService(now, now, useClass);
    }

    private List<Sentence> Notes(StudioCase made)
    {
        var notes = new List<Sentence>();
        if (reader.InForce(Baseline.Service) is { } inForce && inForce.Id != Baseline.Id)
        {
            notes.Add(new Sentence($"この案の基準 {Baseline.Id} は、現在施行中の料金表 {inForce.Id} ではありません。", $"this proposal changes {Baseline.Id}, which is not the table in force ({inForce.Id})."));
        }

        if (Usages.First(u => u.Id == Usage) is { LeftOut: > 0 } snapshot)
        {
            var why = LeftOutBills.Parse(snapshot.LeftOutWhy);
            notes.Add(new Sentence(
                $"規則による {snapshot.LeftOut:N0} 件({snapshot.LeftOutYen} 円)は分布に含みません: {string.Join("、", why.Select(left => $"{left.Said.Ja} {left.Bills:N0} 件 {left.Charged} 円"))}。",
                $"{snapshot.LeftOut:N0} bills that rules touch ({snapshot.LeftOutYen} yen) are not in the usage: {string.Join(", ", why.Select(left => $"{left.Said.En} {left.Bills:N0} ({left.Charged} yen)"))}."));
        }

        if (made.Stage < made.Stages.Count - 1)
        {
            notes.Add(new Sentence($"段階 {made.Stage + 1} の料金表を見ています。", $"This is the table of step {made.Stage + 1}."));
        }

        return notes;
    }

    private Sentence Words(string key) => new(screen[key], screen[key]);
}
