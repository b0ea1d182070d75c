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
    /// <returns>m³ charged together, and m³ of a well that is a charge of its own.</returns>
    /// <exception cref="BusinessRuleException">charge.no-residents, charge.no-rule, charge.no-use, charge.unknown-use, charge.unknown-word.</exception>
    public static (int CubicMetres, int? WellApart) Of(ChargeRules rules, Span span, int tap, ChargeStory? story)
    {
        var supply = span.Whole;
        var quantity = tap;
        int? apart = null;
        if (supply.Facts.LastOn(FactKind.Well, supply) is { } well)
        {
            var rule = rules.SewerVolume ?? throw NoRule(supply, "sewerVolume");
            (quantity, apart) = WithWell(rule, span, WordOf(well), tap, story);
        }

        quantity += Sum(supply, FactKind.OtherWater);
        var notDrained = Sum(supply, FactKind.NotDrained);
        if (notDrained == 0)
        {
            return (quantity, apart);
        }

        var all = quantity + (apart ?? 0);
        var left = Reduced(rules.SewerReduction ?? throw NoRule(supply, "sewerReduction"), supply, all, notDrained, story);
        var ofWell = Math.Max(0, all - left - quantity);
        return (Math.Max(0, quantity - (all - left)), apart - ofWell);
    }

    private static string WordOf(SupplyFact well) => well.Word is FactWords.WellOnly or FactWords.WellBesideTap ? well.Word : throw new BusinessRuleException("charge.unknown-word",
        $"井戸水の使用「{well.Word}」は「{FactWords.WellOnly}」か「{FactWords.WellBesideTap}」でなければなりません。",
        $"the well's use is '{well.Word}'; it must be '{FactWords.WellOnly}' or '{FactWords.WellBesideTap}'");

    private static (int CubicMetres, int? WellApart) WithWell(SewerVolumeRule rule, Span span, string word, int tap, ChargeStory? story)
    {
        var (table, said) = Table(rule, span, word == FactWords.WellOnly);
        var well = word == FactWords.WellOnly ? table : rule.Mixed switch
        {
            WellCombination.Larger => Math.Max(0m, table - tap),
            WellCombination.Sum => table,
            WellCombination.TapOnly => 0m,
            _ => Math.Max(0m, table - (tap / 2m)),
        };
        var ofTap = word == FactWords.WellOnly ? 0 : tap;
        var quantity = (int)Rounding.To(ofTap + well, 1, rule.Round);
        story?.Follow(rule,
            $"井戸水 {said.Ja} {table:#,0.##} m³、水道 {tap:N0} m³ → 汚水量 {quantity:N0} m³",
            $"well, {said.En}: {table:#,0.##} m³; tap {tap:N0} m³; drained {quantity:N0} m³");
        return rule.Apart && quantity > ofTap && ofTap > 0 ? (ofTap, quantity - ofTap) : (quantity, null);
    }

    /// <summary>m³ by the table, for every period of the span with the residents of that time.</summary>
    private static (decimal CubicMetres, Sentence Said) Table(SewerVolumeRule rule, Span span, bool only)
    {
        var sum = 0m;
        var said = new List<Sentence>();
        foreach (var part in span.Parts)
        {
            var persons = Residents(rule, span.Whole, part.To);
            var (m3, of) = only ? (rule.WellOnly.Of(persons), "") : BesideTap(rule, span.Whole, persons);
            sum += m3 * part.Months;
            said.Add(new Sentence($"{persons}人{of}×{part.Months}か月", $"{persons} persons{of} × {part.Months} months"));
        }

        return (sum / rule.TableMonths, new Sentence(string.Join("、", said.Select(each => each.Ja)), string.Join(", ", said.Select(each => each.En))));
    }

    /// <summary>Number of residents: of the yearly day where the rule names one, else of the last day of a period.</summary>
    private static int Residents(SewerVolumeRule rule, Supply supply, LocalDate last)
    {
        var on = last;
        if (rule.ResidentsOf is var (month, day))
        {
            var ofYear = new LocalDate(last.Year, month, day);
            on = ofYear <= last ? ofYear : ofYear.PlusYears(-1);
        }

        return (int?)(supply.Facts.LastOn(FactKind.Residents, supply, on) ?? supply.Facts.LastOn(FactKind.Residents, supply, last))?.Number
            ?? throw new BusinessRuleException("charge.no-residents",
                $"井戸水の汚水量に必要な居住人数が {on:uuuu-MM-dd} 時点で登録されていません。人数を登録してください。",
                $"the number of residents on {on:uuuu-MM-dd}, by which well water is counted, is not known; enter it");
    }

    private static (decimal CubicMetres, string Said) BesideTap(SewerVolumeRule rule, Supply supply, int persons)
    {
        var uses = supply.Facts.Where(fact => fact.Kind == FactKind.WellUse && fact.Holds(supply.To)).Select(fact => fact.Word ?? "").Distinct().Order(StringComparer.Ordinal).ToList();
        if (rule.ByUse.Count == 0 || (uses.Count == 0 && rule.WellBesideTap is not null))
        {
            return ((rule.WellBesideTap ?? rule.WellOnly).Of(persons), "");
        }

        if (uses.Count == 0)
        {
            throw new BusinessRuleException("charge.no-use",
                $"井戸水の用途が登録されていません。規則 {rule.Id} の用途から登録してください: {string.Join(" ", rule.ByUse.Keys)}",
                $"what the well is used for is not known; enter the uses, which rule {rule.Id} counts: {string.Join(" ", rule.ByUse.Keys)}");
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

    /// <summary>A measured quantity belongs to the period in which its last day lies, so that it counts once wherever the reader's day falls.</summary>
    private static int Sum(Supply supply, FactKind kind)
    {
        var sum = 0m;
        foreach (var fact in supply.Facts)
        {
            var last = fact.To ?? fact.From;
            if (fact.Kind == kind && (fact.Service is null || fact.Service == supply.Service) && supply.From <= last && last <= supply.To)
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
    /// <summary>The latest fact of a kind that holds on the last day of the period (or <paramref name="on"/>), for the service or both; of two that begin together the one entered later.</summary>
    public static SupplyFact? LastOn(this IReadOnlyList<SupplyFact> facts, FactKind kind, Supply supply, LocalDate? on = null)
    {
        SupplyFact? found = null;
        foreach (var fact in facts)
        {
            if (fact.Kind == kind && (fact.Service is null || fact.Service == supply.Service) && fact.Holds(on ?? supply.To) && (found is null || (fact.From, fact.Id).CompareTo((found.From, found.Id)) > 0))
            {
                found = fact;
            }
        }

        return found;
    }
}
