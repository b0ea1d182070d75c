using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>What a supply costs for a period.</summary>
/// <param name="Charged">Whole yen, tax included, rounded as the tariff says.</param>
/// <param name="Tax">Consumption tax contained in <paramref name="Charged"/>, whole yen (適格請求書: tax per rate).</param>
/// <param name="TaxRate">Rate applied, 0.1 = 10 %.</param>
/// <param name="BeforeTax">Exact sum before rounding: tax excluded, or for a tax-included table tax included.</param>
public readonly record struct Price(Money Charged, Money Tax, decimal TaxRate, decimal BeforeTax);

/// <summary>A price with every yen traced to a quantity, a price and an article, in both languages.</summary>
/// <param name="Price">The same price that <see cref="BillCalculator"/> gives without explanation.</param>
/// <param name="Lines">In the order of the calculation.</param>
/// <param name="Citations">Where the table is published.</param>
public sealed record PriceExplanation(Price Price, IReadOnlyList<ExplanationLine> Lines, IReadOnlyList<string> Citations);

/// <summary>One line of an explanation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">What a clerk would read out.</param>
/// <param name="Quantity">m³ or number of applications; null for a sum.</param>
/// <param name="UnitPrice">Yen; null for a sum, tax or rounding.</param>
/// <param name="Amount">Exact yen of this line.</param>
public sealed record ExplanationLine(ExplanationKind Kind, Sentence Label, decimal? Quantity, decimal? UnitPrice, decimal Amount)
{
    /// <summary>A price of the table: stands below its heading.</summary>
    public bool IsDetail => Kind is ExplanationKind.Base or ExplanationKind.MeterFee or ExplanationKind.Tier;

    /// <summary>Tells a rule: words apart from the sums.</summary>
    public bool IsNote => Kind == ExplanationKind.Rule;

    /// <summary>Whether it moves the sum by itself: headings and sums only repeat what others give.</summary>
    public bool MovesTheSum => IsDetail || Kind is ExplanationKind.Relief or ExplanationKind.Surcharge or ExplanationKind.DayShare
        or ExplanationKind.Minimum or ExplanationKind.Earlier or ExplanationKind.Fee;
}

public enum ExplanationKind : byte
{
    /// <summary>The heading of one month of a split period, or of one register; amount is its subtotal.</summary>
    Section,
    Base,
    MeterFee,
    Tier,

    /// <summary>減免: taken off, negative.</summary>
    Relief,
    Surcharge,

    /// <summary>What a share by days takes off, negative.</summary>
    DayShare,

    /// <summary>What one of several tables counts in a period that is priced by days; the subtotal is their sum.</summary>
    TableShare,
    Subtotal,
    Tax,
    Rounding,

    /// <summary>What a least charge adds, tax included.</summary>
    Minimum,

    /// <summary>A rule that was followed: says why, with its id and citation; amount 0.</summary>
    Rule,

    /// <summary>What was charged earlier for the same span and is taken off, tax included.</summary>
    Earlier,

    /// <summary>手数料・加入金・割引, tax included.</summary>
    Fee,
    Total,
}
