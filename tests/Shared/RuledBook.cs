using System.Text.Json.Nodes;
using Billing.Db;
using Billing.RuleBooks;

namespace Billing.Testing;

/// <summary>
/// The demo town's tables, due dates and gate, with the rules that a test is about: figures are reckoned by hand from these alone. The demo book's own rules
/// that change a charge are left out.
/// </summary>
public static class RuledBook
{
    private static readonly HashSet<string> LeftOut = ["partPeriod", "settlement", "dwellings", "sewerVolume", "sewerReduction", "leakRelief", "relief", "fee", "dunningStep", "dunningTerms", "lateChargeWaiver"];

    private static readonly string Demo = Path.Combine(RuleBookFolder.Installed, "rulebooks", "demo");

    /// <param name="rules">JSON objects; <c>id</c>, <c>from</c> and <c>citation</c> may be left out. A rule of the same id takes the place of the town's.</param>
    public static RuleBook With(params string[] rules)
    {
        var book = Json(rules).ToJsonString();
        return RuleBookLoader.Load(Demo, path => path.EndsWith(RuleBookLoader.FileName, StringComparison.Ordinal) ? book : File.ReadAllText(path));
    }

    /// <summary>The demo town's own rules of kinds whose names begin so, for a test that wants them back.</summary>
    public static string[] Own(string kinds) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Demo, RuleBookLoader.FileName)))!["rules"]!.AsArray().Where(r => ((string)r!["kind"]!).StartsWith(kinds, StringComparison.Ordinal)).Select(r => r!.ToJsonString())];

    /// <summary>Writes the same book to a folder, for the real program.</summary>
    public static void Write(string folder, params string[] rules)
    {
        var book = Json(rules);
        book["consumptionTax"] = Beside(folder, (string)book["consumptionTax"]!);
        book["delayRates"] = Beside(folder, (string)book["delayRates"]!);
        foreach (var tariff in book["tariffs"]!.AsArray())
        {
            tariff!["file"] = Beside(folder, (string)tariff["file"]!);
        }

        File.WriteAllText(Path.Combine(folder, RuleBookLoader.FileName), book.ToJsonString());
    }

    private static string Beside(string folder, string file) => Path.GetRelativePath(folder, Path.GetFullPath(Path.Combine(Demo, file)));

    private static JsonObject Json(string[] rules)
    {
        var book = JsonNode.Parse(File.ReadAllText(Path.Combine(Demo, RuleBookLoader.FileName)))!.AsObject();
        var all = book["rules"]!.AsArray();
        Remove(all, rule => LeftOut.Contains((string)rule["kind"]!));
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = JsonNode.Parse(rules[i])!.AsObject();
            rule["id"] ??= $"test-{i + 1}";
            rule["from"] ??= "2019-10-01";
            rule["citation"] ??= "CHOICE: test";
            Remove(all, other => (string?)other["id"] == (string?)rule["id"]);
            all.Add(rule);
        }

        return book;
    }

    private static void Remove(JsonArray rules, Func<JsonNode, bool> which)
    {
        foreach (var rule in rules.Where(rule => which(rule!)).ToList())
        {
            rules.Remove(rule);
        }
    }
}
