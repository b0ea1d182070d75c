using Billing.Forms.Printing;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>The slip of one bill as the counter shows and prints it.</summary>
public sealed class SlipSheets(BillingDbContext db, RuleBook book, PrintSettings settings)
{
    /// <summary>A complete HTML document. A page that shows it allows <see cref="FormStyle.ContentSecuritySource"/>.</summary>
    /// <param name="today">Day of printing: what is owed then, and whose address is left out.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    /// <inheritdoc cref="PaymentSlipSource.LoadAsync" path="/exception"/>
    public async Task<string> HtmlAsync(long billId, LocalDate today, string language, CancellationToken cancel = default)
    {
        var slip = await new PaymentSlipSource(db, book, settings.Contact).LoadAsync(billId, today, cancel);
        return await FormRenderer.RenderAsync<PaymentSlip, PaymentSlipModel>([slip], $"{PaymentSlipWords.Title.In(language)} {slip.BillNumber}", FormText.Of(language));
    }

    /// <summary>The slip as a tagged PDF.</summary>
    /// <inheritdoc cref="HtmlAsync" path="/param"/>
    public async Task<byte[]> PdfAsync(long billId, LocalDate today, string language, CancellationToken cancel = default)
        => await new ChromiumPrinter(settings).PrintToBytesAsync(await HtmlAsync(billId, today, language, cancel), cancel: cancel);
}
