using System.Text.Json.Nodes;
using Billing.Kernel;
using Billing.Tariffs;
using Xunit;
using static Billing.Tests.Tariffs.TestTariff;

namespace Billing.Tests.Tariffs;

/// <summary>What the loader refuses, and what it says.</summary>
public class TariffLoaderTests
{
    [Theory]
    [InlineData("format", "\"water-tariff/2\"", "$.format")]
    [InlineData("format", "1", "$.format")]
    [InlineData("id", "\"\"", "$.id")]
    [InlineData("id", "7", "$.id")]
    [InlineData("service", "\"gas\"", "$.service")]
    [InlineData("effectiveFrom", "\"2019-13-01\"", "$.effectiveFrom")]
    [InlineData("effectiveFrom", "\"2019/10/01\"", "$.effectiveFrom")]
    [InlineData("effectiveTo", "\"2019-09-30\"", "$.effectiveTo")]
    [InlineData("appliesFromBillMonth", "\"2019-4\"", "$.appliesFromBillMonth")]
    [InlineData("citations", "\"somewhere\"", "$.citations")]
    [InlineData("citations", "[1]", "$.citations[0]")]
    [InlineData("prices", "\"net\"", "$.prices")]
    [InlineData("taxRate", "10", "$.taxRate")]
    [InlineData("taxRate", "-0.1", "$.taxRate")]
    [InlineData("taxRate", "\"0.1\"", "$.taxRate")]
    [InlineData("taxRate", "null", "$.taxRate")]
    [InlineData("tableMonths", "3", "$.tableMonths")]
    [InlineData("tableMonths", "1.5", "$.tableMonths")]
    [InlineData("oddCubicMetre", "\"middle\"", "$.oddCubicMetre")]
    [InlineData("rounding", "\"floor\"", "$.rounding")]
    [InlineData("rounding", """{ "mode": "truncate", "unit": 1, "each": "month" }""", "$.rounding.mode")]
    [InlineData("rounding", """{ "mode": "floor", "unit": 5, "each": "month" }""", "$.rounding.unit")]
    [InlineData("rounding", """{ "mode": "floor", "unit": 1, "each": "year" }""", "$.rounding.each")]
    [InlineData("rounding", """{ "mode": "floor", "unit": 1 }""", "$.rounding.each")]
    [InlineData("rates", "[]", "$.rates")]
    [InlineData("rates", "[7]", "$.rates[0]")]
    [InlineData("rates", """[ { "useClass": "一般", "base": -1, "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].base")]
    [InlineData("rates", """[ { "useClass": "一般", "base": { "13": -1 }, "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].base.13")]
    [InlineData("rates", """[ { "useClass": "一般", "base": { "13mm": 1 }, "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].base.13mm")]
    [InlineData("rates", """[ { "useClass": "一般", "base": {}, "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].base")]
    [InlineData("rates", """[ { "useClass": "一般", "base": 1, "tiers": [] } ]""", "$.rates[0].tiers")]
    [InlineData("rates", """[ { "useClass": "一般", "base": 1, "tiers": [ { "upTo": -5, "price": 1 } ] } ]""", "$.rates[0].tiers[0].upTo")]
    [InlineData("rates", """[ { "useClass": "一般", "base": 1, "tiers": [ { "upTo": 5 } ] } ]""", "$.rates[0].tiers[0].price")]
    [InlineData("rates", """[ { "useClass": "一般", "base": 1, "tiers": [ { "price": -3 } ] } ]""", "$.rates[0].tiers[0].price")]
    [InlineData("rates", """[ { "useClass": "一般", "base": 1, "tiers": [ { "price": "100" } ] } ]""", "$.rates[0].tiers[0].price")]
    [InlineData("rates", """[ { "useClass": "一般", "base": 1, "tiers": [ { "price": 1.0000001 } ] } ]""", "$.rates[0].tiers[0].price")]
    [InlineData("rates", """[ { "base": 1, "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].useClass")]
    [InlineData("rates", """[ { "useClass": "一般", "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].base")]
    [InlineData("rates", """[ { "useClass": "一般", "meterSizes": [], "base": 1, "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].meterSizes")]
    [InlineData("rates", """[ { "useClass": "一般", "meterSizes": [13, "20"], "base": 1, "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].meterSizes[1]")]
    [InlineData("rates", """[ { "useClass": "一般", "base": 1, "smallUse": { "upTo": 5 }, "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].smallUse.base")]
    [InlineData("rates", """[ { "useClass": "一般", "base": 1, "meterFee": "80", "tiers": [ { "price": 1 } ] } ]""", "$.rates[0].meterFee")]
    [InlineData("examples", """[ { "useClass": "一般", "cubicMetres": 1.5, "months": 1, "yen": 1 } ]""", "$.examples[0].cubicMetres")]
    [InlineData("examples", """[ { "useClass": "一般", "cubicMetres": -1, "months": 1, "yen": 1 } ]""", "$.examples[0].cubicMetres")]
    [InlineData("examples", """[ { "useClass": "一般", "cubicMetres": 1, "months": 0, "yen": 1 } ]""", "$.examples[0].months")]
    [InlineData("examples", """[ { "useClass": "一般", "cubicMetres": 1, "months": 1 } ]""", "$.examples[0].yen")]
    public void A_wrong_field_is_refused_by_its_path(string field, string json, string path)
    {
        var fault = Assert.Single(Refused(changed => changed[field] = JsonNode.Parse(json)));
        Assert.Equal("plain.json", fault.File);
        Assert.Equal(path, fault.Path);
        Assert.NotEqual(fault.Said.Ja, fault.Said.En);
    }

    [Theory]
    [InlineData("format")]
    [InlineData("id")]
    [InlineData("utility")]
    [InlineData("service")]
    [InlineData("effectiveFrom")]
    [InlineData("prices")]
    [InlineData("tableMonths")]
    [InlineData("oddCubicMetre")]
    [InlineData("rounding")]
    [InlineData("rates")]
    public void A_missing_field_is_refused_by_its_path(string field)
    {
        var fault = Assert.Single(Refused(changed => changed.Remove(field)));
        Assert.Equal($"$.{field}", fault.Path);
        Assert.Contains("missing", fault.Said.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_a_file_is_told_at_once()
    {
        var paths = Refused(changed =>
        {
            changed["service"] = "gas";
            changed["tableMonths"] = 6;
            changed["rates"]![0]!["tiers"]![1]!["price"] = -1;
        }).Select(fault => fault.Path);
        Assert.Equal(["$.service", "$.tableMonths", "$.rates[0].tiers[1].price"], paths);
    }

    [Fact]
    public void A_word_that_is_wrong_is_answered_with_the_right_ones()
    {
        var fault = Assert.Single(Refused(changed => changed["rounding"]!["mode"] = "round"));
        Assert.Contains("\"floor\", \"halfUp\", \"ceiling\"", fault.Said.En, StringComparison.Ordinal);
        Assert.Contains("\"floor\", \"halfUp\", \"ceiling\"", fault.Said.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_JSON_is_refused_by_its_line()
    {
        var refusal = Assert.Throws<TariffFileException>(() => TariffLoader.Parse("{\n  \"format\": \"water-tariff/1\",\n  oops\n}", "a.json"));
        Assert.Equal("line 3", Assert.Single(refusal.Faults).Path);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"water-tariff/1\"")]
    [InlineData("null")]
    public void A_document_that_is_no_object_is_refused(string json) =>
        Assert.Equal("$", Assert.Single(Assert.Throws<TariffFileException>(() => TariffLoader.Parse(json, "a.json")).Faults).Path);

    [Fact]
    public void A_field_that_appears_twice_is_refused()
    {
        var json = Json().ToJsonString().Replace("\"taxRate\":0.1", "\"taxRate\":0.1,\"taxRate\":0.08", StringComparison.Ordinal);
        Assert.Equal("$.taxRate", Assert.Single(Assert.Throws<TariffFileException>(() => TariffLoader.Parse(json, "a.json")).Faults).Path);
    }

    [Fact]
    public void A_field_that_the_format_does_not_name_is_kept_for_the_linter()
    {
        var json = Json();
        json["$schema"] = "water-tariff.schema.json";
        json["winter"] = true;
        json["rates"]![0]!["tiers"]![0]!["colour"] = "blue";
        Assert.Equal(["$.winter", "$.rates[0].tiers[0].colour"], Parse(json).UnknownFields);
    }

    [Fact]
    public void Every_field_of_the_format_arrives()
    {
        var tariff = PublishedTariffs.ById("nishio-water");
        Assert.Equal(("西尾市", Service.Water, 2, false, 0.1m), (tariff.Utility, tariff.Service, tariff.TableMonths, tariff.PricesIncludeTax, tariff.TaxRate));
        Assert.Equal(new Rounding(RoundingMode.Floor, 1, RoundEach.Period), tariff.Rounding);
        Assert.Equal(5180m, tariff.Rates[0].Base.BySize![25].Yen);
        Assert.Equal(0.08m, tariff.Examples[0].TaxRate);
        Assert.Equal(new BillingMonth(2023, 4), PublishedTariffs.Load(CaseFiles.PathOf("db", "rulebooks", "otake", "otake-sewer-2023.json")).AppliesFromBillMonth);
    }

    [Fact]
    public void The_text_and_its_hash_are_kept_for_the_bills()
    {
        var text = Json().ToJsonString();
        var tariff = TariffLoader.Parse(text, "a.json");
        Assert.Equal(text, tariff.SourceText);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))), tariff.Sha256);
    }

    private static IReadOnlyList<FileFault> Refused(Action<JsonObject> change)
    {
        var json = Json();
        change(json);
        return Assert.Throws<TariffFileException>(() => Parse(json)).Faults;
    }
}
