using Billing.Bills;
using Billing.Forms.Printing;
using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Forms.Notices;

/// <summary>The notice of one bill, on screen or as PDF: what the counter shows, prints and mails.</summary>
public sealed class NoticePdf(BillingDbContext db, RuleBook book, PrintSettings settings)
{
    /// <summary>The notice as a complete HTML document, the same that is printed. A page that shows it allows <see cref="FormStyle.ContentSecuritySource"/>.</summary>
    /// <param name="billId">See <see cref="BillNumber"/>.</param>
    /// <param name="today">Day of printing; decides whether the address is shown.</param>
    /// <param name="language"><c>ja</c> or <c>en</c>.</param>
    /// <param name="explained">With the calculation on a second sheet.</param>
    /// <param name="revealed">A person whom two persons have opened for this paper.</param>
    /// <exception cref="BusinessRuleException">bill.unknown; protection.third-party: it would tell a third party where a protected person lives, and no two persons have released it.</exception>
    public async Task<string> HtmlAsync(long billId, LocalDate today, string language = "ja", bool explained = false, Revealed? revealed = null, CancellationToken cancel = default)
    {
        var notices = await new ReadingNoticeSource(db, book, settings.Contact).LoadAsync(billId, billId, today, explained, revealed, cancel);
        if (notices.Count != 1)
        {
            throw new BusinessRuleException("bill.unknown", $"調定番号 {BillNumber.Print(billId)} はありません。", $"There is no bill {BillNumber.Print(billId)}.");
        }

        return notices[0].Fate == PaperFate.Blocked && revealed is null ? throw Protection.ThirdParty() : await DocumentAsync(notices, language);
    }

    /// <summary>The notice as a tagged PDF.</summary>
    /// <exception cref="BusinessRuleException">bill.unknown, or no browser prints.</exception>
    /// <inheritdoc cref="HtmlAsync" path="/param"/>
    public async Task<byte[]> PdfAsync(long billId, LocalDate today, string language = "ja", bool explained = false, Revealed? revealed = null, CancellationToken cancel = default)
        => await new ChromiumPrinter(settings).PrintToBytesAsync(await HtmlAsync(billId, today, language, explained, revealed, cancel), cancel: cancel);

    /// <summary>A document of any number of notices.</summary>
    internal static Task<string> DocumentAsync(IReadOnlyList<ReadingNoticeModel> notices, string language)
    {
        var text = FormText.Of(language);
        var numbers = notices.Count == 1 ? notices[0].BillNumber : $"{notices[0].BillNumber} – {notices[^1].BillNumber}";
        return FormRenderer.RenderAsync<ReadingNotice, ReadingNoticeModel>(notices, $"{ReadingNoticeWords.Title.In(language)} {numbers}", text);
    }
}
