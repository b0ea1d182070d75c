using System.Text.Json.Nodes;
using Billing.RuleBooks;

namespace Billing.Tests.Nights;

/// <summary>The demo town's rule book with further rules, each cited as a test's own: their tables are known and reckoned by hand.</summary>
internal static class RuledBook
{
    private static readonly string Demo = CaseFiles.PathOf("db", "rulebooks", "demo");

    /// <param name="rules">JSON objects without <c>id</c>, <c>from</c> and <c>citation</c>.</param>
    public static RuleBook With(params string[] rules)
    {
        var book = Json(rules);
        return RuleBookLoader.Load(Demo, path => path.EndsWith(RuleBookLoader.FileName, StringComparison.Ordinal) ? book : File.ReadAllText(path));
    }

    /// <summary>Writes the same book to a folder, for the real program.</summary>
    public static void Write(string folder, params string[] rules)
    {
        var book = JsonNode.Parse(Json(rules))!.AsObject();
        book["consumptionTax"] = Path.GetRelativePath(folder, CaseFiles.PathOf("db", "law", "consumption-tax.json"));
        foreach (var tariff in book["tariffs"]!.AsArray())
        {
            tariff!["file"] = Path.GetRelativePath(folder, Path.GetFullPath(Path.Combine(Demo, (string)tariff["file"]!)));
        }

        File.WriteAllText(Path.Combine(folder, RuleBookLoader.FileName), book.ToJsonString());
    }

    private static string Json(string[] rules)
    {
        var book = JsonNode.Parse(File.ReadAllText(Path.Combine(Demo, RuleBookLoader.FileName)))!.AsObject();
        foreach (var (text, i) in rules.Select((text, i) => (text, i)))
        {
            var rule = JsonNode.Parse(text)!.AsObject();
            rule["id"] ??= $"test-{i + 1}";
            rule["from"] ??= "2019-10-01";
            rule["citation"] = "CHOICE: test";
            book["rules"]!.AsArray().Add(rule);
        }

        return book.ToJsonString();
    }
}
