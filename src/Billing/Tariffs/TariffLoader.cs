using System.Security.Cryptography;
using System.Text;
using Billing.Kernel;

namespace Billing.Tariffs;

/// <summary>Reads a tariff file of the format <c>water-tariff/1</c>. Pure: text in, tariff out.</summary>
/// <remarks>Types, words and required fields are refused here; what is well formed but suspicious (order of bounds, reachability) is the linter's.</remarks>
public static class TariffLoader
{
    public const string Format = "water-tariff/1";

    private static readonly Dictionary<string, Service> Services = new() { ["water"] = Service.Water, ["sewer"] = Service.Sewer };
    private static readonly Dictionary<string, bool> PriceBases = new() { ["taxExcluded"] = false, ["taxIncluded"] = true };
    private static readonly Dictionary<string, OddCubicMetre> OddSides = new() { ["first"] = OddCubicMetre.First, ["last"] = OddCubicMetre.Last };
    private static readonly Dictionary<string, RoundingMode> Modes = new() { ["floor"] = RoundingMode.Floor, ["halfUp"] = RoundingMode.HalfUp, ["ceiling"] = RoundingMode.Ceiling };
    private static readonly Dictionary<string, RoundEach> Eaches = new() { ["month"] = RoundEach.Month, ["period"] = RoundEach.Period };

    /// <summary>Reads one file.</summary>
    /// <param name="json">The whole text.</param>
    /// <param name="fileName">Named in faults; nothing is opened.</param>
    /// <exception cref="TariffFileException">Every fault with file, JSON path and what would be right.</exception>
    public static Tariff Parse(string json, string fileName)
    {
        var faults = new List<FileFault>();
        var root = CheckedJson.Parse(json, fileName, faults);
        var tariff = root is not null && root.IsFormat(Format) ? Read(root, json) : null;
        return faults.Count == 0 && tariff is not null ? tariff : throw new TariffFileException(faults);
    }

    /// <summary>The fault of a file whose id an earlier file already has.</summary>
    public static FileFault DuplicateId(string file, string id, string earlier) => new(file, "$.id", new Sentence(
        $"\"{id}\" は {earlier} と重複しています。版ごとに別の id にしてください。",
        $"\"{id}\" is already the id of {earlier}; give every version its own id"));

    /// <summary>SHA-256 of a file's text in UTF-8, lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Tariff? Read(CheckedJson root, string json)
    {
        root.Ignore("$schema");
        var unknown = new List<string>();
        var id = root.Text("id");
        var utility = root.Text("utility");
        var service = root.Word("service", Services);
        var from = root.Date("effectiveFrom");
        var to = root.Date("effectiveTo", required: false);
        if (to < from)
        {
            root.Fault("effectiveTo", $"effectiveFrom({from:uuuu-MM-dd})より前です。同じ日か後の日にしてください。", $"is before effectiveFrom ({from:uuuu-MM-dd}); it must be the same day or later");
        }

        var includesTax = root.Word("prices", PriceBases);
        var tableMonths = root.Whole("tableMonths", 1, 2);
        var odd = root.Word("oddCubicMetre", OddSides);
        var rounding = ReadRounding(root.Child("rounding"), unknown);
        var rates = root.Children("rates", atLeast: 1).Select(rate => TariffRateReader.Rate(rate, unknown)).ToList();
        var examples = root.Children("examples", required: false).Select(example => TariffExampleReader.Example(example, unknown)).ToList();
        var tariff = new Tariff
        {
            Id = id ?? "",
            Utility = utility ?? "",
            Service = service ?? default,
            EffectiveFrom = from ?? default,
            EffectiveTo = to,
            Citations = root.Remarks("citations") ?? [],
            PricesIncludeTax = includesTax ?? false,
            TaxRate = root.Number("taxRate", 0m, 0.9999m, 4, required: false),
            TableMonths = tableMonths ?? 1,
            OddCubicMetre = odd ?? default,
            Rounding = rounding,
            Rates = rates,
            Examples = examples,
            Note = root.Remark("note"),
            AppliesFromBillMonth = root.Month("appliesFromBillMonth", required: false),
            SourceText = json,
            Sha256 = Hash(json),
            UnknownFields = unknown,
        };
        unknown.InsertRange(0, root.Unknown());
        return tariff;
    }

    private static Rounding ReadRounding(CheckedJson? node, List<string> unknown)
    {
        if (node is null)
        {
            return new Rounding(default, 1, default);
        }

        var mode = node.Word("mode", Modes);
        var unit = node.Whole("unit", 1, 10);
        if (unit is not (null or 1 or 10))
        {
            node.Fault("unit", $"{unit} は使えません。1 か 10(円)でなければなりません。", $"is {unit}; it must be 1 or 10 (yen)");
        }

        var each = node.Word("each", Eaches);
        unknown.AddRange(node.Unknown());
        return new Rounding(mode ?? default, unit ?? 1, each ?? default);
    }
}
