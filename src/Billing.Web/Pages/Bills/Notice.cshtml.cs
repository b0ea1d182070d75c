using Billing.Forms.Notices;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;

namespace Billing.Web.Pages.Bills;

/// <summary>検針のお知らせ of one bill.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class NoticeModel(NoticePdf notices, Screen screen) : BillSheetModel
{
    protected override string FileName => "notice";

    protected override Task<string> Html(long bill, CancellationToken cancel) => notices.HtmlAsync(bill, screen.Today, screen.Language, explained: true, cancel: cancel);

    protected override Task<byte[]> Pdf(long bill, CancellationToken cancel) => notices.PdfAsync(bill, screen.Today, screen.Language, explained: true, cancel: cancel);
}
