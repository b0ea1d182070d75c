using Billing.Kernel;
using System.Text.Json.Nodes;
using Billing.RuleBooks;
using Billing.Tariffs;
using Xunit;

namespace Billing.Tests.RuleBooks;

/// <summary>The JSON Schemas beside the data and the loaders agree, field by field: what the one requires or names, so does the other.</summary>
public class SchemaTests
{
    private const string FullTariff = """
        {
          "$schema": "x", "format": "water-tariff/1", "id": "full", "utility": "試験市", "service": "water", "effectiveFrom": "2020-04-01", "effectiveTo": "2024-03-31", "appliesFromBillMonth": "2020-06",
          "citations": ["試験条例"], "prices": "taxExcluded", "taxRate": 0.1, "tableMonths": 1, "oddCubicMetre": "first", "rounding": { "mode": "floor", "unit": 1, "each": "month" },
          "rates": [ { "useClass": "一般", "meterSizes": [13], "register": "day", "base": { "13": 1 }, "meterFee": 1, "smallUse": { "upTo": 5, "base": 1 }, "tiers": [ { "upTo": 10, "price": 1 }, { "price": 2 } ] }, { "useClass": "営業", "base": 1, "tiers": [ { "price": 2 } ] } ],
          "examples": [ { "useClass": "一般", "meterSize": 13, "register": "day", "cubicMetres": 1, "months": 1, "dwellings": 1, "taxRate": 0.08, "yen": 1 } ], "note": "n"
        }
        """;

