using System.Text.Json.Nodes;
using Billing.Db;
using Billing.Places;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Benchmarks;

/// <summary><c>--rules</c>: the demo town under rules of every kind, with facts for the share of contracts that a town has of each.</summary>
internal static class RuledTown
{
    private static readonly string[] Rules =
    [
        """{ "kind": "partPeriod", "method": "steps", "steps": [ { "upToDays": 15, "months": 0.5 }, { "months": 1 } ] }""",
        """{ "kind": "stopJoinsMonthBefore", "upToDays": 7 }""",
        """{ "kind": "settlement", "method": "reprice" }""",
        """{ "kind": "provisional", "monthsOfYear": [2], "method": "previous" }""",
        """{ "kind": "sewerVolume", "service": "sewer", "mixed": "larger", "wellOnly": { "eachMore": 8, "most": 48 } }""",
        """{ "kind": "sewerReduction", "service": "sewer", "anyOf": [ { "atLeastShare": 0.1 } ] }""",
        """{ "kind": "qualitySurcharge", "service": "sewer", "measures": [ { "of": "bod", "over": 200, "perStep": 100, "yenPerStep": 10 } ] }""",
        """{ "kind": "leakRelief", "base": [ { "method": "meanOfLast" } ], "bands": [ { "share": "1/2" } ], "round": "floor" }""",
        """{ "kind": "relief", "category": "福祉", "base": 1, "said": { "ja": "福祉減免", "en": "Welfare" } }""",
        """{ "kind": "dwellings", "method": "splitWhole", "occupied": true }""",
        """{ "kind": "fee", "on": "start", "service": "water", "yen": 500, "tax": "included", "said": { "ja": "開栓手数料", "en": "Opening fee" } }""",
    ];

    public static RuleBook Book()
    {
        var folder = Path.Combine(RuleBookFolder.Installed, "rulebooks", "demo");
        var book = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, RuleBookLoader.FileName)))!.AsObject();
        var rules = book["rules"]!.AsArray();
        var own = Rules.Select(rule => JsonNode.Parse(rule)!.AsObject()).ToList();
        foreach (var replaced in rules.Where(rule => own.Exists(o => (string?)o["kind"] == (string?)rule!["kind"])).ToList())
        {
            rules.Remove(replaced);
        }

        for (var i = 0; i < own.Count; i++)
        {
            var rule = own[i];
            (rule["id"], rule["from"], rule["citation"]) = ($"bench-{i}", "2019-10-01", "CHOICE: benchmark");
            rules.Add(rule);
        }

        var json = book.ToJsonString();
        return RuleBookLoader.Load(folder, path => path.EndsWith(RuleBookLoader.FileName, StringComparison.Ordinal) ? json : File.ReadAllText(path));
    }

    /// <summary>2 % wells, 3 % welfare, 0.3 % leaks, 5 % several dwellings, of a thousand contracts each.</summary>
    /// <returns>Facts written, and contracts that begin or end in the month before the night.</returns>
    public static (int Facts, int StartsAndStops) Declare(BillingDatabase database, LocalDate night)
    {
        using var db = database.NewContext();
        var month = night.PlusMonths(-1);
        var from = month.PlusMonths(-2);
        var contracts = db.Contracts.Where(c => c.To == null || c.To >= month).OrderBy(c => c.Id).Select(c => c.Id).ToList();
        var facts = contracts.SelectMany((contract, i) => Of(contract, i % 1000, from, night)).ToList();
        for (var i = 0; i < facts.Count; i++)
        {
            facts[i].Id = i + 1;
        }

        var several = contracts.Where((_, i) => i % 1000 >= 100 && i % 1000 < 150).ToHashSet();
        using var transaction = db.Database.BeginTransaction();
        database.BulkWrite(db, facts);
        foreach (var chunk in several.Chunk(1000))
        {
            db.ContractTerms.Where(t => chunk.Contains(t.ContractId)).ExecuteUpdate(u => u.SetProperty(t => t.Dwellings, 6));
        }

        transaction.Commit();
        return (facts.Count, db.Contracts.Count(c => (c.From > month && c.From <= night) || (c.To >= month && c.To <= night)));
    }

    private static IEnumerable<SupplyFact> Of(long contract, int place, LocalDate from, LocalDate night) => place switch
    {
        < 20 => [Fact(contract, FactKind.Well, from, FactWords.WellBesideTap, null), Fact(contract, FactKind.Residents, from, null, (place % 5) + 1)],
        >= 20 and < 50 => [Fact(contract, FactKind.Relief, from, "福祉", null)],
        >= 50 and < 53 => [Fact(contract, FactKind.Leak, night.PlusDays(-20), "地下漏水", null, night.PlusDays(-10))],
        >= 100 and < 150 => [Fact(contract, FactKind.OccupiedDwellings, from, null, (place % 6) + 1)],
        _ => [],
    };

    private static SupplyFact Fact(long contract, FactKind kind, LocalDate from, string? word, decimal? number, LocalDate? to = null)
        => new() { ContractId = contract, Kind = kind, From = from, To = to, Word = word, Number = number, Source = "benchmark" };
}
