using Billing.Kernel;
using NodaTime;

namespace Billing.Tariffs;

/// <summary>料金表: one version of one utility's table for one service, as read from a <c>water-tariff/1</c> file. Never edited; a revision is a new file.</summary>
public sealed record Tariff
{
    /// <summary>Unique id of this version, e.g. <c>komatsushima-water-2007</c>.</summary>
    public required string Id { get; init; }

    public required string Utility { get; init; }

    public required Service Service { get; init; }

    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>Inclusive; null = until the next version begins.</summary>
    public LocalDate? EffectiveTo { get; init; }

    /// <summary>Where the table is published: ordinance article or address.</summary>
    public required IReadOnlyList<string> Citations { get; init; }

    /// <summary>True when base, meter fee and prices already contain consumption tax.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>Consumption tax of this table, 0.1 = 10 %; null = the statutory rate on the day.</summary>
    public decimal? TaxRate { get; init; }

    /// <summary>How many months one application of the table prices: 1 or 2.</summary>
    public required int TableMonths { get; init; }

    /// <summary>Which month of a split period takes the remainder.</summary>
    public required OddCubicMetre OddCubicMetre { get; init; }

    public required Rounding Rounding { get; init; }

    public required IReadOnlyList<Rate> Rates { get; init; }

    /// <summary>Published bills that the table must reproduce.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    public string? Note { get; init; }

    /// <summary>請求分: the first billing month that takes this version, where the ordinance says so (大竹市: in force 2023-02-01, applied from April's bills). An optional field of ours.</summary>
    public BillingMonth? AppliesFromBillMonth { get; init; }

    /// <summary>The file as it was read; bills freeze it. Empty for a table built in code.</summary>
    public string SourceText { get; init; } = "";

    /// <summary>SHA-256 of <see cref="SourceText"/> in UTF-8, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>JSON paths of fields that the format does not name. Ignored by pricing, reported by the linter.</summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];

    private CompiledTariff? _compiled;

    /// <summary>The table prepared for pricing. A copy made by <c>with</c> compiles its own.</summary>
    internal CompiledTariff Compiled =>
        _compiled is { } ready && ReferenceEquals(ready.Tariff, this) ? ready : _compiled = new CompiledTariff(this);

    /// <summary>A version is itself and nothing else: two tables are the same only when they are one object.</summary>
    public bool Equals(Tariff? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => Id;
}

public enum OddCubicMetre : byte
{
    First,
    Last,
}

public enum RoundEach : byte
{
    /// <summary>Every month of the period is priced, taxed and rounded alone.</summary>
    Month,

    /// <summary>The period is priced as a whole and rounded once.</summary>
    Period,
}

/// <summary>端数処理.</summary>
/// <param name="Mode">Direction.</param>
/// <param name="Unit">Yen: 1 or 10.</param>
/// <param name="Each">Per month or per period.</param>
public sealed record Rounding(RoundingMode Mode, int Unit, RoundEach Each)
{
    /// <summary><paramref name="yen"/> in whole <paramref name="unit"/>s.</summary>
    public static decimal To(decimal yen, int unit, RoundingMode mode)
    {
        var units = unit == 1 ? yen : yen / unit;
        var whole = mode switch
        {
            RoundingMode.Floor => decimal.Floor(units),
            RoundingMode.Ceiling => decimal.Ceiling(units),
            _ => decimal.Floor(units + 0.5m),
        };
        return whole * unit;
    }
}

/// <summary>One row of the table. The first row that matches use class, meter size and register is the one applied.</summary>
public sealed record Rate
{
    public required string UseClass { get; init; }

    /// <summary>Millimetres; null = every size.</summary>
    public IReadOnlyList<int>? MeterSizes { get; init; }

    /// <summary>Null = the only register; else e.g. <c>day</c>, <c>night</c>.</summary>
    public string? Register { get; init; }

    /// <summary>基本料金 for one application of the table.</summary>
    public required SizedPrice Base { get; init; }

    /// <summary>メーター使用料, added on top.</summary>
    public SizedPrice? MeterFee { get; init; }

    /// <summary>A lower base where usage is small.</summary>
    public SmallUse? SmallUse { get; init; }

    public required IReadOnlyList<Tier> Tiers { get; init; }
}

/// <summary>A price that is one figure, or one figure per meter size.</summary>
/// <param name="Flat">The one figure; null where it depends on the size.</param>
/// <param name="BySize">Millimetres → yen; null where there is one figure.</param>
public sealed record SizedPrice(UnitPrice? Flat, IReadOnlyDictionary<int, UnitPrice>? BySize);

/// <summary>If usage is at most <paramref name="UpTo"/> m³ (scaled like a tier bound), <paramref name="Base"/> replaces the base.</summary>
public sealed record SmallUse(decimal UpTo, SizedPrice Base);

/// <summary>A step of the volume charge.</summary>
/// <param name="UpTo">Inclusive bound in m³; null = open-ended.</param>
/// <param name="Price">Yen per m³ in the step; 0 where the base covers it.</param>
public sealed record Tier(decimal? UpTo, UnitPrice Price);

/// <summary>A published bill: what was charged, tax included.</summary>
public sealed record Example(PricingInput Input, decimal? TaxRate, long Yen);
