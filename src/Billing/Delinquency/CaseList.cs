using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>滞納整理中の案件: open cases, whether a step waits or not, those that are open longest first.</summary>
public static class CaseList
{
    /// <param name="officer">担当者; null = all.</param>
    /// <param name="state">A state of <see cref="DunningMachine"/>; null = all.</param>
    /// <param name="service">Water or sewer; null = both.</param>
    /// <param name="today">Claims due before it are counted.</param>
    /// <param name="skip">Rows of the pages before.</param>
    /// <param name="most">Rows of a page.</param>
    public static (int Total, IReadOnlyList<CaseRow> Rows) Read(BillingDbContext db, string? officer, string? state, Service? service, LocalDate today, int skip, int most)
    {
        var open = db.DunningCases.AsNoTracking().Where(c => c.ClosedOn == null && (officer == null || c.Officer == officer) && (state == null || c.State == state) && (service == null || c.Service == service));
        var page = (from c in open
                    join u in db.Customers.AsNoTracking() on c.DebtorId equals u.Id
                    orderby c.OpenedOn, c.Id
                    select new { Case = c, u.Name, u.Number }).Skip(skip).Take(most).ToList();
        var owed = OverdueClaims.Of(db, [.. page.Select(row => row.Case.DebtorId).Distinct()], today).ToLookup(claim => (claim.DebtorId, claim.Claim.Service));
        return (open.Count(), [.. page.Select(row => Row(row.Case, row.Name, row.Number, [.. owed[(row.Case.DebtorId, row.Case.Service)]]))]);
    }

    private static CaseRow Row(DunningCase of, string name, string number, List<OverdueClaim> owed) =>
        new(of, name, number, owed.Count, owed.Aggregate(Money.Zero, (sum, claim) => sum + claim.Owed), owed.Count == 0 ? null : owed.Min(claim => claim.Claim.DueOn));
}

/// <param name="Case">The case.</param>
/// <param name="Name">納付者.</param>
/// <param name="Number">お客様番号.</param>
/// <param name="Claims">Claims past due.</param>
/// <param name="Owed">Yen past due.</param>
/// <param name="Oldest">納期限 of the oldest; null = nothing is owed any more.</param>
public sealed record CaseRow(DunningCase Case, string Name, string Number, int Claims, Money Owed, LocalDate? Oldest);
