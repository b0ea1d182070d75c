using Billing.Charges;
using Billing.Kernel;

using Microsoft.EntityFrameworkCore;

namespace Billing.Bills;

/// <summary>A bill told to the yen: each part with the lines of its calculation, from the rule book as it was frozen.</summary>
/// <param name="Bill">The bill.</param>
/// <param name="Parts">Water first.</param>
public sealed record BillExplanation(Bill Bill, IReadOnlyList<PartExplanation> Parts)
{
    /// <summary>Explains the bill with the key <paramref name="billId"/>; null when there is none.</summary>
    public static async Task<BillExplanation?> Of(BillingDbContext db, long billId, CancellationToken cancel = default)
    {
        var bill = await db.Bills.AsNoTracking().FirstOrDefaultAsync(b => b.Id == billId, cancel);
        if (bill is null)
        {
            return null;
        }

        var (first, last) = (BillNumber.Part(billId, Service.Water), BillNumber.Part(billId, Service.Sewer));
        var parts = await (
            from part in db.BillParts.AsNoTracking()
            where part.Id >= first && part.Id <= last
            join frozen in db.FrozenRuleBooks on part.RuleBookId equals frozen.Id
            orderby part.Id
            select new { part, frozen }).ToListAsync(cancel);
        return new BillExplanation(bill, [.. parts.Select(p => Explain(bill, p.part, RuleBookFreezer.Read(p.frozen)))]);
    }

    /// <summary>A reversal carries its amounts negative; its lines are those of the bill it takes back.</summary>
    private static PartExplanation Explain(Bill bill, BillPart part, ChargeEngine engine)
    {
        var told = engine.Explain(FrozenSupply.Of(bill, part));
        return new PartExplanation(part, told.Charge.Tariff.Id, told);
    }
}

/// <param name="Part">The frozen part.</param>
/// <param name="TariffId">Id of the table.</param>
/// <param name="Explanation">Its lines.</param>
public sealed record PartExplanation(BillPart Part, string TariffId, ChargeExplanation Explanation);
