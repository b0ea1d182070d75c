using Billing.Delinquency;
using Billing.RuleBooks;
using Billing.Web.Accounts;
using Billing.Web.Languages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Web.Pages.Collection;

/// <summary>時効管理: claims whose period ends within the warning of the rule, the earliest first, with what moved it.</summary>
[Authorize(Policies.SeeArrears)]
public sealed class LimitationModel(BillingDbContext db, RuleBook book, Screen screen) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<LimitRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Last day that is shown.</summary>
    public LocalDate Until { get; private set; }

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        Until = screen.Today.PlusMonths(book.AllInForce<DunningTermsRule>(screen.Today, Kernel.Service.Water).Concat(book.AllInForce<DunningTermsRule>(screen.Today, Kernel.Service.Sewer)).Select(t => t.WarnMonths).DefaultIfEmpty(6).Max());
        var near = db.DunningCases.AsNoTracking().Where(c => c.ClosedOn == null && c.LimitsOn != null && c.LimitsOn <= Until);
        Total = await near.CountAsync(stop);
        var cases = await near.OrderBy(c => c.LimitsOn).Take(Most).ToListAsync(stop);
        var files = new CaseReader(db, book, screen.Today).Read(cases);
        var paid = CaseLimitation.PartPayments(db, [.. files.SelectMany(f => f.Debts).Select(d => d.Claim.Id)]);
        var ids = cases.ConvertAll(c => c.DebtorId);
        var names = await db.Customers.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        Rows = [.. files.Where(f => f.Terms is not null).SelectMany(f => CaseLimitation.Of(f, f.Terms!, paid)
            .Where(limit => limit.Value.LastDay <= Until)
            .Select(limit => new LimitRow(f.Case, names[f.Case.DebtorId], f.Debts.First(d => d.Claim.Id == limit.Key), limit.Value, f.Terms!.EndsByTime)))
            .OrderBy(r => r.Standing.LastDay).ThenBy(r => r.Debt.Claim.Id)];
    }
}

/// <param name="EndsByTime">Ends without anybody invoking it.</param>
public sealed record LimitRow(DunningCase Case, string Name, CaseDebt Debt, LimitationStanding Standing, bool EndsByTime);
