using Billing.Kernel;
using Billing.Metering;
using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Nights;

/// <summary>What a usage needs to become a bill.</summary>
/// <param name="Usage">The usage.</param>
/// <param name="Terms">Terms in force on its last day; null = the contract has none.</param>
/// <param name="SewerConnected">Whether the place drained into the sewer on that day.</param>
internal readonly record struct BillInput(Usage Usage, ContractTerms? Terms, bool SewerConnected)
{
    /// <exception cref="BusinessRuleException">The contract has no terms on the last day of the period.</exception>
    public ContractTerms NeededTerms() => Terms ?? throw new BusinessRuleException(
        "bill.no-terms",
        $"契約 {Usage.ContractId} に {Usage.PeriodTo:uuuu-MM-dd} 時点の契約条件がありません。用途と納付者を登録してください。",
        $"Contract {Usage.ContractId} has no terms on {Usage.PeriodTo:uuuu-MM-dd}: enter its use class and payer.");

    /// <summary>Reads terms and sewer connections for a set of usages, in the order of the usages.</summary>
    public static List<BillInput> Read(BillingDbContext db, IQueryable<Usage> usages)
    {
        var rows = usages.AsNoTracking().OrderBy(u => u.Id).ToList();
        var terms = new Dictionary<long, ContractTerms>(rows.Count);
        foreach (var t in from u in usages
                          join t in db.ContractTerms.AsNoTracking() on u.ContractId equals t.ContractId
                          where t.From <= u.PeriodTo
                          select new { UsageId = u.Id, Terms = t })
        {
            if (!terms.TryGetValue(t.UsageId, out var known) || known.From < t.Terms.From)
            {
                terms[t.UsageId] = t.Terms;
            }
        }

        var sewer = (
            from u in usages
            join s in db.SewerConnections on u.ServicePointId equals s.ServicePointId
            where s.From <= u.PeriodTo && (s.To == null || s.To >= u.PeriodTo)
            select u.Id).ToHashSet();
        return [.. rows.Select(u => new BillInput(u, terms.GetValueOrDefault(u.Id), sewer.Contains(u.Id)))];
    }
}
