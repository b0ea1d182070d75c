using Billing.Charges;
using Billing.Db;

namespace Billing.Tests.Charges;

/// <summary>The files of cases under <c>Cases/rules</c>, each with the engine of its rule book.</summary>
internal static class RuleCases
{
    private static readonly Dictionary<string, (ChargeEngine Engine, ChargeCaseFile File)> Read = new(StringComparer.Ordinal);

    /// <summary>Folders below <c>Cases/rules</c>.</summary>
    public static IReadOnlyList<string> Folders { get; } =
        [.. Directory.EnumerateFiles(CaseFiles.Case("rules"), "cases.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(CaseFiles.Case("rules"), Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    public static (ChargeEngine Engine, ChargeCaseFile File) Of(string folder)
    {
        lock (Read)
        {
            if (!Read.TryGetValue(folder, out var read))
            {
                var path = CaseFiles.Case("rules", folder, "cases.json");
                var file = ChargeCaseReader.Parse(File.ReadAllText(path), path);
                Read[folder] = read = (new ChargeEngine(RuleBookFolder.Load(CaseFiles.Case("rules", folder, file.RuleBook))), file);
            }

            return read;
        }
    }
}
