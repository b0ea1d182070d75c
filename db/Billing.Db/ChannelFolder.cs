using Billing.Exchange.Agents;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;

namespace Billing.Db;

/// <summary>Profiles of banks and agents on disk: <c>db/channels</c> of the repository, copied beside the program when it is built.</summary>
public static class ChannelFolder
{
    /// <summary>Names under which formats stand in the published tables.</summary>
    private static readonly Dictionary<string, string> AlsoCalled = new(StringComparer.OrdinalIgnoreCase)
    {
        ["zengin"] = "standard",
        ["cvs_result120"] = "cvs120",
        ["cvs_result120_data"] = "cvs120",
        ["cvs_csv13"] = "cvs13",
    };

    public static IReadOnlyList<string> BankNames => Names("banks");

    public static IReadOnlyList<string> AgentNames => Names("agents");

    /// <summary>A bank's profile by its name, or the profile in a JSON file.</summary>
    /// <exception cref="BusinessRuleException"><c>debit-file.profile</c>.</exception>
    /// <exception cref="Exchange.ChannelProfileException">The file has faults.</exception>
    public static BankProfile Bank(string nameOrFile) => Read("banks", nameOrFile, BankProfileLoader.Parse) ?? throw new BusinessRuleException(
        "debit-file.profile",
        $"プロファイル「{nameOrFile}」はありません。使えるのは {string.Join("・", BankNames)}、またはJSONファイルです。",
        $"there is no profile '{nameOrFile}'; the profiles are {string.Join(", ", BankNames)}, or a JSON file");

    /// <summary>An agent's profile by its name, or the profile in a JSON file.</summary>
    /// <exception cref="BusinessRuleException"><c>receipt-file.format</c>.</exception>
    /// <exception cref="Exchange.ChannelProfileException">The file has faults.</exception>
    public static AgentProfile Agent(string nameOrFile) => Read("agents", nameOrFile, AgentProfileLoader.Parse) ?? throw new BusinessRuleException(
        "receipt-file.format",
        $"形式「{nameOrFile}」はありません。使えるのは {string.Join("・", AgentNames)}、またはJSONファイルです。",
        $"there is no format '{nameOrFile}'; the formats are {string.Join(", ", AgentNames)}, or a JSON file");

    private static T? Read<T>(string kind, string nameOrFile, Func<string, string, T> parse)
        where T : class
    {
        var name = AlsoCalled.GetValueOrDefault(nameOrFile, nameOrFile);
        var file = Names(kind).Contains(name) ? Path.Combine(Folder(kind), name + ".json") : nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? nameOrFile : null;
        return file is null ? null : parse(File.ReadAllText(file), file);
    }

    private static List<string> Names(string kind) => [.. Directory.EnumerateFiles(Folder(kind), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder(string kind) => Path.Combine(RuleBookFolder.Installed, "channels", kind);
}
