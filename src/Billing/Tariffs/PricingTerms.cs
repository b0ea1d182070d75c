using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>
/// What dated rules say of one pricing beyond usage and table: part periods, dwellings, mixed uses, reliefs, surcharges. Made by the rules, carried out
/// by <see cref="BillCalculator"/>, always before tax and before the table's own rounding. An ordinary supply has none.
/// </summary>
public sealed record PricingTerms
{
    /// <summary>Months to price in place of <see cref="PricingInput.Months"/>, e.g. 0.5 or 1.5. A part of a month is priced in one application of the table.</summary>
    public decimal? Months { get; init; }

    /// <summary>Months by which bounds and the volume covered by the base grow, where they are not those of the base; null = <see cref="Months"/>.</summary>
    public decimal? BoundMonths { get; init; }

    /// <summary>基本料金 by days, with a part that is owed in full; null = base × months.</summary>
    public DailyBase? DailyBase { get; init; }

    /// <summary>The whole price before tax, base and volume, shared by days; null = all of it.</summary>
    public DayShare? DayShare { get; init; }

    /// <summary>Least charge, tax included; null = none.</summary>
    public Money? Minimum { get; init; }

    /// <summary>How <see cref="PricingInput.Dwellings"/> multiply the table.</summary>
    public DwellingMethod Dwellings { get; init; }

    /// <summary>One meter for two uses; null = one use.</summary>
    public MixedUse? MixedUse { get; init; }

    /// <summary>減免, in the order in which they are told. Each is worked out from the full charge; together they take off no more than it.</summary>
    public IReadOnlyList<Relief> Reliefs { get; init; } = [];

    /// <summary>水質使用料 and the like; null = none.</summary>
    public Surcharge? Surcharge { get; init; }
}

/// <summary>How the number of dwellings enters the price.</summary>
public enum DwellingMethod : byte
{
    /// <summary>Base and bounds times the number: every dwelling as if it had its own supply and used the same.</summary>
    Scale = 0,

    /// <summary>The volume is split into whole m³ that differ by at most one, and each dwelling is priced alone; rounded once on the sum.</summary>
    SplitWhole,

    /// <summary>The base times the number, the bounds as for one.</summary>
    BaseOnly,

    /// <summary>The bounds times the number, one base.</summary>
    BoundsOnly,

    /// <summary>The number does not matter.</summary>
    None,
}

/// <summary>Base by days. Up to one month's days: fixed + (base − fixed) × days ÷ <paramref name="PerDays"/>; beyond, each whole month in full and its rest by days.</summary>
/// <param name="Days">Days of use that count.</param>
/// <param name="PerDays">Days of a month.</param>
/// <param name="Fixed">Yen of the base that even one day owes.</param>
/// <param name="Unit">Yen to which the base is rounded; null = not rounded.</param>
/// <param name="Mode">How.</param>
public sealed record DailyBase(int Days, int PerDays, decimal Fixed, int? Unit, RoundingMode Mode)
{
    /// <summary>The base of one supply for these days, from the base of a month.</summary>
    public decimal Of(decimal month)
    {
        var (months, rest) = Math.DivRem(Days - 1, PerDays);
        var days = rest + 1;
        var yen = months == 0
            ? Fixed + ((month - Fixed) * days / PerDays)
            : (month * months) + (month * days / PerDays);
        return Unit is { } unit ? Rounding.To(yen, unit, Mode) : yen;
    }
}

/// <summary>A price shared by days.</summary>
/// <param name="Days">Days of use that count.</param>
/// <param name="Of">Days for which the table was applied.</param>
/// <param name="Unit">Yen to which the share is rounded before tax; null = not rounded.</param>
/// <param name="Mode">How.</param>
public sealed record DayShare(int Days, int Of, int? Unit, RoundingMode Mode)
{
    public decimal Share(decimal yen)
    {
        var share = yen * Days / Of;
        return Unit is { } unit ? Rounding.To(share, unit, Mode) : share;
    }
}

/// <summary>One meter for two uses: the first m³ are priced as another use class.</summary>
/// <param name="FirstUseClass">Use class of the first m³.</param>
/// <param name="UpTo">m³ a month that are priced so.</param>
/// <param name="BaseOfFirst">The base is that of the first use class.</param>
/// <param name="RestAnew">The rest begins at the first tier of its own table; else it goes on where the first m³ ended.</param>
public sealed record MixedUse(string FirstUseClass, decimal UpTo, bool BaseOfFirst, bool RestAnew);

/// <summary>減免: what one rule takes off, per month and dwelling where it counts m³. Shares are 0–1.</summary>
/// <param name="Said">What a clerk reads out.</param>
public sealed record Relief(Sentence Said)
{
    /// <summary>Share of the base charge.</summary>
    public Fraction Base { get; init; }

    /// <summary>Share of the meter fee.</summary>
    public Fraction MeterFee { get; init; }

    /// <summary>m³ a month, from the first, whose charge is taken off.</summary>
    public decimal FirstCubicMetres { get; init; }

    /// <summary>Share of the volume charge.</summary>
    public Fraction Volume { get; init; }

    /// <summary>Share of the whole charge before tax.</summary>
    public Fraction Charge { get; init; }

    /// <summary>Yen a month before tax.</summary>
    public decimal Yen { get; init; }

    /// <summary>Share of the priced months to which it was granted; 1 = all of them.</summary>
    public Fraction OfMonths { get; init; } = Fraction.One;

    /// <summary>A leak: <see cref="ExcessShare"/> of what the volume costs above the price of this many m³; null = no leak.</summary>
    public int? ExcessOver { get; init; }

    public decimal ExcessShare { get; init; }
}

/// <summary>水質使用料: yen for every m³, on top.</summary>
/// <param name="Said">What a clerk reads out.</param>
/// <param name="YenPerCubicMetre">In the table's own tax basis.</param>
public sealed record Surcharge(Sentence Said, decimal YenPerCubicMetre);
