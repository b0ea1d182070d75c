using Billing.Forms.Printing;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>The slip of one bill as the counter shows and prints it.</summary>
public sealed class SlipSheets(IBillingDatabase database, BillingDbContext db, RuleBook book, PrintSettings settings)
{
    /// <summary>A complete HTML document. A page that shows it allows <see cref="FormStyle.ContentSecuritySource"/>.</summary>
    /// <param name="today">Day of printing: what is owed then, and whose address is left out.</param>
    /// <param name="by">Who prints it.</param>
    /// <param name="anew">再発行: the slip before is refused when it is paid.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    /// <inheritdoc cref="PaymentSlipSource.LoadAsync" path="/exception"/>
    public async Task<string> HtmlAsync(long billId, LocalDate today, string by, string language, SlipPaper paper = SlipPaper.A4, bool anew = false, CancellationToken cancel = default)
    {
        var slip = await new PaymentSlipSource(database, db, book, settings.Contact).LoadAsync(billId, today, by, anew, cancel);
        var title = $"{PaymentSlipWords.Title.In(language)} {slip.BillNumber}";
        return paper == SlipPaper.Roll
            ? await FormRenderer.RenderAsync<PaymentSlipRoll, PaymentSlipModel>([slip], title, FormText.Of(language))
            : await FormRenderer.RenderAsync<PaymentSlip, PaymentSlipModel>([slip], title, FormText.Of(language));
    }

    /// <summary>The slip as a tagged PDF.</summary>
    /// <inheritdoc cref="HtmlAsync" path="/param"/>
    public async Task<byte[]> PdfAsync(long billId, LocalDate today, string by, string language, SlipPaper paper = SlipPaper.A4, CancellationToken cancel = default)
        => await new ChromiumPrinter(settings).PrintToBytesAsync(await HtmlAsync(billId, today, by, language, paper, cancel: cancel), cancel: cancel);
}

/// <summary>On what a slip is printed.</summary>
public enum SlipPaper : byte
{
    /// <summary>One A4 sheet, torn into three.</summary>
    A4,

    /// <summary>A roll 80 mm wide.</summary>
    Roll,
}
