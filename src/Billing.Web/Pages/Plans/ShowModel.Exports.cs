using Billing.Forms.Plans;
using Billing.Kernel;
using Billing.Plans.Chances;
using Billing.Plans.Desk;
using Billing.Plans.Paths;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Plans;

/// <summary>A plan to take away: the council paper, a workbook, lines, and everything to reckon it again.</summary>
public sealed partial class ShowModel
{
    /// <summary>Draws and seed of the ranges that paper and archive state where the address asks for none.</summary>
    private const int UsualDraws = 1_000;

    /// <summary>Draws for the paper and the archive.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Draws { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Seed { get; set; }

    public Task<IActionResult> OnGetPdfAsync(int number, [FromServices] PlanPapers papers, [FromServices] PlanWork work) => Hand(number, "pdf", "application/pdf", async () =>
        await papers.PdfAsync(new PlanPaperModel(Plan!, Results, Shown, await Paths(work), await Chances(work), Reader.Utility, VersionSaid, $"{Screen.Moment(Version.SavedAt)} {Version.SavedBy}", Draft, Screen.Today), Screen.Language, HttpContext.RequestAborted));

    public Task<IActionResult> OnGetXlsxAsync(int number) => Hand(number, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", () => Task.FromResult(PlanXlsx.Write(Results, Head, Screen.Language)));

    public Task<IActionResult> OnGetCsvAsync(int number) => Hand(number, "csv", "text/csv; charset=utf-8", () => Task.FromResult(PlanCsv.Write(Results, Screen.Language)));

    public Task<IActionResult> OnGetZipAsync(int number, [FromServices] PlanWork work) => Hand(number, "zip", "application/zip", async () =>
        PlanArchive.Write(new PlanArchiveInput(Plan!, Draft.Text, Results, await Paths(work), await Chances(work), string.Join('\n', Head), Screen.Language)));

    private async Task<IActionResult> Hand(int number, string ending, string type, Func<Task<byte[]>> write)
    {
        if (!await Load(number))
        {
            return NotFound();
        }

        // What cannot be reckoned is told on the page and never becomes a file.
        return Plan is null ? Page() : File(await write(), type, $"plan-{number}-v{Version.Number}.{ending}");
    }

    /// <summary>The smallest revisions of the cases shown that can have any; the paper waits for them.</summary>
    private async Task<IReadOnlyList<(string Key, RevisionPath Path)>> Paths(PlanWork work)
    {
        var cases = PlanQuestions.Searched(Plan!, Results.Select(result => result.Case));
        return cases.Count == 0 ? [] : (IReadOnlyList<(string, RevisionPath)>)await Answer(PlanQuestions.Paths(work, Plan!, Draft.Text, cases));
    }

    /// <summary>Simulations of the cases shown; none of cases on which no range acts.</summary>
    private async Task<IReadOnlyList<SimulatedPlan>> Chances(PlanWork work)
    {
        var cases = Results.Where(result => result.Plan.Assumptions.Any(one => one.Range is not null)).Select(result => result.Case).ToList();
        return cases.Count == 0 ? [] : [.. ((IReadOnlyList<SimulatedPlan>)await Answer(PlanQuestions.Chances(work, Plan!, Draft.Text, cases, Math.Clamp(Draws ?? UsualDraws, 1, PlanQuestions.MostDraws), Seed ?? 1, [.. Shown.Take(4)]))).Where(one => one.Rows.Any(row => row.Years.Any(values => values[0] != values[^1])))];
    }

    private async Task<object> Answer(PlanJob job) => await job.Wait(Timeout.InfiniteTimeSpan, HttpContext.RequestAborted) switch
    {
        Exception refused => throw refused,
        { } answer => answer,
        null => throw new OperationCanceledException(HttpContext.RequestAborted),
    };

    private Sentence VersionSaid => Draft.Typed.Count == 0
        ? new Sentence($"計画 {Version.PlanId} 第 {Version.Number} 版", $"Plan {Version.PlanId}, version {Version.Number}")
        : new Sentence($"計画 {Version.PlanId} 第 {Version.Number} 版から変更(未保存)", $"Plan {Version.PlanId}, version {Version.Number}, changed since and not saved");

    private IReadOnlyList<string> Head =>
    [
        Plan!.Title,
        $"{Screen.Say(VersionSaid)} ({Screen.Moment(Version.SavedAt)} {Version.SavedBy})",
        Screen["Plans.Unit", Plan.Unit, Plan.First, Plan.Last],
        .. Plan.Citations,
    ];
}
