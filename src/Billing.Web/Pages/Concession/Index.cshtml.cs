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

/// <summary>月次精算: what was collected of the sewer fees in a month, the operator's share and the cost of billing; as page, CSV and PDF; and its closing.</summary>
[Authorize(Policies.SeeSettlement)]
public sealed class IndexModel(BillingDbContext db, RuleBook book, ConcessionClosing closing, LetterPdf letters, IAuthorizationService authorization, Screen screen) : PageModel, IShowsAgain
{
    /// <summary>The month as it was typed; empty = the present one.</summary>
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? MonthText { get; set; }

    public ConcessionStatement Statement { get; private set; } = null!;

    public bool NotAMonth { get; private set; }

    public bool MayClose { get; private set; }

    public async Task OnGetAsync() => await Load();

    public IActionResult OnGetCsv()
    {
        var statement = ConcessionStatement.Of(db, book, Read());
        return File(Encoding.UTF8.GetBytes(ConcessionCsv.Of(statement)), "text/csv; charset=utf-8", $"concession-{statement.Month}.csv");
    }

    public async Task<IActionResult> OnGetPdfAsync()
    {
        var statement = ConcessionStatement.Of(db, book, Read());
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

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => "";

    private async Task Load()
    {
        Statement = ConcessionStatement.Of(db, book, Read());
        MayClose = Statement.Settlement is null && screen.Today > Statement.Month.Last && (await authorization.AuthorizeAsync(User, Policies.CloseSettlement)).Succeeded;
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
