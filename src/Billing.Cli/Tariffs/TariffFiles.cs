using System.Text.Json;
using Billing.Charges;
using Billing.Cli.Common;
using Billing.RuleBooks;
using Billing.Tariffs;

namespace Billing.Cli.Tariffs;

/// <summary>Finds and opens tariff files for the commands.</summary>
internal static class TariffFiles
{
    /// <summary>Reads one file.</summary>
    /// <exception cref="UnusableInputException">There is no such file.</exception>
    /// <exception cref="TariffFileException">It is no tariff file.</exception>
    public static Tariff Read(string path) => File.Exists(path)
        ? TariffLoader.Parse(File.ReadAllText(path), path)
        : throw new UnusableInputException($"{path}: ファイルがありません。料金表(JSON)のパスを指定してください。", $"{path}: no such file; give the path of a tariff file (JSON)");

    /// <summary>The tariff files that the paths name: a file itself, a folder with all below it but rule books, cases, statutory values and schemas.</summary>
    /// <exception cref="UnusableInputException">A path does not exist, or a folder holds no tariff file.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) => [.. paths.SelectMany(Expand).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Expand(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new UnusableInputException($"{path}: ファイルもフォルダーもありません。", $"{path}: no such file or folder");
        }

        var files = Directory.GetFiles(path, "*.json", SearchOption.AllDirectories).Where(IsTariff).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new UnusableInputException($"{path}: 料金表(*.json)がありません。", $"{path}: holds no tariff file (*.json)");
    }

    /// <summary>Other files of ours say so in <c>format</c>; everything else is taken for a tariff, so that a wrong one is named and not passed over.</summary>
    private static bool IsTariff(string file)
    {
        if (file.EndsWith(".schema.json", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return !(document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("format", out var format)
                && format.ValueKind == JsonValueKind.String
                && format.GetString() is RuleBookLoader.Format or ConsumptionTaxLoader.Format or ChargeCaseReader.Format);
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
