using Billing.Bills;
using Billing.Contacts;
using Billing.Forms.Printing;
using NodaTime;

namespace Billing.Forms.Letters;

/// <summary>The letters of the counter as complete HTML documents, which the browser shows and prints, and as PDF.</summary>
public sealed class LetterPdf(LetterSource source, PrintSettings settings)
{
    /// <inheritdoc cref="LetterSource.ExplanationAsync"/>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public async Task<string> ExplanationAsync(long billId, LocalDate day, string language, CancellationToken cancel = default)
        => await FormRenderer.RenderAsync<BillLetter, BillLetterModel>([await source.ExplanationAsync(billId, day, cancel)], $"{LetterWords.ExplanationTitle.In(language)} {BillNumber.Print(billId)}", FormText.Of(language));

    /// <inheritdoc cref="LetterSource.CertificateAsync"/>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    public async Task<string> CertificateAsync(IssuedDocument document, LocalDate today, string language, CancellationToken cancel = default)
        => await FormRenderer.RenderAsync<PaidCertificate, PaidCertificateModel>([await source.CertificateAsync(document, today, cancel)], $"{LetterWords.CertificateTitle.In(language)} {LetterSource.Number(document)}", FormText.Of(language));

    /// <summary>A document of this class, or any other of the forms, as a tagged PDF.</summary>
    /// <exception cref="Billing.Kernel.BusinessRuleException">No browser prints.</exception>
    public Task<byte[]> PdfAsync(string html, CancellationToken cancel = default) => new ChromiumPrinter(settings).PrintToBytesAsync(html, cancel: cancel);
}
