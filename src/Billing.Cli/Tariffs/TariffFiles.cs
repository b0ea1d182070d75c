using Billing.Cli.Common;
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
}
