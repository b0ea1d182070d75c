using Billing.Forms.Revision;
using Billing.Kernel;
using Billing.Revision;
using Billing.Revision.Studio;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Revision;

/// <summary>A state of the studio to take away: the council paper, a workbook, the bills, and everything to reckon it again.</summary>
public sealed partial class StudioModel
{
    public Task<IActionResult> OnGetPdfAsync(int number, [FromServices] ImpactPapers papers) => Hand(number, "pdf", "application/pdf", (made, view) => papers.PdfAsync(Paper(made, view), screen.Language, HttpContext.RequestAborted));

    public Task<IActionResult> OnGetXlsxAsync(int number) => Hand(number, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (made, view) => Task.FromResult(ImpactXlsx.Write(made.Impact, view.Samples, Head(made), screen.Language, view.Neighbours, view.Charts)));

    public Task<IActionResult> OnGetCsvAsync(int number) => Hand(number, "csv", "text/csv; charset=utf-8", (made, _) => Task.FromResult(ImpactCsv.Write(made.Impact)));

    public Task<IActionResult> OnGetZipAsync(int number) => Hand(number, "zip", "application/zip", (made, view) => Task.FromResult(StudioArchive.Write(new ArchiveInput(
        made, view.Text, reader.Tables(Baseline), [.. view.Samples.Select(s => s.Bill.CubicMetres)], Other(made), string.Join('\n', Head(made)))
    { Neighbours = Chosen(view.Household) })));

    private async Task<IActionResult> Hand(int number, string ending, string type, Func<StudioCase, StudioView, Task<byte[]>> write)
    {
        if (!await Load(number))
        {
            return NotFound();
        }

        // What cannot be computed is told on the page and never becomes a file.
        View = Answer(number);
        return View is { Case: { } made } view ? File(await write(made, view), type, $"revision-{number}-v{Version.Number}.{ending}") : Page();
    }

    private bool IsSaved => Draft.Text() == ProposalDraft.OfText(Version.Text).Text();

    private Sentence VersionSaid => IsSaved
        ? new Sentence($"改定案 {Version.ProposalId} 第 {Version.Number} 版", $"Proposal {Version.ProposalId}, version {Version.Number}")
        : new Sentence($"改定案 {Version.ProposalId} 第 {Version.Number} 版から変更(未保存)", $"Proposal {Version.ProposalId}, version {Version.Number}, changed since and not saved");

    private Sentence UsageSaid
    {
        get
        {
            var usage = Usages.First(u => u.Id == Usage);
            return new Sentence(
                $"使用水量分布 {usage.Id}「{usage.Title}」: {usage.Bills:N0} 件、{usage.CubicMetres:N0} m³、{usage.Cells:N0} 区分({screen.Moment(usage.TakenAt)} {usage.TakenBy})。SHA-256 {usage.Sha256[..16]}…",
                $"Usage {usage.Id} '{usage.Title}': {usage.Bills:N0} bills, {usage.CubicMetres:N0} m³, {usage.Cells:N0} cells ({screen.Moment(usage.TakenAt)} {usage.TakenBy}). SHA-256 {usage.Sha256[..16]}…");
        }
    }

    private ImpactPaperModel Paper(StudioCase made, StudioView view) =>
        new(made, view.Household, view.Samples, reader.Utility, VersionSaid, $"{screen.Moment(Version.SavedAt)} {Version.SavedBy}", UsageSaid, view.Notes, screen.Today) { Neighbours = view.Neighbours };

    private IReadOnlyList<string> Head(StudioCase made) =>
    [
        made.Proposal.Title,
        $"{screen.Say(VersionSaid)} ({screen.Moment(Version.SavedAt)} {Version.SavedBy})",
        $"{made.Baseline.Id} → {made.Table.Id} ({Screen.Iso(made.Table.EffectiveFrom)})",
        screen.Say(UsageSaid),
        screen["Revision.TaxBoth", NumberField.Plain(made.Baseline.TaxRate!.Value * 100m)],
        .. made.Proposal.Citations,
    ];
}
