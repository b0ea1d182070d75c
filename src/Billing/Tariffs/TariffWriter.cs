using System.Text.Json;
using System.Text.Json.Nodes;
using Billing.Kernel;
using NodaTime.Text;

namespace Billing.Tariffs;

/// <summary>Writes a table as a <c>water-tariff/1</c> file. What <see cref="TariffLoader"/> reads of it is the same table.</summary>
public static class TariffWriter
{
    private static readonly JsonSerializerOptions Layout = new(PlainJson.Options) { WriteIndented = true };

    /// <summary>The very text that a table was read from; one that was made is written.</summary>
    public static string TextOf(Tariff tariff) => tariff.SourceText.Length > 0 ? tariff.SourceText : Write(tariff);

    public static string Write(Tariff tariff)
    {
        var root = new JsonObject
        {
            ["format"] = TariffLoader.Format,
            ["id"] = tariff.Id,
            ["utility"] = tariff.Utility,
            ["service"] = tariff.Service == Service.Water ? "water" : "sewer",
            ["effectiveFrom"] = LocalDatePattern.Iso.Format(tariff.EffectiveFrom),
        };
        Add(root, "effectiveTo", tariff.EffectiveTo is { } to ? LocalDatePattern.Iso.Format(to) : null);
        Add(root, "appliesFromBillMonth", tariff.AppliesFromBillMonth?.ToString());
        root["citations"] = new JsonArray([.. tariff.Citations.Select(citation => (JsonNode)citation)]);
        root["prices"] = tariff.PricesIncludeTax ? "taxIncluded" : "taxExcluded";
        Add(root, "taxRate", tariff.TaxRate);
        root["tableMonths"] = tariff.TableMonths;
        root["oddCubicMetre"] = tariff.OddCubicMetre == OddCubicMetre.First ? "first" : "last";
        root["rounding"] = new JsonObject { ["mode"] = Mode(tariff.Rounding.Mode), ["unit"] = tariff.Rounding.Unit, ["each"] = tariff.Rounding.Each == RoundEach.Month ? "month" : "period" };
        root["rates"] = new JsonArray([.. tariff.Rates.Select(Rate)]);
        root["examples"] = new JsonArray([.. tariff.Examples.Select(Example)]);
        Add(root, "note", tariff.Note);
        return root.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Rate(Rate rate)
    {
        var json = new JsonObject { ["useClass"] = rate.UseClass };
        Add(json, "meterSizes", rate.MeterSizes is { } sizes ? new JsonArray([.. sizes.Select(size => (JsonNode)size)]) : null);
        Add(json, "register", rate.Register);
        json["base"] = Sized(rate.Base);
        Add(json, "meterFee", rate.MeterFee is { } fee ? Sized(fee) : null);
        Add(json, "smallUse", rate.SmallUse is { } small ? new JsonObject { ["upTo"] = small.UpTo, ["base"] = Sized(small.Base) } : null);
        json["tiers"] = new JsonArray([.. rate.Tiers.Select(Tier)]);
        return json;
    }

    private static JsonObject Tier(Tier tier)
    {
        var json = new JsonObject();
        Add(json, "upTo", tier.UpTo);
        json["price"] = tier.Price.Yen;
        return json;
    }

    private static JsonObject Example(Example example)
    {
        var (input, usage) = (example.Input, example.Input.Usage[0]);
        var json = new JsonObject { ["useClass"] = input.UseClass };
        Add(json, "meterSize", input.MeterSize);
        Add(json, "register", usage.Register);
        json["cubicMetres"] = usage.CubicMetres.Value;
        json["months"] = input.Months;
        Add(json, "dwellings", input.Dwellings == 1 ? null : input.Dwellings);
        Add(json, "taxRate", example.TaxRate);
        json["yen"] = example.Yen;
        return json;
    }

    private static JsonNode Sized(SizedPrice price)
    {
        if (price.Flat is { } flat)
        {
            return flat.Yen;
        }

        var sizes = new JsonObject();
        foreach (var (size, yen) in price.BySize!.OrderBy(pair => pair.Key))
        {
            sizes[size.ToString(System.Globalization.CultureInfo.InvariantCulture)] = yen.Yen;
        }

        return sizes;
    }

    private static string Mode(RoundingMode mode) => mode switch { RoundingMode.Floor => "floor", RoundingMode.Ceiling => "ceiling", _ => "halfUp" };

    /// <summary>An optional field: left out where there is nothing to say.</summary>
    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
