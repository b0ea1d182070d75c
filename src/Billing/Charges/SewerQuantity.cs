using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Tariffs;
using NodaTime;

namespace Billing.Charges;

/// <summary>汚水量: tap, well and other water, less what does not reach the sewer.</summary>
internal static class SewerQuantity
{
    /// <param name="tap">m³ from the tap.</param>
    /// <exception cref="BusinessRuleException">charge.no-residents, charge.no-rule, charge.unknown-use.</exception>
    public static int Of(ChargeRules rules, Supply supply, int tap, ChargeStory? story)
    {
        var quantity = tap;
        if (supply.Facts.LastOn(FactKind.Well, supply) is { } well)
        {
            quantity = WithWell(rules.SewerVolume ?? throw NoRule(supply, "sewerVolume"), supply, well, tap, story);
        }

        var other = Sum(supply, FactKind.OtherWater);
        quantity += other;
        var notDrained = Sum(supply, FactKind.NotDrained);
        return notDrained == 0 ? quantity : Reduced(rules.SewerReduction ?? throw NoRule(supply, "sewerReduction"), supply, quantity, notDrained, story);
    }

    private static int WithWell(SewerVolumeRule rule, Supply supply, SupplyFact well, int tap, ChargeStory? story)
    {
        var persons = Residents(rule, supply);
        var (m3, of) = well.Word == FactWords.WellOnly ? (rule.WellOnly.Of(persons), "") : BesideTap(rule, supply, persons);
        var table = m3 * supply.Months / rule.TableMonths;
        var exact = well.Word == FactWords.WellOnly ? table : rule.Mixed switch
        {
            WellCombination.Larger => Math.Max(tap, table),
            WellCombination.Sum => tap + table,
            WellCombination.TapOnly => tap,
            _ => tap + Math.Max(0m, table - (tap / 2m)),
        };
        var quantity = (int)Rounding.To(exact, 1, rule.Round);
        story?.Follow(rule,
            $"井戸水 {persons}人{of} {table:#,0.##} m³、水道 {tap:N0} m³ → 汚水量 {quantity:N0} m³",
            $"well, {persons} persons{of}: {table:#,0.##} m³; tap {tap:N0} m³; drained {quantity:N0} m³");
        return quantity;
    }

    /// <summary>Number of residents: of the yearly day where the rule names one, else of the last day of the period.</summary>
    private static int Residents(SewerVolumeRule rule, Supply supply)
    {
        var on = supply.To;
        if (rule.ResidentsOf is var (month, day))
        {
            var ofYear = new LocalDate(supply.To.Year, month, day);
            on = ofYear <= supply.To ? ofYear : ofYear.PlusYears(-1);
        }

        return (int?)(supply.Facts.LastOn(FactKind.Residents, supply, on) ?? supply.Facts.LastOn(FactKind.Residents, supply))?.Number
            ?? throw new BusinessRuleException("charge.no-residents",
                $"井戸水の汚水量に必要な居住人数が {on:uuuu-MM-dd} 時点で登録されていません。人数を登録してください。",
                $"the number of residents on {on:uuuu-MM-dd}, by which well water is counted, is not known; enter it");
    }

    private static (decimal CubicMetres, string Said) BesideTap(SewerVolumeRule rule, Supply supply, int persons)
    {
        var uses = supply.Facts.Where(fact => fact.Kind == FactKind.WellUse && fact.Holds(supply.To)).Select(fact => fact.Word ?? "").Distinct().Order(StringComparer.Ordinal).ToList();
        if (rule.ByUse.Count == 0 || uses.Count == 0)
        {
            return ((rule.WellBesideTap ?? rule.WellOnly).Of(persons), "");
        }

        var unknown = uses.Find(use => !rule.ByUse.ContainsKey(use));
        if (unknown is not null)
        {
            var known = string.Join(" ", rule.ByUse.Keys);
            throw new BusinessRuleException("charge.unknown-use",
                $"井戸水の用途「{unknown}」は規則 {rule.Id} にありません。用途: {known}",
                $"rule {rule.Id} does not know the well's use '{unknown}'; it knows: {known}");
        }

        return (uses.Sum(use => rule.ByUse[use].Of(persons)), $"({string.Join("・", uses)})");
    }

    private static int Reduced(SewerReductionRule rule, Supply supply, int quantity, int notDrained, ChargeStory? story)
    {
        var met = rule.AnyOf.Any(condition => IsMet(condition, supply.Months, quantity, notDrained));
        story?.Follow(rule,
            met ? $"減量認定 {notDrained:N0} m³" : $"減量 {notDrained:N0} m³ は基準に達しないため引かない",
            met ? $"{notDrained:N0} m³ do not reach the sewer" : $"{notDrained:N0} m³ do not reach the sewer, less than the rule asks: nothing is taken off");
        return met ? Math.Max(0, quantity - notDrained) : quantity;
    }

    private static bool IsMet(ReductionCondition condition, int months, int quantity, int notDrained) =>
        (condition.AtLeastShare is not { } share || notDrained >= share * quantity)
        && (condition.MoreThanShare is not { } more || notDrained > more * quantity)
        && (condition.AtLeast is not { } least || (long)notDrained * condition.Months >= (long)least * months)
        && (condition.WhenUsageAbove is not { } above || (long)quantity * condition.Months > (long)above * months);

    private static int Sum(Supply supply, FactKind kind)
    {
        var sum = 0m;
        foreach (var fact in supply.Facts)
        {
            if (fact.Kind == kind && fact.Touches(supply.From, supply.To))
            {
                sum += fact.Number ?? 0m;
            }
        }

        return (int)sum;
    }

    private static BusinessRuleException NoRule(Supply supply, string kind) => new("charge.no-rule",
        $"{supply.To:uuuu-MM-dd} に有効な {kind} の規則がないため、申告された事実を料金に反映できません。",
        $"a declared fact needs a rule of kind {kind} in force on {supply.To:uuuu-MM-dd}, and there is none");
}

/// <summary>Finds facts.</summary>
internal static class FactSearch
{
    /// <summary>The latest fact of a kind that holds on the last day of the period (or <paramref name="on"/>), for the service or both.</summary>
    public static SupplyFact? LastOn(this IReadOnlyList<SupplyFact> facts, FactKind kind, Supply supply, LocalDate? on = null)
    {
        SupplyFact? found = null;
        foreach (var fact in facts)
        {
            if (fact.Kind == kind && (fact.Service is null || fact.Service == supply.Service) && fact.Holds(on ?? supply.To) && (found is null || fact.From > found.From))
            {
                found = fact;
            }
        }

        return found;
    }
}
