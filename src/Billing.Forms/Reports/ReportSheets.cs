using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.Reports;
using NodaTime;

namespace Billing.Forms.Reports;

/// <summary>Reports as a document for the browser, and as PDF.</summary>
public sealed class ReportSheets(PrintSettings settings)
{
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public static Task<string> HtmlAsync(Report report, Sentence utility, LocalDate today, string language)
        => FormRenderer.RenderAsync<ReportSheet, ReportSheetModel>([new ReportSheetModel(report, utility, today)], report.Kind.Title.In(language), FormText.Of(language));

    /// <exception cref="BusinessRuleException">No browser prints.</exception>
    public async Task<byte[]> PdfAsync(Report report, Sentence utility, LocalDate today, string language, CancellationToken cancel = default)
        => await new ChromiumPrinter(settings).PrintToBytesAsync(await HtmlAsync(report, utility, today, language), cancel: cancel);
}
