using Billing.Places;
using Billing.Requests;
using Billing.Requests.Contractors;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Contractors;

/// <summary>指定工事店名簿: who may carry out works, until when; those that expire soon are marked. Printed as it stands.</summary>
[Authorize(Policies.SeeRequests)]
public sealed class IndexModel(BillingDbContext db, RuleBook book, Screen screen) : PageModel
{
    private const int Most = 500;

    /// <summary>Number, name or kana.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>All, those valid, those that expire soon, those that are no contractors any more.</summary>
    [BindProperty(SupportsGet = true)]
    public ContractorFilter Show { get; set; }

    public IReadOnlyList<ContractorRow> Rows { get; private set; } = [];

    public LocalDate Today => screen.Today;

    /// <summary>Last day of those that are announced.</summary>
    public LocalDate WarnUntil { get; private set; }

    public async Task OnGetAsync()
    {
        var days = book.AllInForce<ProcedureRule>(Today).FirstOrDefault(r => r.Procedure == RequestWords.Name(RequestKind.Contractor) && r.Name == "warnDays")?.Value ?? 0;
        WarnUntil = Today.PlusDays(days);
        var all = await db.Contractors.AsNoTracking().Join(db.Customers, c => c.CustomerId, u => u.Id, (c, u) => new ContractorRow(c, u)).ToListAsync(HttpContext.RequestAborted);
        var word = SearchText.Normalise(Q ?? "");
        Rows = [.. all
            .Where(r => word.Length == 0 || new[] { r.Contractor.Number, r.Body.Name, r.Body.Kana }.Any(t => SearchText.Normalise(t).Contains(word, StringComparison.Ordinal)))
            .Where(IsShown)
            .OrderBy(r => r.Contractor.Number, StringComparer.Ordinal)
            .ThenBy(r => r.Contractor.Service)
            .Take(Most)];
    }

    /// <summary>The designation ends within the time of warning.</summary>
    public bool EndsSoon(Contractor contractor) => contractor.StandingOn(Today) is ContractorStanding.Valid or ContractorStanding.Suspended && contractor.To <= WarnUntil;

    private bool IsShown(ContractorRow row) => Show switch
    {
        ContractorFilter.Valid => row.Contractor.StandingOn(Today) == ContractorStanding.Valid,
        ContractorFilter.EndsSoon => EndsSoon(row.Contractor),
        ContractorFilter.Gone => row.Contractor.StandingOn(Today) is ContractorStanding.Expired or ContractorStanding.Ended or ContractorStanding.Suspended,
        _ => true,
    };
}

/// <param name="Body">The body that is designated.</param>
public sealed record ContractorRow(Contractor Contractor, Customer Body);

/// <summary>Which part of the register is shown.</summary>
public enum ContractorFilter
{
    All,
    Valid,

    /// <summary>Expires soon.</summary>
    EndsSoon,

    /// <summary>Expired, ended or suspended.</summary>
    Gone,
}
