using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>Dwellings, mixed uses, reliefs and surcharges: what rules and facts add to the <see cref="PricingTerms"/> of a supply.</summary>
internal static class Adjustments
{
    /// <summary>The number of dwellings that counts, the meter size of each, and how they are priced.</summary>
    public static (int Dwellings, int? MeterSize, PricingTerms Terms) Dwellings(ChargeRules rules, Supply supply, PricingTerms terms, ChargeStory? story)
    {
        var chosen = supply.Facts.LastOn(FactKind.DwellingMethod, supply)?.Word ?? "";
        var rule = rules.Dwellings.FirstOrDefault(rule => rule.Name == chosen && Fits(rule.UseClasses, supply));
        if (rule is null)
        {
            return chosen.Length == 0 ? (supply.Dwellings, supply.MeterSize, terms) : throw new BusinessRuleException("charge.no-rule",
                $"共同住宅の算定方法「{chosen}」の規則がありません。", $"there is no rule of kind dwellings with the name '{chosen}'");
        }

        var occupied = rule.Occupied ? supply.Facts.LastOn(FactKind.OccupiedDwellings, supply)?.Number : null;
        var count = Math.Max(1, (int)(occupied ?? supply.Dwellings));
        if (count == 1)
        {
            return (1, supply.MeterSize, terms);
        }

        var ofJa = occupied is null ? "届出" : "入居";
        story?.Follow(rule, $"共同住宅 {count:N0}戸({ofJa})", $"{count:N0} dwellings ({(occupied is null ? "declared" : "occupied")})");
        return (count, rule.UnitMeterSize ?? supply.MeterSize, terms with { Dwellings = rule.Method });
    }

    public static PricingTerms MixedUse(ChargeRules rules, Supply supply, PricingTerms terms, ChargeStory? story)
    {
        if (rules.MixedUses.FirstOrDefault(rule => rule.UseClass == supply.UseClass) is not { } rule)
        {
            return terms;
        }

        story?.Follow(rule, $"1か月 {rule.UpTo:#,0.##} m³まで「{rule.FirstUseClass}」", $"the first {rule.UpTo:#,0.##} m³ a month as '{rule.FirstUseClass}'");
        return terms with { MixedUse = new MixedUse(rule.FirstUseClass, rule.UpTo, rule.BaseOfFirst, rule.RestAnew) };
    }

    public static PricingTerms Reliefs(ChargeRules rules, Span span, Relief? leak, PricingTerms terms, ChargeStory? story)
    {
        var reliefs = leak is null ? new List<Relief>() : [leak];
        foreach (var rule in rules.Reliefs)
        {
            if (Held(rule, span) is { Numerator: > 0 } share)
            {
                story?.Follow(rule, $"減免: {rule.Said.Ja}{(share == Fraction.One ? "" : $"({share.Denominator}か月のうち{share.Numerator}か月)")}", $"relief: {rule.Said.En}{(share == Fraction.One ? "" : $" ({share.Numerator} of {share.Denominator} months)")}");
                reliefs.Add(new Relief(rule.Said)
                {
                    Base = rule.Base,
                    MeterFee = rule.MeterFee,
                    FirstCubicMetres = rule.FirstCubicMetres,
                    Volume = rule.Volume,
                    Charge = rule.Charge,
                    Yen = rule.Yen,
                    OfMonths = share,
                });
            }
        }

        return reliefs.Count == 0 ? terms : terms with { Reliefs = reliefs };
    }

    /// <summary>Share of the months to which a relief was granted: a period has it when it holds on its last day.</summary>
    private static Fraction Held(ReliefRule rule, Span span)
    {
        if (!Fits(rule.UseClasses, span.Whole) || (rule.UpToMeterSize is { } size && !(span.Whole.MeterSize <= size))
            || (rule.Months is { } months && (span.Own.Month < months.First || months.Last < span.Own.Month)))
        {
            return default;
        }

        var held = span.Parts.Where(part => IsGranted(rule, span.Whole, part.To)).Sum(part => part.Months);
        return held == span.Whole.Months ? Fraction.One : new Fraction(held, span.Whole.Months);
    }

    private static bool IsGranted(ReliefRule rule, Supply supply, LocalDate on) => rule.Category.Length == 0 || supply.Facts.Any(fact =>
        fact.Kind == FactKind.Relief && fact.Word == rule.Category && (fact.Service is null || fact.Service == supply.Service) && fact.Holds(on)
        && (!rule.OnlyMunicipalTaxExempt || fact.Has(FactMarks.MunicipalTaxExempt)));

    /// <param name="cubicMetres">Quantity drained.</param>
    public static PricingTerms Surcharge(ChargeRules rules, Supply supply, int cubicMetres, PricingTerms terms, ChargeStory? story)
    {
        if (rules.Quality is not { } rule
            || (long)cubicMetres <= (long)(rule.MoreThan ?? -1) * supply.Months
            || (long)cubicMetres < (long)(rule.AtLeast ?? 0) * supply.Months)
        {
            return terms;
        }

        var (index, yen) = Quality(rule, supply);
        if (yen == 0m)
        {
            return terms;
        }

        story?.Follow(rule, $"水質使用料: 指数 {index:0.##} → 1 m³につき {yen:0.####}円", $"quality surcharge: index {index:0.##}, {yen:0.####} yen per m³");
        return terms with { Surcharge = new Surcharge(new Sentence("水質使用料", "Quality surcharge"), yen) };
    }

    /// <summary>The index of the waste water and its price per m³.</summary>
    public static (decimal Index, decimal YenPerCubicMetre) Quality(QualitySurchargeRule rule, Supply supply)
    {
        decimal index = 0m, yen = 0m;
        foreach (var measure in rule.Measures)
        {
            var value = supply.Facts.LastOn(KindOf(measure.Of), supply)?.Number ?? 0m;
            if (value <= measure.Over)
            {
                continue;
            }

            index += measure.Weight * (measure.Excess ? value - measure.Over : value);
            yen += measure.PerStep is { } step ? decimal.Ceiling((value - measure.Over) / step) * measure.YenPerStep : 0m;
        }

        index = rule.RoundIndex is { } mode ? Rounding.To(index, 1, mode) : index;
        yen += index * (rule.YenPerIndex ?? 0m);
        return (index, index == 0m ? yen : yen + rule.Table.Where(entry => entry.UpTo is not { } upTo || index <= upTo).Select(entry => entry.Yen).FirstOrDefault());
    }

    private static bool Fits(IReadOnlyList<string> useClasses, Supply supply) => useClasses.Count == 0 || useClasses.Contains(supply.UseClass);

    private static FactKind KindOf(Pollutant pollutant) => pollutant switch
    {
        Pollutant.Bod => FactKind.Bod,
        Pollutant.Ss => FactKind.Ss,
        _ => FactKind.Oil,
    };
}
