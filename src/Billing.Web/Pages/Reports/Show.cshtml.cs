using Billing.Forms.Reports;
using Billing.Kernel;
using Billing.Reports;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Reports;

/// <summary>One report of a period: on the screen, and the same as PDF, workbook and CSV.</summary>
[Authorize(Policies.SeeReports)]
public sealed class ShowModel(BillingDbContext db, RuleBook book, Screen screen, ReportSheets sheets) : PageModel
{
    /// <summary>Rows that the page shows; the files hold all.</summary>
    public const int Most = 1_000;

    /// <summary>First day; as usual for the report where nothing is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public ReportKind Kind { get; private set; } = null!;

    /// <summary>Null where the period cannot be reported.</summary>
    public Report? Report { get; private set; }

    /// <summary>Why not.</summary>
    public Sentence? Refused { get; private set; }

    /// <summary>Periods that are asked for often.</summary>
    public IEnumerable<(string Word, LocalDate From, LocalDate To)> Periods
    {
        get
        {
            var (month, year) = (BillingMonth.Of(screen.Today), FiscalYear.Of(screen.Today));
            return
            [
                ("Reports.ThisMonth", month.First, screen.Today),
                ("Reports.LastMonth", month.Plus(-1).First, month.Plus(-1).Last),
                ("Reports.ThisYear", year.First, screen.Today),
                ("Reports.LastYear", new FiscalYear(year.StartYear - 1).First, new FiscalYear(year.StartYear - 1).Last),
            ];
        }
    }

    public async Task<IActionResult> OnGetAsync(string report) => await Read(report) ? Page() : NotFound();

    public Task<IActionResult> OnGetCsvAsync(string report) => Hand(report, "csv", "text/csv; charset=utf-8", made => Task.FromResult(ReportCsv.Write(made, screen.Language)));

    public Task<IActionResult> OnGetXlsxAsync(string report)
        => Hand(report, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", made => Task.FromResult(ReportXlsx.Write(made, screen.Language)));

    public Task<IActionResult> OnGetPdfAsync(string report) => Hand(report, "pdf", "application/pdf", made => sheets.PdfAsync(made, book.Utility, screen.Today, screen.Language, HttpContext.RequestAborted));

    private async Task<IActionResult> Hand(string name, string ending, string type, Func<Report, Task<byte[]>> write)
    {
        if (!await Read(name))
        {
            return NotFound();
        }

        return Report is { } made ? File(await write(made), type, $"{made.Kind.Name}-{Screen.Iso(made.From)}-{Screen.Iso(made.To)}.{ending}") : Page();
    }

    /// <returns>Whether there is such a report.</returns>
    private async Task<bool> Read(string name)
    {
        if (ReportList.Find(name) is not { } kind)
        {
            return false;
        }

        Kind = kind;
        var usual = kind.Usual(screen.Today);
        var (from, to) = (Day(From) ?? usual.From, Day(To) ?? usual.To);
        (From, To) = (Screen.Iso(kind.IsState && to < from ? to : from), Screen.Iso(to));
        try
        {
            Report = await ReportList.Read(kind, new ReportAsk(db, book, kind.IsState ? to : from, to, HttpContext.RequestAborted));
        }
        catch (BusinessRuleException refusal)
        {
            Refused = refusal.Said;
        }

        return true;
    }

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;
}
