using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;

namespace Billing.Concession;

/// <summary>月次精算書: what was collected of the sewer fees in a month, the operator's share of it and the city's, and what the sewer works owes the water works for billing.</summary>
public sealed record ConcessionStatement
{
    public required BillingMonth Month { get; init; }

    /// <summary>Null where no rule gives an operator a share.</summary>
    public required Sentence? Operator { get; init; }

    /// <summary>Null while the month is open.</summary>
    public required ConcessionSettlement? Settlement { get; init; }

    /// <summary>By kind of movement, and within it by percent; they add up to the sums.</summary>
    public required IReadOnlyList<StatementRow> Rows { get; init; }

    /// <summary>Written off on sewer claims in the month, less what was taken back: not collected, and so not shared.</summary>
    public required Money WrittenOff { get; init; }

    /// <summary>調定件数 of the sewer.</summary>
    public required int Bills { get; init; }

    public required Money BillingCost { get; init; }

    /// <summary>How the cost is reckoned; null = none.</summary>
    public required Sentence? CostRule { get; init; }

    /// <summary>When an open month was reckoned; null where it was settled, or reckoned just now.</summary>
    public NodaTime.Instant? ReckonedAt { get; init; }

    /// <summary>Movements of all rows.</summary>
    public int Count => Rows.Sum(r => r.Count);

    public Money Collected => new(Rows.Sum(r => r.Collected.Yen));

    public Money Fee => new(Rows.Sum(r => r.Fee.Yen));

    public Money Share => new(Rows.Sum(r => r.Share.Yen));

    /// <summary>What stays with the city, other charges on the same claims included.</summary>
    public Money City => Collected - Share;

    /// <summary>The statement as it is kept: as it was settled, or as it stood when the open month was last reckoned; null when it never was. Reads a few rows however large the town is.</summary>
    public static ConcessionStatement? Kept(BillingDbContext db, BillingMonth month)
    {
        var summary = db.ConcessionSummaries.AsNoTracking().SingleOrDefault(s => s.Month == month);
        return summary is null ? null : new ConcessionStatement
        {
            Month = month,
            Operator = summary.Operator,
            Settlement = db.ConcessionSettlements.AsNoTracking().SingleOrDefault(s => s.Month == month),
            Rows = [.. db.ConcessionSums.AsNoTracking().Where(s => s.Month == month).AsEnumerable().OrderBy(s => s.Kind).ThenBy(s => s.Percent).Select(s => new StatementRow(s.Kind, s.Percent, s.Count, s.Collected, s.Fee, s.Share))],
            WrittenOff = summary.WrittenOff,
            Bills = summary.Bills,
            BillingCost = summary.BillingCost,
            CostRule = summary.CostRule,
            ReckonedAt = summary.ReckonedAt,
        };
    }

    /// <summary>The statement of a month from the ledger, with every movement: as it was settled, or as it would be now. Takes as long as the month has movements.</summary>
    public static ReckonedMonth Reckon(BillingDbContext db, RuleBook book, BillingMonth month)
    {
        var settlement = db.ConcessionSettlements.AsNoTracking().SingleOrDefault(s => s.Month == month);
        var rules = settlement is null ? book : Frozen(db, settlement.RuleBookId);
        var movements = settlement is null ? ConcessionReader.Open(db, rules, month) : ConcessionReader.Settled(db, rules, month);
        var bills = settlement?.Bills ?? ConcessionReader.Bills(db, month);
        var cost = rules.InForce<BillingCostRule>(month.Last, Service.Sewer);
        return new ReckonedMonth(
            new ConcessionStatement
            {
                Month = month,
                Operator = rules.InForce<ConcessionRule>(month.Last, Service.Sewer)?.Operator,
                Settlement = settlement,
                Rows = StatementRow.Of(movements),
                WrittenOff = ConcessionReader.WrittenOff(db, month),
                Bills = bills,
                BillingCost = Cost(cost, bills, movements),
                CostRule = cost is null ? null : RuleWords.Of(cost),
            },
            movements);
    }

    internal static RuleBook Frozen(BillingDbContext db, int id) => RuleBookLoader.Load(RuleBookFiles.Parse(db.FrozenRuleBooks.AsNoTracking().Single(f => f.Id == id).Json));

    /// <summary>使用料徴収事務負担金, fractions of a yen dropped.</summary>
    private static Money Cost(BillingCostRule? rule, int bills, IReadOnlyList<SharedMovement> movements) => rule is null ? Money.Zero : new Money((long)decimal.Floor(rule.Method switch
    {
        BillingCostMethod.PerBill => decimal.Max(0, bills) * rule.Value,
        BillingCostMethod.PercentOfCollected => decimal.Max(0, movements.Sum(m => m.Movement.Collected.Yen)) * rule.Value / 100m,
        _ => rule.Value,
    }));
}

/// <summary>A month reckoned from the ledger.</summary>
/// <param name="Statement">Its sums.</param>
/// <param name="Movements">Each movement, in the order of the ledger.</param>
public sealed record ReckonedMonth(ConcessionStatement Statement, IReadOnlyList<SharedMovement> Movements);

/// <summary>Movements of one kind and percent.</summary>
/// <param name="Kind">How money moved.</param>
/// <param name="Percent">The operator's.</param>
/// <param name="Count">Movements.</param>
/// <param name="Collected">Sum; below zero where money left.</param>
/// <param name="Fee">Of it, fees for use.</param>
/// <param name="Share">The operator's.</param>
public sealed record StatementRow(FeeMovementKind Kind, decimal Percent, int Count, Money Collected, Money Fee, Money Share)
{
    /// <summary>Movements summed by kind, and within it by percent.</summary>
    internal static IReadOnlyList<StatementRow> Of(IReadOnlyList<SharedMovement> movements) =>
        [.. movements.GroupBy(m => (m.Movement.Kind, m.Percent)).OrderBy(of => of.Key.Kind).ThenBy(of => of.Key.Percent).Select(of => Of(of.Key.Kind, of.Key.Percent, [.. of]))];

    private static StatementRow Of(FeeMovementKind kind, decimal percent, List<SharedMovement> movements) => new(
        kind,
        percent,
        movements.Count,
        new Money(movements.Sum(m => m.Movement.Collected.Yen)),
        new Money(movements.Sum(m => m.Fee.Yen)),
        new Money(movements.Sum(m => m.Share.Yen)));
}
