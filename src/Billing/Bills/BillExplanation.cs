using Billing.Charges;
using Billing.Kernel;
using Billing.Tariffs;
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
        var (firstLine, lastLine) = BillNumber.Lines(billId, billId);
        var lines = (await db.BillLines.AsNoTracking().Where(l => l.Id >= firstLine && l.Id <= lastLine).OrderBy(l => l.Id).ToListAsync(cancel)).ToLookup(l => l.PartId);
        return new BillExplanation(bill, [.. parts.Select(p => bill.IsOccasional
            ? Explain(bill, p.part, [.. lines[p.part.Id]])
            : Explain(bill, p.part, [.. lines[p.part.Id]], RuleBookFreezer.Read(p.frozen)))]);
    }

    /// <summary>An occasional bill is its lines, and rests on the article it names.</summary>
    private static PartExplanation Explain(Bill bill, BillPart part, IReadOnlyList<BillLine> lines)
    {
        List<ExplanationLine> told = [.. lines.Select(line => new ExplanationLine(ExplanationKind.Fee, Words(line), null, null, line.Charged.Yen))];
        told.Add(new ExplanationLine(ExplanationKind.Total, PriceWords.Total(new Price(part.Charged, part.Tax, part.TaxPerMille / 1000m, 0m)), null, null, part.Charged.Yen));
        return new PartExplanation(part, lines, null, null, told, bill.Reason is { } citation ? [citation] : []);
    }

    private static Sentence Words(BillLine line) => line.TaxPerMille == 0
        ? new Sentence($"{line.Ja}(消費税の対象外)", $"{line.En} (not taxed)")
        : new Sentence($"{line.Ja}(税込)", $"{line.En} (tax included)");

    /// <summary>A reversal carries its amounts negative; its lines are those of the bill it takes back.</summary>
    private static PartExplanation Explain(Bill bill, BillPart part, IReadOnlyList<BillLine> lines, ChargeEngine engine)
    {
        var supply = FrozenSupply.Of(bill, part);
        var told = engine.Explain(supply);
        return new PartExplanation(part, lines, supply, told.Charge.Tariff.Id, told.Lines, told.Citations);
    }
}

/// <param name="Part">The frozen part.</param>
/// <param name="Lines">What it consists of; empty where it is one charge at one rate.</param>
/// <param name="Supply">What was charged for, as it was frozen: the quantity measured and the facts; null of an occasional bill.</param>
/// <param name="TariffId">Id of the table; null of an occasional bill.</param>
/// <param name="Steps">How the charge was worked out, line by line.</param>
/// <param name="Citations">Tables, rules and articles it rests on.</param>
public sealed record PartExplanation(
    BillPart Part, IReadOnlyList<BillLine> Lines, Supply? Supply, string? TariffId, IReadOnlyList<ExplanationLine> Steps, IReadOnlyList<string> Citations)
{
    /// <summary>m³ measured or estimated, where another quantity was charged; null where they are the same.</summary>
    public int? Measured => Supply is null || Supply.CubicMetres == Part.CubicMetres.Value ? null : Supply.CubicMetres;
}
