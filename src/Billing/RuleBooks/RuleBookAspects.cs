using System.Text.Json.Nodes;
using Billing.Tariffs;

namespace Billing.RuleBooks;

/// <summary>
/// Takes two books apart into aspects – tables, statutory tax, one aspect per kind of rule – and puts together books that have some of either:
/// the way to find which aspect moves a yen, without guessing.
/// </summary>
internal static class RuleBookAspects
{
    /// <summary>The tables and their 経過措置.</summary>
    public const string Table = "table";

    /// <summary>Statutory consumption tax.</summary>
    public const string ConsumptionTax = "consumptionTax";

    /// <summary>What names, explains or cites, and prices nothing.</summary>
    private static readonly string[] Remarks = ["citation", "note", "$schema"];

    /// <summary>The aspects in which two books differ by content: tables first, then the tax, then kinds of rules by name.</summary>
    public static IReadOnlyList<string> Between(RuleBook a, RuleBook b)
    {
        var (first, second) = (Contents(a), Contents(b));
        return [.. first.Keys.Union(second.Keys)
            .Where(aspect => first.GetValueOrDefault(aspect) != second.GetValueOrDefault(aspect))
            .OrderBy(aspect => aspect switch { Table => 0, ConsumptionTax => 1, _ => 2 })
            .ThenBy(aspect => aspect, StringComparer.Ordinal)];
    }

    /// <summary><paramref name="book"/> with some aspects taken from <paramref name="other"/>. Dates are not checked: what such a book leaves open it refuses to charge.</summary>
    public static RuleBook With(this RuleBook book, IReadOnlyCollection<string> aspects, RuleBook other)
    {
        var tables = aspects.Contains(Table) ? other : book;
        var rules = book.Rules.Where(rule => !aspects.Contains(KindOf(rule))).Concat(other.Rules.Where(rule => aspects.Contains(KindOf(rule))));
        return new RuleBook(
            book.Id, book.Utility, tables.Tariffs, tables.AppliesFrom, [.. rules], aspects.Contains(ConsumptionTax) ? other.ConsumptionTax : book.ConsumptionTax, book.Files)
        {
            DelayRates = book.DelayRates,
        };
    }

    /// <summary><paramref name="book"/> with another table in the place of one of its own.</summary>
    public static RuleBook WithTable(this RuleBook book, Tariff table, Tariff other) => new(
        book.Id, book.Utility, [.. book.Tariffs.Select(tariff => ReferenceEquals(tariff, table) ? other : tariff)], book.AppliesFrom, book.Rules, book.ConsumptionTax, book.Files)
    {
        DelayRates = book.DelayRates,
    };

    /// <summary>The name of a rule's kind in the data.</summary>
    public static string KindOf(Rule rule) => RuleKinds.NameOf(rule.GetType());

    /// <summary>Each aspect as text, from the files that the book was read from.</summary>
    private static Dictionary<string, string> Contents(RuleBook book)
    {
        var root = JsonNode.Parse(book.Files.Texts[$"./{RuleBookLoader.FileName}"].TrimStart('\uFEFF'))!.AsObject();
        var contents = root["rules"]?.AsArray().OfType<JsonObject>().GroupBy(rule => (string)rule["kind"]!).ToDictionary(kind => kind.Key, Text) ?? [];
        var dates = book.AppliesFrom.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}");
        contents[Table] = string.Join('\n', book.Tariffs.Select(tariff => $"{tariff.Sha256} {tariff.EffectiveFrom} {tariff.EffectiveTo} {tariff.AppliesFromBillMonth}").Concat(dates).Order(StringComparer.Ordinal));
        contents[ConsumptionTax] = string.Join('\n', book.ConsumptionTax.Select(rate => $"{rate.From} {rate.Rate} {rate.Transition?.FixedBy}"));
        return contents;
    }

    private static string Text(IEnumerable<JsonObject> rules) => string.Join('\n', rules.Select(Text).Order(StringComparer.Ordinal));

    private static string Text(JsonObject rule) => string.Join(", ", rule
        .Where(field => !Remarks.Contains(field.Key))
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .Select(field => $"{field.Key}: {field.Value?.ToJsonString()}"));
}
