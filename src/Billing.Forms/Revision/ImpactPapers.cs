using Billing.Forms.Printing;
using Billing.Kernel;

namespace Billing.Forms.Revision;

/// <summary>The council paper as a document for the browser, and as PDF.</summary>
public sealed class ImpactPapers(PrintSettings settings)
{
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public static Task<string> HtmlAsync(ImpactPaperModel model, string language)
        => FormRenderer.RenderAsync<ImpactPaper, ImpactPaperModel>([model], model.Case.Proposal.Title, FormText.Of(language));

    /// <exception cref="BusinessRuleException">No browser prints.</exception>
    public async Task<byte[]> PdfAsync(ImpactPaperModel model, string language, CancellationToken cancel = default)
        => await new ChromiumPrinter(settings).PrintToBytesAsync(await HtmlAsync(model, language), cancel: cancel);
}
