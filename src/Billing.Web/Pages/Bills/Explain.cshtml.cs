using Billing.Forms.Letters;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;

namespace Billing.Web.Pages.Bills;

/// <summary>料金の計算のお知らせ of one bill as a letter.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class ExplainModel(LetterPdf letters, Screen screen) : BillSheetModel
{
    protected override string FileName => "explanation";

    protected override Task<string> Html(long bill, CancellationToken cancel) => letters.ExplanationAsync(bill, screen.Today, screen.Language, cancel);

    protected override async Task<byte[]> Pdf(long bill, CancellationToken cancel) => await letters.PdfAsync(await Html(bill, cancel), cancel);
}
