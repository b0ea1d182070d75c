using Billing.Forms.Payments;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Web.Pages.Bills;

/// <summary>納付書 of what is still owed on one bill. Shown again it is the same slip; a reissue is asked for.</summary>
[Authorize(Policies.SeeResidents)]
public sealed class SlipModel(SlipSheets slips, Screen screen) : BillSheetModel
{
    private bool _anew;

    /// <summary><c>roll</c> for a roll 80 mm wide; else A4.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Paper { get; set; }

    protected override string FileName => "slip";

    private SlipPaper On => Paper == "roll" ? SlipPaper.Roll : SlipPaper.A4;

    /// <summary>再発行: the slip before is refused when it is paid.</summary>
    public async Task<IActionResult> OnPostAsync(string number)
    {
        if (!Policies.Allows(User, Policies.ServeResident))
        {
            return Forbid();
        }

        _anew = true;
        return await OnGetAsync(number);
    }

    protected override Task<string> Html(long bill, CancellationToken cancel) => slips.HtmlAsync(bill, screen.Today, User.Identity!.Name!, screen.Language, On, _anew, cancel);

    protected override Task<byte[]> Pdf(long bill, CancellationToken cancel) => slips.PdfAsync(bill, screen.Today, User.Identity!.Name!, screen.Language, On, cancel);
}
