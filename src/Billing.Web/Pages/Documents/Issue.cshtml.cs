using Billing.Bills;
using Billing.Contacts;
using Billing.Places;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Billing.Web.Pages.Documents;

/// <summary>書類を交付する: a notice again, an explanation, a certificate of payment. Who asks is recorded.</summary>
[Authorize(Policies.ServeResident)]
public sealed class IssueModel(BillingDbContext db, DocumentIssue issue, Screen screen) : PageModel, IShowsAgain
{
    private const int MostBills = 36;

    [BindProperty(SupportsGet = true)]
    public IssuedKind Kind { get; set; } = IssuedKind.PaidCertificate;

    /// <summary>調定番号 as printed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Bill { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public Requester Requester { get; set; } = Requester.Resident;

    [BindProperty]
    public string? Identity { get; set; }

    public Contract Contract { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public bool IsProtected { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Bill> Bills { get; private set; } = [];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        From ??= Screen.Iso(new LocalDate(screen.Today.Year, 1, 1));
        To ??= Screen.Iso(screen.Today);
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Load())
        {
            return NotFound();
        }

        var draft = new IssueDraft { Kind = Kind, BillId = BillNumber.Parse(Bill ?? ""), From = Day(From), To = Day(To), Requester = Requester, Identity = Identity };
        var document = await issue.Issue(Contract.Id, draft, screen.Today, screen.Now, User.Identity!.Name!, Stop);
        return RedirectToPage("/Documents/Show", new { document = document.Id });
    }

    public Task ShowAgain() => Load();

    public string FieldOf(string code) => code switch
    {
        "issue.identity" => nameof(Identity),
        "issue.bill" => nameof(Bill),
        "issue.from" => nameof(From),
        "issue.to" => nameof(To),
        "protection.third-party" => nameof(Requester),
        _ => "",
    };

    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse((text ?? "").Trim()) is { Success: true, Value: var day } ? day : null;

    private async Task<bool> Load()
    {
        var number = (string)RouteData.Values["contract"]!;
        var found = await (
            from c in db.Contracts.AsNoTracking()
            where c.Number == number
            join p in db.ServicePoints on c.ServicePointId equals p.Id
            join u in db.Customers on c.UserId equals u.Id
            select new { Contract = c, Point = p, User = u }).FirstOrDefaultAsync(Stop);
        if (found is null)
        {
            return false;
        }

        (Contract, Name) = (found.Contract, found.User.Name);
        var gate = await Disclosure.OfPlace(db, found.Point.Id, screen.Today, Stop);
        IsProtected = gate.Hides(found.Point, found.Contract) || gate.Hides(found.User);
        Bills = await db.Bills.AsNoTracking().Where(b => b.ContractId == found.Contract.Id).OrderByDescending(b => b.Id).Take(MostBills).ToListAsync(Stop);
        return true;
    }
}
