using System.Text;
using Billing.Concession;
using Billing.Forms;
using Billing.Forms.Concession;
using Billing.Forms.Letters;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Billing.Web.Pages.Concession;

/// <summary>
/// 月次精算: what was collected of the sewer fees in a month, the operator's share and the cost of billing; as page, CSV and PDF; and its closing. The page shows what is kept: an open month as it stood
/// when the daily run, or somebody here, last reckoned it.
/// </summary>
[Authorize(Policies.SeeSettlement)]
public sealed class IndexModel(BillingDbContext db, IBillingDatabase database, RuleBook book, ConcessionClosing closing, LetterPdf letters, IAuthorizationService authorization, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>The month as it was typed; empty = the present one.</summary>
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? MonthText { get; set; }

    /// <summary>The month shown.</summary>
    public BillingMonth Month { get; private set; }

    /// <summary>Null while nobody has reckoned the month.</summary>
    public ConcessionStatement? Statement { get; private set; }

    public bool NotAMonth { get; private set; }

    public bool MayClose { get; private set; }

    public async Task OnGetAsync() => await Load();

    public IActionResult OnGetCsv()
    {
        var reckoned = ConcessionStatement.Reckon(db, book, Read());
        return File(Encoding.UTF8.GetBytes(ConcessionCsv.Of(reckoned)), "text/csv; charset=utf-8", $"concession-{reckoned.Statement.Month}.csv");
    }

    public async Task<IActionResult> OnGetPdfAsync()
    {
        var month = Read();
        var statement = ConcessionStatement.Kept(db, month) ?? ConcessionStatement.Reckon(db, book, month).Statement;
        var html = await FormRenderer.RenderAsync<SettlementSheet, SettlementSheetModel>([new SettlementSheetModel(book.Utility, screen.Today, statement)], $"{screen["Concession.Title"]} {statement.Month}", FormText.Of(screen.Language));
        return File(await letters.PdfAsync(html, HttpContext.RequestAborted), "application/pdf", $"concession-{statement.Month}.pdf");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.CloseSettlement)).Succeeded)
        {
            return Forbid();
        }

        var statement = closing.Close(Read(), User.Identity!.Name!, screen.Today);
        TempData["done"] = screen["Concession.WasClosed", statement.Month];
        return RedirectToPage(new { month = statement.Month });
    }

    /// <summary>Reckons an open month now. It posts nothing, and so needs no more than the right to see it.</summary>
    public IActionResult OnPostReckon()
    {
        var month = Read();
        ConcessionReckoning.Renew(database, book, month, screen.Now);
        TempData["done"] = screen["Concession.WasReckoned", month];
        return RedirectToPage(new { month });
    }

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => "";

    private async Task Load()
    {
        Month = Read();
        Statement = ConcessionStatement.Kept(db, Month);
        MayClose = Statement is { Settlement: null } && screen.Today > Month.Last && (await authorization.AuthorizeAsync(User, Policies.CloseSettlement)).Succeeded;
    }

    private BillingMonth Read()
    {
        var now = BillingMonth.Of(screen.Today);
        if (string.IsNullOrWhiteSpace(MonthText))
        {
            return now;
        }

        var parsed = NodaTime.Text.YearMonthPattern.Iso.Parse(MonthText.Trim());
        NotAMonth = !parsed.Success;
        return parsed.Success ? new BillingMonth(parsed.Value.Year, parsed.Value.Month) : now;
    }
}
