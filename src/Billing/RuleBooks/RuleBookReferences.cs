using Billing.Kernel;
using Billing.Tariffs;

namespace Billing.RuleBooks;

/// <summary>Checks that what rules name is there: tables of their service, use classes and meter sizes of these tables, the rules that they need beside them.</summary>
internal static class RuleBookReferences
{
    public static void Check(IReadOnlyList<Tariff> tariffs, IReadOnlyList<(CheckedJson Node, Rule Rule)> rules)
    {
        foreach (var (node, rule) in rules)
        {
            var tables = tariffs.Where(tariff => rule.Service is null || tariff.Service == rule.Service).ToList();
            if (tables.Count == 0)
            {
                node.Fault("service", "この事業の料金表が tariffs にないので、この規則は使われません。", "names a service without a table in tariffs, so that the rule would never be used");
                continue;
            }

            CheckOne(node, rule, tables);
        }

        foreach (var (node, rule) in rules)
        {
            if (rule is ProvisionalRule)
            {
                NeedSettlement(node, rule, tariffs, rules);
            }
        }
    }

    /// <summary>A rule that takes its rates from the law needs the file of these rates.</summary>
    public static void CheckRates(DelayRates rates, IReadOnlyList<(CheckedJson Node, Rule Rule)> rules)
    {
        foreach (var (node, rule) in rules)
        {
            if (rule is AccrualRule { Rates: not RateSource.Own } && rates.TaxStyle.Count == 0)
            {
                node.Fault("rates", "規則集の delayRates に割合のファイルを書いてください。", "needs the file of rates that delayRates of the book names");
            }
        }
    }

    private static void CheckOne(CheckedJson node, Rule rule, List<Tariff> tables)
    {
        switch (rule)
        {
            case DwellingsRule dwellings:
                Classes(node, dwellings.UseClasses, tables);
                UnitSize(node, dwellings, tables);
                break;
            case ReliefRule relief:
                Classes(node, relief.UseClasses, tables);
                NeedService(node, relief.Yen != 0m, relief, tables);
                break;
            case MixedUseRule mixed:
                Class(node, "useClass", mixed.UseClass, tables);
                Class(node, "firstUseClass", mixed.FirstUseClass, tables);
                TwoUses(node, mixed);
                break;
            case FeeRule fee:
                NeedService(node, true, fee, tables);
                FeeSizes(node, fee, tables);
                break;
        }
    }

    private static void Classes(CheckedJson node, IReadOnlyList<string> useClasses, List<Tariff> tables)
    {
        for (var i = 0; i < useClasses.Count; i++)
        {
            Class(node, $"useClasses[{i}]", useClasses[i], tables);
        }
    }

    private static void Class(CheckedJson node, string name, string useClass, List<Tariff> tables)
    {
        var known = tables.SelectMany(tariff => tariff.Rates).Select(rate => rate.UseClass).Distinct().ToList();
        if (!known.Contains(useClass))
        {
            var list = string.Join(", ", known);
            node.Fault(name, $"用途「{useClass}」は料金表にありません。料金表の用途: {list}", $"is \"{useClass}\", which no table has; their use classes are {list}");
        }
    }

    private static void TwoUses(CheckedJson node, MixedUseRule rule)
    {
        if (rule.UseClass == rule.FirstUseClass)
        {
            node.Fault("firstUseClass", "useClass と別の用途でなければなりません。", "must be another use class than useClass");
        }
    }

    private static void UnitSize(CheckedJson node, DwellingsRule rule, List<Tariff> tables)
    {
        var sizes = Sizes(tables);
        if (rule.UnitMeterSize is { } size && sizes.Count > 0 && !sizes.Contains(size))
        {
            node.Fault("unitMeterSize", $"口径 {size} mm は料金表にありません。料金表の口径: {string.Join(", ", sizes)}", $"is {size}, which no table has; their meter sizes are {string.Join(", ", sizes)}");
        }
    }

    /// <summary>A line in yen would stand on the bill once for each service.</summary>
    private static void NeedService(CheckedJson node, bool inYen, Rule rule, List<Tariff> tables)
    {
        if (inYen && rule.Service is null && tables.Select(tariff => tariff.Service).Distinct().Count() > 1)
        {
            node.Fault("service", "この項目が必要です。省くと水道と下水道の両方で計上されます。", "is missing; without it the yen would be counted twice, with water and with sewer: write \"water\" or \"sewer\"");
        }
    }

    private static void FeeSizes(CheckedJson node, FeeRule fee, List<Tariff> tables)
    {
        if (fee.BySize.Count == 0 || Sizes(tables).Except(fee.BySize.Keys).ToList() is not { Count: > 0 } lacking)
        {
            return;
        }

        var list = string.Join(", ", lacking);
        node.Fault("yen", $"料金表にある口径 {list} mm の金額がありません。", $"lacks meter sizes that the tables have: {list} mm");
    }

    /// <summary>Meter sizes that the tables name, ascending; empty where they do not ask.</summary>
    private static List<int> Sizes(List<Tariff> tables) =>
        [.. tables.SelectMany(tariff => tariff.Rates).SelectMany(rate => (rate.MeterSizes ?? []).Concat(SizesOf(rate.Base)).Concat(SizesOf(rate.MeterFee))).Distinct().Order()];

    private static IEnumerable<int> SizesOf(SizedPrice? price) => price?.BySize?.Keys ?? [];

    private static void NeedSettlement(CheckedJson node, Rule provisional, IReadOnlyList<Tariff> tariffs, IReadOnlyList<(CheckedJson Node, Rule Rule)> rules)
    {
        foreach (var service in tariffs.Select(tariff => tariff.Service).Distinct().Order())
        {
            var settled = rules.Select(read => read.Rule).OfType<SettlementRule>().Any(rule =>
                (rule.Service is null || rule.Service == service) && rule.From <= provisional.From && !(rule.To < provisional.From));
            if (!settled)
            {
                var (ja, en) = service == Service.Water ? ("水道", "water") : ("下水道", "sewer");
                node.Fault("kind", $"{provisional.From:uuuu-MM-dd} に有効な{ja}の settlement が必要です。仮の請求をどう精算するかを書いてください。", $"needs a rule of kind settlement for {en} in force on {provisional.From:uuuu-MM-dd}, which says how provisional bills are settled");
            }
        }
    }
}
