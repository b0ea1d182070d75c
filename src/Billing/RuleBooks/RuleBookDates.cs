using Billing.Kernel;
using Billing.Tariffs;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>Checks that the dates of a book leave nothing open and nothing double.</summary>
internal static class RuleBookDates
{
    public static void Check(CheckedJson root, IReadOnlyList<Tariff> tariffs, IReadOnlyList<(CheckedJson Node, Rule Rule)> rules)
    {
        RefuseRepeatedIds(rules);
        RefuseRepeatedTariffs(root, tariffs);
        CheckVersions(root, tariffs);
        foreach (var group in rules.GroupBy(read => (read.Rule.GetType(), read.Rule.Key, read.Rule.Service)))
        {
            CheckFollowing([.. group.OrderBy(read => read.Rule.From)]);
        }

        foreach (var service in tariffs.Select(tariff => tariff.Service).Distinct())
        {
            RequireChoice(root, service, tariffs.Where(tariff => tariff.Service == service).Min(tariff => tariff.EffectiveFrom), rules);
        }
    }

    private static void RefuseRepeatedIds(IReadOnlyList<(CheckedJson Node, Rule Rule)> rules)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, rule) in rules.Where(read => !seen.Add(read.Rule.Id)))
        {
            node.Fault("id", $"\"{rule.Id}\" は既に使われています。規則ごとに別の id にしてください。", $"is \"{rule.Id}\", which another rule already has; give every rule its own id");
        }
    }

    private static void RefuseRepeatedTariffs(CheckedJson root, IReadOnlyList<Tariff> tariffs)
    {
        foreach (var id in tariffs.GroupBy(tariff => tariff.Id).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            root.Fault("tariffs", $"id \"{id}\" の料金表が2回あります。", $"lists two tables with the id \"{id}\"");
        }

        foreach (var pair in tariffs.GroupBy(tariff => (tariff.Service, tariff.EffectiveFrom)).Where(group => group.Count() > 1))
        {
            var ids = string.Join(", ", pair.Select(tariff => tariff.Id));
            root.Fault("tariffs", $"{ids} は同じ日から有効です。一つにしてください。", $"has tables of one service in force from the same day: {ids}; keep one");
        }
    }

    /// <summary>Versions of one service follow each other without a day between them.</summary>
    private static void CheckVersions(CheckedJson root, IReadOnlyList<Tariff> tariffs)
    {
        foreach (var versions in tariffs.GroupBy(tariff => tariff.Service))
        {
            var inOrder = versions.OrderBy(tariff => tariff.EffectiveFrom).ToList();
            foreach (var (before, after) in inOrder.Zip(inOrder.Skip(1)))
            {
                if (before.EffectiveFrom != after.EffectiveFrom && LintDates.Between(before, after) is { } finding)
                {
                    root.Fault("tariffs", $"{after.Id}: {finding.Said.Ja}", $"at {after.Id}: {finding.Said.En}");
                }
            }
        }
    }

    /// <summary>The next rule of the same kind, service and key ends a rule; two of one day, or one that claims to last beyond the next one's start, contradict each other.</summary>
    private static void CheckFollowing(IReadOnlyList<(CheckedJson Node, Rule Rule)> inOrder)
    {
        for (var i = 1; i < inOrder.Count; i++)
        {
            var (_, before) = inOrder[i - 1];
            var (node, rule) = inOrder[i];
            if (rule.From == before.From || before.To >= rule.From)
            {
                node.Fault("from", $"規則 \"{before.Id}\" と期間が重なります。", $"overlaps with rule \"{before.Id}\" of the same kind");
            }
            else if (RuleKinds.AlwaysHolds(rule) && before.To is { } to && to.PlusDays(1) < rule.From)
            {
                node.Fault("from", $"{to.PlusDays(1):uuuu-MM-dd} から {rule.From.PlusDays(-1):uuuu-MM-dd} まで規則がありません。", $"leaves {to.PlusDays(1):uuuu-MM-dd} to {rule.From.PlusDays(-1):uuuu-MM-dd} without a rule of this kind");
            }
        }

        if (inOrder.Count > 0 && inOrder[^1] is var (last, lastRule) && RuleKinds.AlwaysHolds(lastRule) && lastRule.To is not null)
        {
            last.Fault("to", "この種類の規則は途切れてはなりません。次の規則を加えるか、この項目を除いてください。", "ends a kind that must always hold; add the next rule or leave this field out");
        }
    }

    private static void RequireChoice(CheckedJson root, Service service, LocalDate since, IReadOnlyList<(CheckedJson Node, Rule Rule)> rules)
    {
        var begins = rules.Select(read => read.Rule).OfType<TariffChoiceRule>().Where(rule => rule.Service is null || rule.Service == service).Select(rule => rule.From).DefaultIfEmpty(LocalDate.MaxIsoValue).Min();
        if (begins > since)
        {
            var name = service == Service.Water ? "water" : "sewer";
            root.Fault("rules", $"{since:uuuu-MM-dd} から有効な {name} の tariffChoice が必要です。", $"needs a tariffChoice for {name} from {since:uuuu-MM-dd}, when its first table begins");
        }
    }
}
