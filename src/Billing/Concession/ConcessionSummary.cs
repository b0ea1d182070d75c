using Billing.Kernel;
using NodaTime;

namespace Billing.Concession;

/// <summary>
/// The sums of a month's statement, kept so that nobody waits for them: of an open month as it stood when it was last reckoned, of a closed one for good. A closed month's follow from its
/// <see cref="ConcessionItem"/> rows, which <c>billing verify</c> holds them against.
/// </summary>
public sealed class ConcessionSummary
{
    public long Id { get; set; }

    public BillingMonth Month { get; set; }

    /// <summary>When an open month was reckoned; null = it is closed.</summary>
    public Instant? ReckonedAt { get; set; }

    public string? OperatorJa { get; set; }

    public string? OperatorEn { get; set; }

    /// <summary>調定件数 of the sewer.</summary>
    public int Bills { get; set; }

    public Money WrittenOff { get; set; }

    public Money BillingCost { get; set; }

    public string? CostRuleJa { get; set; }

    public string? CostRuleEn { get; set; }

    /// <summary>Null where no rule gives an operator a share.</summary>
    public Sentence? Operator => OperatorJa is { } ja && OperatorEn is { } en ? new Sentence(ja, en) : null;

    /// <summary>How the cost is reckoned; null = none.</summary>
    public Sentence? CostRule => CostRuleJa is { } ja && CostRuleEn is { } en ? new Sentence(ja, en) : null;

    internal static ConcessionSummary Of(ConcessionStatement statement, Instant? at) => new()
    {
        Month = statement.Month,
        ReckonedAt = at,
        OperatorJa = statement.Operator?.Ja,
        OperatorEn = statement.Operator?.En,
        Bills = statement.Bills,
        WrittenOff = statement.WrittenOff,
        BillingCost = statement.BillingCost,
        CostRuleJa = statement.CostRule?.Ja,
        CostRuleEn = statement.CostRule?.En,
    };
}

/// <summary>A row of a <see cref="ConcessionSummary"/>: movements of one kind and percent.</summary>
public sealed class ConcessionSum
{
    public long Id { get; set; }

    public BillingMonth Month { get; set; }

    public FeeMovementKind Kind { get; set; }

    /// <summary>The operator's; 0 where no rule held.</summary>
    public decimal Percent { get; set; }

    /// <summary>Movements.</summary>
    public int Count { get; set; }

    public Money Collected { get; set; }

    public Money Fee { get; set; }

    public Money Share { get; set; }

    internal static IEnumerable<ConcessionSum> Of(ConcessionStatement statement) => statement.Rows.Select(row => new ConcessionSum
    {
        Month = statement.Month,
        Kind = row.Kind,
        Percent = row.Percent,
        Count = row.Count,
        Collected = row.Collected,
        Fee = row.Fee,
        Share = row.Share,
    });
}
