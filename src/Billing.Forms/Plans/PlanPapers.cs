using Billing.Forms.Printing;
using Billing.Kernel;

namespace Billing.Forms.Plans;

/// <summary>The council paper of a plan as a document for the browser, and as PDF.</summary>
public sealed class PlanPapers(PrintSettings settings)
{
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public static Task<string> HtmlAsync(PlanPaperModel model, string language)
        => FormRenderer.RenderAsync<PlanPaper, PlanPaperModel>([model], model.Plan.Title, FormText.Of(language));

    /// <exception cref="BusinessRuleException">No browser prints.</exception>
    public async Task<byte[]> PdfAsync(PlanPaperModel model, string language, CancellationToken cancel = default)
        => await new ChromiumPrinter(settings).PrintToBytesAsync(await HtmlAsync(model, language), cancel: cancel);
}
