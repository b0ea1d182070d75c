using Billing.Forms.Printing;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>The receipt of one payment as the counter shows and prints it.</summary>
public sealed class ReceiptSheets(BillingDbContext db, RuleBook book, PrintSettings settings)
{
    /// <summary>What the receipt says.</summary>
    /// <inheritdoc cref="PaymentReceiptSource.LoadAsync"/>
    public Task<PaymentReceiptModel> LoadAsync(long paymentId, LocalDate today, CancellationToken cancel = default) => new PaymentReceiptSource(db, book, settings.Contact).LoadAsync(paymentId, today, cancel);

    /// <summary>A complete HTML document. A page that shows it allows <see cref="FormStyle.ContentSecuritySource"/>.</summary>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    /// <inheritdoc cref="PaymentReceiptSource.LoadAsync" path="/exception"/>
    public async Task<string> HtmlAsync(long paymentId, LocalDate today, string language, CancellationToken cancel = default)
    {
        var receipt = await LoadAsync(paymentId, today, cancel);
        return await FormRenderer.RenderAsync<PaymentReceipt, PaymentReceiptModel>([receipt], $"{PaymentReceiptWords.Title.In(language)} {receipt.Number}", FormText.Of(language));
    }
}
