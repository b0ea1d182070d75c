using System.Globalization;
using Billing.Exchange;
using Billing.Kernel;
using Billing.Revision.Proposals;
using Billing.Revision.Studio;
using Billing.Tariffs;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Billing.Web.Pages.Collection;
using Billing.Web.Scheduling;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Revision;

/// <summary>料金改定: proposals and the usage that they are reckoned on; begins new ones.</summary>
[Authorize(Policies.SeeRevision)]
[RequestSizeLimit(UploadedFile.Largest + 65_536)]
public sealed class IndexModel(StudioReader reader, ProposalDesk proposals, UsageDesk usages, StudioTasks tasks, StudioBell bell, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>Id of the table that a new proposal changes.</summary>
    [BindProperty]
    public string? Table { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Template { get; set; }

    /// <summary>A proposal file in place of a template.</summary>
    [BindProperty]
    public IFormFile? ProposalFile { get; set; }

    [BindProperty]
    public int? Year { get; set; }

    [BindProperty]
    public Service Service { get; set; } = Service.Water;

    [BindProperty]
    public int? ProofYear { get; set; }

    /// <summary>Table that a year is held against: an id, or a proposal's number.</summary>
    [BindProperty]
    public string? Against { get; set; }

    [BindProperty]
    public string? UsageTitle { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public bool MayAct { get; private set; }

    /// <summary>The last questions that were done beside the pages, the newest first.</summary>
    public IReadOnlyList<StudioTask> LastTasks { get; private set; } = [];

    public IReadOnlyList<ProposalVersion> Proposals { get; private set; } = [];

    public IReadOnlyList<UsageSnapshot> Usages { get; private set; } = [];

    public IReadOnlyList<Tariff> Tables { get; private set; } = [];

    /// <summary>Lines of a file that are wrong.</summary>
    public IReadOnlyList<FileFault> Faults { get; private set; } = [];

    public Task OnGetAsync() => ShowAgain();

    public async Task<IActionResult> OnPostCreateAsync()
    {
        await ShowAgain();
        if (!MayAct)
        {
            return Forbid();
        }

        ModelState.Clear();
        var baseline = Tables.FirstOrDefault(table => table.Id == Table);
        var from = LocalDatePattern.Iso.Parse(From ?? "") is { Success: true, Value: var day } ? day : (LocalDate?)null;
        Require(baseline is not null, nameof(Table), "Revision.TableMissing");
        Require(ProposalFile is not null || !string.IsNullOrWhiteSpace(Title), nameof(Title), "Revision.TitleMissing");
        Require(ProposalFile is not null || from is not null, nameof(From), "Revision.FromMissing");
        if (!ModelState.IsValid)
        {
            return Again();
        }

        try
        {
            var text = ProposalFile is { } file ? await Text(file) : ProposalTemplate.Proposal(Template ?? "blank", baseline!, $"{baseline!.Id}-{screen.Now.ToUnixTimeSeconds()}", Title!.Trim(), User.Identity!.Name!, screen.Today, from!.Value);
            var version = proposals.Create(text, baseline!, reader.Tables(baseline!), "", screen.Now, User.Identity!.Name!);
            return RedirectToPage("/Revision/Studio", new { number = version.ProposalId });
        }
        catch (DataFileException faults)
        {
            return Wrong(faults, nameof(ProposalFile));
        }
    }

    public async Task<IActionResult> OnPostCountAsync()
    {
        await ShowAgain();
        if (!MayAct)
        {
            return Forbid();
        }

        ModelState.Clear();
        Require(Year is > 1900 and < 2200, nameof(Year), "Revision.YearMissing");
        if (!ModelState.IsValid)
        {
            return Again();
        }

        return Asked(new CountQuestion(Year!.Value, Service), Service);
    }

    /// <summary>Holds a table against the bills of a year.</summary>
    public async Task<IActionResult> OnPostProveAsync()
    {
        await ShowAgain();
        if (!MayAct)
        {
            return Forbid();
        }

        ModelState.Clear();
        Require(ProofYear is > 1900 and < 2200, nameof(ProofYear), "Revision.YearMissing");
        var table = await ProofTable();
        Require(table is not null, nameof(Against), "Revision.TableMissing");
        return ModelState.IsValid ? Asked(new ProofQuestion(ProofYear!.Value, TariffWriter.Write(table!)), table!.Service) : Again();
    }

    public async Task<IActionResult> OnPostUploadAsync()
    {
        await ShowAgain();
        if (!MayAct)
        {
            return Forbid();
        }

        ModelState.Clear();
        if (await UploadedFile.Read(Upload, nameof(Upload), ModelState, screen, HttpContext.RequestAborted) is not { } file)
        {
            return Again();
        }

        try
        {
            return Taken(usages.TakeFile(file.Name, file.Bytes, Service, UsageTitle ?? "", screen.Now, User.Identity!.Name!));
        }
        catch (UsageFileException faults)
        {
            return Wrong(faults, nameof(Upload));
        }
    }

    public async Task ShowAgain()
    {
        MayAct = Policies.Allows(User, Policies.MakeRevision);
        Proposals = await reader.Newest(HttpContext.RequestAborted);
        Usages = await reader.Usages(null, HttpContext.RequestAborted);
        LastTasks = await reader.LastTasks(HttpContext.RequestAborted);
        Tables = [.. reader.TablesOf(Service.Water), .. reader.TablesOf(Service.Sewer)];
        Table ??= (reader.InForce(Service.Water) ?? reader.InForce(Service.Sewer))?.Id;
        From ??= Screen.Iso(new FiscalYear(FiscalYear.Of(screen.Today).StartYear + 1).First);
        Year ??= FiscalYear.Of(screen.Today).StartYear - 1;
        ProofYear ??= Year;
        Against ??= Table;
    }

    public string FieldOf(string code) => code.StartsWith("usage-file", StringComparison.Ordinal) ? nameof(Upload) : "";

    private async Task<string> Text(IFormFile file)
    {
        using var text = new StreamReader(file.OpenReadStream());
        return await text.ReadToEndAsync(HttpContext.RequestAborted);
    }

    private RedirectToPageResult Asked(StudioQuestion question, Service service)
    {
        var task = tasks.Ask(question, service, null, screen.Now, User.Identity!.Name!);
        bell.Ring();
        return RedirectToPage("/Revision/Task", new { id = task.Id });
    }

    /// <summary>The table that is asked for: one of the book by its id, or what a proposal makes by its number.</summary>
    private async Task<Tariff?> ProofTable()
    {
        if (Tables.FirstOrDefault(table => table.Id == Against) is { } table)
        {
            return table;
        }

        if (!int.TryParse(Against, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || await reader.Version(number, null, HttpContext.RequestAborted) is not { } version)
        {
            return null;
        }

        var baseline = StudioReader.Baseline(version);
        return ProposalLoader.Parse(version.Text, version.Title).On(baseline, reader.Tables(baseline));
    }

    private RedirectToPageResult Taken(UsageSnapshot taken)
    {
        TempData["done"] = screen["Revision.UsageTaken", taken.Title, Screen.Count(taken.Bills), Screen.Count(taken.Cells), Screen.Count(taken.LeftOut)];
        return RedirectToPage();
    }

    private void Require(bool holds, string field, string word)
    {
        if (!holds)
        {
            ModelState.AddModelError(field, screen[word]);
        }
    }

    private PageResult Wrong(DataFileException faults, string field)
    {
        Faults = faults.Faults;
        ModelState.AddModelError(field, screen["Revision.FileWrong", faults.Faults.Count]);
        return Again();
    }

    private static PageResult Again() => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
