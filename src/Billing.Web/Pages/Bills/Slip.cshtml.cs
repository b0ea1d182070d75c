using Billing.Forms.Payments;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;

namespace Billing.Web.Pages.Bills;

/// <summary>納付書 of what is still owed on one bill.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class SlipModel(SlipSheets slips, Screen screen) : BillSheetModel
{
    protected override string FileName => "slip";

    protected override Task<string> Html(long bill, CancellationToken cancel) => slips.HtmlAsync(bill, screen.Today, screen.Language, cancel);

    protected override Task<byte[]> Pdf(long bill, CancellationToken cancel) => slips.PdfAsync(bill, screen.Today, screen.Language, cancel);
}