    /// <summary>Every kind with every field; several samples where fields exclude each other.</summary>
    private static readonly Dictionary<string, string[]> FullRules = new()
    {
        ["tariffChoice"] = [""" "basis": "periodEnd" """],
        ["dueDate"] = [""" "monthsAfter": 1, "day": 31, "nextBusinessDay": true """],
        ["invoice"] = [""" "issuer": "i", "registrationNumber": "T0000000000000" """],
        ["rollOver"] = [""" "nearTop": 0.9 """],
        ["estimate"] = [""" "method": "meanOfLast", "count": 3 """],
        ["gateAgainst"] = [""" "against": "previous", "above": 2, "below": 0.5, "atLeast": 10 """],
        ["gateZero"] = [""" "previousAtLeast": 5 """],
        ["gateNegative"] = [""],
        ["gateMeterCapacity"] = [""" "cubicMetresPerMonth": { "13": 100 } """],
        ["gateMeterSize"] = [""],
        ["gateParentChild"] = [""],
        ["gateShortPeriod"] = [""" "daysPerMonth": 20 """],
        ["gateSecondPerson"] = [""" "fromYen": 100000 """],
        ["partPeriod"] =
        [
            """ "on": "start", "countsFirstDay": true, "countsLastDay": false, "countsReadingDay": true, "method": "steps", "steps": [ { "upToDays": 15, "upToMonths": 1, "includedShareAtMost": 0.5, "onlyWithIncludedVolume": true, "months": 0.5 }, { "months": 1 } ], "wholeMonthBounds": true """,
            """ "on": "start", "countsFirstDay": true, "countsLastDay": false, "method": "dailyBase", "daysPerMonth": 31, "fixed": 200, "round": { "mode": "floor", "unit": 10 } """,
            """ "on": "start", "countsFirstDay": true, "countsLastDay": false, "method": "scaledUsage", "daysPerMonth": 31, "roundUsage": "floor", "round": { "mode": "floor", "unit": 1 }, "minimumYen": 220 """,
        ],
        ["procedure"] = [""" "procedure": "pause", "name": "minMonths", "value": 3, "said": { "ja": "j", "en": "e" } """],
        ["procedureFee"] = [""" "procedure": "works", "name": "review", "yen": { "13": 1000 }, "tax": "none", "said": { "ja": "j", "en": "e" } """],
        ["storeSlip"] = [""" "issuer": "912345", "company": "01234", "mostYen": 300000, "daysAfterDue": 30, "daysAfterIssue": 10 """],
        ["directDebit"] = [""" "name": "n", "profile": "standard", "clientCode": "0000000001", "clientName": "ｱ", "bank": "0001", "bankName": "ｱ", "branch": "001", "branchName": "ｱ", "account": "1234567", "banks": ["0001"], "secondRunDays": 14, "oldestDays": 62, "heldBy": ["bankruptcy", "death"] """],
        ["channels"] = [""" "open": ["counter", "elQr"], "qrContent": "{key}" """],
        ["lateCharge"] = [$""" "rates": "own", "firstMonth": 7.25, "after": 14.5, {Floors} "when": "paidInFull", "dueDays": 14 """, $""" "rates": "civil", {Floors} "when": "eachPayment", "dueDays": 0 """],
        ["refundInterest"] = [$""" "for": "overpayment", "rates": "own", "percent": 3, {Floors} "years": 5 """, $""" "for": "timeBarred", "rates": "taxStyle", {Floors} "years": 20 """],
        ["allocation"] = [""" "order": "costChargePrincipal", "through": "kinds", "across": "oldest" """],
        ["concession"] = [""" "sharePercent": 25, "basis": "fixed", "each": "claim", "round": "floor", "operator": { "ja": "j", "en": "e" } """],
        ["billingCost"] = [""" "method": "perBill", "value": 60 """],
        ["dunningStep"] =
        [
            """ "name": "reminder", "order": 1, "act": "reminder", "after": "dueDate", "wait": { "months": 1, "days": 2, "dayOfMonth": 25, "endingIn": 5, "holiday": "next" }, "latest": { "days": 20 }, "deadline": { "days": 10 }, """
            + """ "anyOf": [ { "months": 2, "bills": 2, "oneBillYen": 30000, "yen": 50001 } ], "feeYen": 100, "feeTax": "none", "secondPerson": false, "automatic": true, "optional": true, "article": "a", "said": { "ja": "督促状", "en": "Reminder" } """,
        ],
        ["dunningTerms"] =
        [
            """ "stopCountsSewer": true, "returnOnPledge": true, "pledgeShare": "1/2", "pledgeMonths": 12, "pledgeGraceDays": 3, "pledgeNeedsCurrent": true, "limitationYears": 5, "judgmentYears": 10, "stayMonths": 6, "endsByTime": false, "warnMonths": 6, """
            + """ "oldYears": 2, "oldBefore": "2020-04-01", "publicNoticeDays": 7, "pledgeArticle": "a", "writeOffArticle": "w" """,
        ],
        ["lateChargeWaiver"] = [""" "grounds": ["disaster", "theft", "illness", "loss", "hardship", "ourFault", "unavoidable"], "secondPersonFrom": 1000 """],
        ["cashDrawer"] = [""" "float": 30000 """],
        ["badDebtAllowance"] = [""" "notDuePercent": 0.1, "bands": [ { "months": 0, "percent": 1 } ] """],
        ["stopJoinsMonthBefore"] = [""" "upToDays": 15 """],
        ["settlement"] = [""" "method": "quantity" """],
        ["billingCycle"] = [""" "monthsAfter": 1 """],
        ["provisional"] = [""" "monthsOfYear": [12, 1], "method": "meanOfLast", "count": 3 """],
        ["dwellings"] = [""" "name": "n", "method": "scale", "occupied": true, "unitMeterSize": 13, "useClasses": ["一般"] """],
        ["mixedUse"] = [""" "useClass": "営業", "firstUseClass": "一般", "upTo": 30, "baseOfFirst": true, "restAnew": true """],
        ["sewerVolume"] =
        [
            """ "wellOnly": { "persons": [ { "upTo": 1, "m3": 9 } ], "eachMore": 4, "most": 48 }, "wellBesideTap": { "eachMore": 2.5 }, "byUse": [ { "use": "風呂", "persons": [ { "upTo": 1, "m3": 2 } ], "eachMore": 1, "most": 9 } ], """
            + """ "mixed": "sum", "tableMonths": 1, "round": "floor", "apart": true, "residentsOf": { "month": 4, "day": 1 } """,
        ],
        ["sewerReduction"] = [""" "anyOf": [ { "atLeastShare": 0.1, "moreThanShare": 0.05, "atLeast": 20, "whenUsageAbove": 100, "months": 2 } ] """],
        ["qualitySurcharge"] =
        [
            """ "measures": [ { "of": "bod", "over": 200, "excess": true, "weight": 1, "perStep": 100, "yenPerStep": 14 } ], "moreThan": 500, "atLeast": 600, "roundIndex": "halfUp", "table": [ { "upTo": 100, "yen": 14 }, { "yen": 20 } ], "yenPerIndex": 1 """,
        ],
        ["leakRelief"] =
        [
            """ "bands": [ { "upToTimes": 3, "share": "1/3" }, { "share": "0.5" } ], "mostTimesBase": 6, "round": "floor", """ + LeakFields,
            """ "chargeSteps": [ { "overTimes": 3, "share": 0.5 } ], "round": "floor", """ + LeakFields,
            """ "declaredLeak": true, "bands": [ { "share": "1/2" } ], "round": "floor", """ + LeakFields,
        ],
        ["relief"] =
        [
            """ "category": "c", "onlyMunicipalTaxExempt": true, "name": "n", "useClasses": ["一般"], "upToMeterSize": 20, "months": { "first": "2026-02", "last": "2026-05" }, "base": "1/3", "meterFee": 1, "firstCubicMetres": 10, "volume": 0.5, "charge": 0.5, "yen": 100, "said": { "ja": "減免", "en": "Relief" } """,
        ],
        ["fee"] =
        [
            """ "on": "start", "name": "n", "yen": 1000, "tax": "excluded", "said": { "ja": "開栓手数料", "en": "Opening" } """,
            """ "on": "joining", "yen": { "13": 1000 }, "tax": "excluded", "said": { "ja": "加入金", "en": "Joining" } """,
        ],
    };

    private const string Floors = """ "baseFloor": 1000, "leastBase": 2000, "leastResult": 1000, "resultFloor": 100, """;

    private const string LeakFields = """ "cause": "c", "base": [ { "method": "meanOfLast", "count": 3 } ], "baseChoice": "first", "leastBase": 5, "leakAtLeastShare": 0.3, "upToMeterSize": 25, "overTimesBase": 2, "onlyNotDrained": true, "onlyDesignatedContractor": true, "mostMonths": 2, "onceInMonths": 12 """;

    [Theory]
    [InlineData("")]
    [InlineData("rounding")]
    [InlineData("rates/0")]
    [InlineData("rates/0/smallUse")]
    [InlineData("rates/0/tiers/0")]
    [InlineData("examples/0")]
    public void The_tariff_loader_requires_and_names_what_the_schema_does(string place)
    {
        var schema = Schema("rulebooks", "water-tariff.schema.json");
        var of = place == "" ? schema : schema["$defs"]![place.Split('/').Where(part => part != "0").Last() switch { "rates" => "rate", "tiers" => "tier", "examples" => "example", var name => name }]!.AsObject();
        Agree(of, [FullTariff], place, json => TariffLoader.Parse(json, "t.json"));
        var odd = At(JsonNode.Parse(FullTariff)!, place, out var root);
        odd["zzz"] = 1;
        Assert.EndsWith(".zzz", Assert.Single(TariffLoader.Parse(root.ToJsonString(), "t.json").UnknownFields), StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_sample_holds_no_field_that_the_loader_does_not_know() => Assert.Empty(TariffLoader.Parse(FullTariff, "t.json").UnknownFields);

    [Theory]
    [InlineData("service")]
    [InlineData("prices")]
    [InlineData("oddCubicMetre")]
    public void The_tariff_loader_takes_every_word_that_the_schema_lists(string field)
    {
        foreach (var word in Schema("rulebooks", "water-tariff.schema.json")["properties"]![field]!["enum"]!.AsArray())
        {
            var json = JsonNode.Parse(FullTariff)!;
            json[field] = word!.DeepClone();
            TariffLoader.Parse(json.ToJsonString(), "t.json");
        }
    }

    [Theory]
    [InlineData("mode")]
    [InlineData("unit")]
    [InlineData("each")]
    public void The_tariff_loader_takes_every_rounding_that_the_schema_lists(string field)
    {
        foreach (var word in Schema("rulebooks", "water-tariff.schema.json")["$defs"]!["rounding"]!["properties"]![field]!["enum"]!.AsArray())
        {
            var json = JsonNode.Parse(FullTariff)!;
            json["rounding"]![field] = word!.DeepClone();
            TariffLoader.Parse(json.ToJsonString(), "t.json");
        }
    }

    [Fact]
    public void The_schema_knows_exactly_the_kinds_of_rules_that_the_engine_knows()
    {
        var schema = Schema("rulebooks", "water-rulebook.schema.json");
        var kinds = schema["properties"]!["rules"]!["items"]!["oneOf"]!.AsArray().Select(branch => branch!["$ref"]!.GetValue<string>()["#/$defs/".Length..]);
        Assert.Equal(RuleBookLoader.Kinds.Order(), kinds.Order());
        Assert.Equal(RuleBookLoader.Kinds.Order(), FullRules.Keys.Order());
        Assert.All(RuleBookLoader.Kinds, kind => Assert.Equal(kind, schema["$defs"]![kind]!["properties"]!["kind"]!["const"]!.GetValue<string>()));
    }

    [Fact]
    public void The_rule_reader_requires_and_names_what_the_schema_does_for_every_kind()
    {
        foreach (var (kind, samples) in FullRules)
        {
            Agree(Rules["$defs"]![kind]!.AsObject(), [.. samples.Select(own => BookWith(Rule(kind, own)))], RuleAt, Load, path => IsEndOfRule(path) || (kind is "fee" or "relief" && IsYenOfBoth(path)));
        }
    }

    [Theory]
    [InlineData("partPeriod", "steps/0", "partPeriodStep")]
    [InlineData("partPeriod", "round", "round")]
    [InlineData("sewerVolume", "wellOnly", "personsTable")]
    [InlineData("sewerVolume", "wellOnly/persons/0", "personsStep")]
    [InlineData("sewerVolume", "byUse/0", "wellUse")]
    [InlineData("sewerVolume", "residentsOf", "residentsOf")]
    [InlineData("sewerReduction", "anyOf/0", "reductionCondition")]
    [InlineData("qualitySurcharge", "measures/0", "qualityMeasure")]
    [InlineData("qualitySurcharge", "table/0", "qualityPrice")]
    [InlineData("leakRelief", "base/0", "leakBase")]
    [InlineData("leakRelief", "bands/0", "leakBand")]
    [InlineData("leakRelief", "chargeSteps/0", "leakStep")]
    [InlineData("relief", "months", "reliefMonths")]
    [InlineData("relief", "said", "said")]
    [InlineData("fee", "said", "said")]
    [InlineData("dunningStep", "wait", "dayRule")]
    [InlineData("dunningStep", "anyOf/0", "dunningThreshold")]
    public void Parts_of_a_rule_require_and_name_what_the_schema_does(string kind, string place, string definition)
    {
        var first = place.Split('/')[0];
        var sample = FullRules[kind].First(own => own.Contains($"\"{first}\"", StringComparison.Ordinal));
        Agree(Rules["$defs"]![definition]!.AsObject(), [BookWith(Rule(kind, sample))], $"{RuleAt}/{place}", Load, IsEndOfRule);
    }

    [Theory]
    [InlineData(RuleAt)]
    [InlineData("tariffs/0")]
    public void A_transition_requires_and_names_what_the_schema_does(string of)
    {
        string[] transitions = [AppliesFrom, """{ "newUsers": "2021-04-01", "oddMonth": "2021-05", "evenMonth": "2021-06" }"""];
        Agree(Rules["$defs"]!["appliesFrom"]!.AsObject(), [.. transitions.Select(text => BookWith(Rule("fee", FullRules["fee"][0])).Replace(AppliesFrom, text, StringComparison.Ordinal))], $"{of}/appliesFrom", Load, IsEndOfRule);
    }

    [Fact]
    public void The_rule_reader_takes_every_word_that_the_schema_lists()
    {
        foreach (var (kind, samples) in FullRules)
        {
            foreach (var (field, property) in Rules["$defs"]![kind]!["properties"]!.AsObject().Where(property => property.Value!["enum"] is not null))
            {
                var own = samples.First(sample => field is "service" or "method" || sample.Contains($"\"{field}\"", StringComparison.Ordinal));
                foreach (var word in property!["enum"]!.AsArray())
                {
                    At(JsonNode.Parse(BookWith(Rule(kind, own)))!, RuleAt, out var book)[field] = word!.DeepClone();
                    Assert.DoesNotContain(Refusals(book.ToJsonString(), Load, null), path => path.EndsWith($".{field}", StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("utility", "name")]
    [InlineData("tariffs/0", "tariff")]
    public void The_rule_book_loader_requires_and_names_what_the_schema_does(string place, string definition)
    {
        Agree(definition == "" ? Rules : Rules["$defs"]![definition]!.AsObject(), [BookWith("""{ "kind": "gateNegative", "id": "g", "from": "2020-04-01", "citation": "c" }""")], place, Load);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("values/1", "value")]
    [InlineData("values/1/transition", "value/properties/transition")]
    public void The_law_loader_requires_and_names_what_the_schema_does(string place, string definition)
    {
        var schema = Schema("law", "water-law.schema.json");
        const string law = """
            { "$schema": "x", "format": "water-law/1", "id": "i", "title": "t", "note": "n", "values": [ { "from": "2014-04-01", "rate": 0.08, "citation": "c" },
              { "from": "2019-10-01", "rate": 0.1, "citation": "c", "transition": { "fixedBy": "2019-10-31", "citation": "c" } } ] }
            """;
        Agree(definition == "" ? schema : At(schema["$defs"]!, definition, out _), [law], place, json => ConsumptionTaxLoader.Parse(json, "l.json"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("taxStyle/0", "taxStyle")]
    [InlineData("civil/0", "civil")]
    public void The_loader_of_rates_requires_and_names_what_the_schema_does(string place, string definition)
    {
        var schema = Schema("law", "water-delay-rates.schema.json");
        Agree(definition == "" ? schema : schema["$defs"]![definition]!.AsObject(), [FullRates], place, json => DelayRatesLoader.Parse(json, "r.json"));
    }

    /// <summary>The samples together hold every property of the schema; dropping a required one is refused at its path, dropping another is not.</summary>
    private static void Agree(JsonObject schema, string[] samples, string place, Action<string> load, Func<string, bool>? mayFail = null)
    {
        var named = schema["properties"]!.AsObject().Select(property => property.Key).ToHashSet();
        Assert.Equal(named.Order(), samples.SelectMany(sample => At(JsonNode.Parse(sample)!, place, out _).Select(property => property.Key)).Distinct().Order());
        foreach (var sample in samples)
        {
            Assert.Empty(Refusals(sample, load, mayFail));
            var present = At(JsonNode.Parse(sample)!, place, out _);
            var required = Required(schema, present);
            Assert.Subset(named, required);
            foreach (var name in present.Select(property => property.Key))
            {
                var at = At(JsonNode.Parse(sample)!, place, out var root);
                at.Remove(name);
                var refused = Refusals(root.ToJsonString(), load, mayFail);
                var places = InPlaceOf(schema, name);
                Assert.True(required.Contains(name) == refused.Any(path => places.Any(of => path.EndsWith($".{of}", StringComparison.Ordinal))), $"{place}: {name}: {string.Join(' ', refused)}");
            }
        }
    }

    /// <summary>The field, and those that may stand in its place: where one of several is missing, any of them may be named.</summary>
    private static List<string> InPlaceOf(JsonObject schema, string name)
    {
        var choices = (schema["oneOf"]?.AsArray() ?? []).SelectMany(branch => branch!["required"]!.AsArray()).Select(field => field!.GetValue<string>()).ToList();
        return choices.Contains(name) ? choices : [name];
    }

    /// <summary>What the schema requires of this very object: always, by its method, by its choice of one of several, beside another field.</summary>
    private static HashSet<string> Required(JsonObject schema, JsonObject present)
    {
        static IEnumerable<string> Names(JsonNode? list) => list?.AsArray().Select(name => name!.GetValue<string>()) ?? [];
        var required = Names(schema["required"]).ToHashSet();
        required.UnionWith((schema["oneOf"]?.AsArray() ?? []).Select(branch => Names(branch!["required"]).ToList()).Where(names => names.TrueForAll(present.ContainsKey)).SelectMany(names => names));
        required.UnionWith((schema["dependentRequired"]?.AsObject() ?? []).Where(pair => present.ContainsKey(pair.Key) && pair.Key != "yenPerStep").SelectMany(pair => Names(pair.Value)));
        foreach (var condition in schema["allOf"]?.AsArray() ?? [])
        {
            var (field, of) = condition!["if"]!["properties"]!.AsObject().Single();
            if (present[field]!.GetValue<string>() == of!["const"]!.GetValue<string>())
            {
                required.UnionWith(Names(condition["then"]!["required"]));
            }
        }

        return required;
    }

    private static List<string> Refusals(string json, Action<string> load, Func<string, bool>? mayFail)
    {
        try
        {
            load(json);
            return [];
        }
        catch (DataFileException refusal)
        {
            return [.. refusal.Faults.Select(fault => fault.Path).Where(path => mayFail?.Invoke(path) != true)];
        }
    }

    private static JsonObject At(JsonNode root, string place, out JsonNode whole)
    {
        whole = root;
        return place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!).AsObject();
    }

    private static void Load(string book) => RuleBookLoader.Load("book", path => path switch
    {
        "book/rulebook.json" => book,
        "book/t.json" => FullTariff,
        "book/s.json" => FullTariff.Replace("\"water\"", "\"sewer\"", StringComparison.Ordinal).Replace("\"full\"", "\"sewer\"", StringComparison.Ordinal),
        "delay.json" => FullRates,
        "law.json" => """{ "format": "water-law/1", "id": "i", "title": "t", "values": [ { "from": "2019-10-01", "rate": 0.1, "citation": "c" } ] }""",
        _ => throw new FileNotFoundException(path),
    });

    private const string FullRates = """
        { "$schema": "x", "format": "water-delay-rates/1", "id": "i", "title": "t", "note": "n", "taxStyle": [ { "from": "2019-01-01", "to": "2019-12-31", "firstMonth": 2.6, "after": 8.9, "refund": 1.6, "citation": "c" } ],
          "civil": [ { "from": "2020-04-01", "percent": 3, "citation": "c" } ] }
        """;

    private const string AppliesFrom = """{ "newUsers": "2021-04-01", "month": "2021-05" }""";

    /// <summary>Where the rule in question stands in <see cref="BookWith"/>.</summary>
    private const string RuleAt = "rules/3";

    private static readonly JsonObject Rules = Schema("rulebooks", "water-rulebook.schema.json");

    /// <summary>A kind that must always hold may not end.</summary>
    private static bool IsEndOfRule(string path) => path.EndsWith("].to", StringComparison.Ordinal);

    /// <summary>A line in yen names its service where the book has both, which no schema can ask.</summary>
    private static bool IsYenOfBoth(string path) => path == "$.rules[3].service";

    private static string Rule(string kind, string own)
    {
        var properties = Rules["$defs"]![kind]!["properties"]!.AsObject();
        var service = properties["service"] is { } field ? $"\"service\": \"{field["const"]?.GetValue<string>() ?? "water"}\"," : "";
        var transition = properties.ContainsKey("appliesFrom") ? $"\"appliesFrom\": {AppliesFrom}," : "";
        return $$"""{ "kind": "{{kind}}", "id": "r", "from": "2021-04-01", "to": "2030-03-31", {{service}} {{transition}} "citation": "c", "note": "n" {{(own == "" ? "" : ",")}}{{own}} }""";
    }

    private static string BookWith(string rule) => $$"""
        {
          "$schema": "x", "format": "water-rulebook/1", "id": "b", "utility": { "ja": "市", "en": "City" }, "consumptionTax": "../law.json", "delayRates": "../delay.json",
          "tariffs": [ { "service": "water", "file": "t.json", "from": "2020-04-01", "appliesFrom": {{AppliesFrom}} }, { "service": "sewer", "file": "s.json" } ],
          "rules": [
            { "kind": "tariffChoice", "id": "choice", "from": "2020-04-01", "basis": "periodEnd", "citation": "c" },
            { "kind": "settlement", "id": "water", "from": "2020-04-01", "service": "water", "method": "quantity", "citation": "c" },
            { "kind": "settlement", "id": "sewer", "from": "2020-04-01", "service": "sewer", "method": "quantity", "citation": "c" }, {{rule}} ], "note": "n"
        }
        """;

    private static JsonObject Schema(string folder, string name) => JsonNode.Parse(File.ReadAllText(CaseFiles.PathOf("db", folder, name)))!.AsObject();
}
