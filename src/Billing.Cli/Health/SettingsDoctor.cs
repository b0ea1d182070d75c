using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;
using Billing.Db;
using Billing.Kernel;
using Microsoft.Extensions.Configuration;

namespace Billing.Cli.Health;

/// <summary>Settings that nobody reads, and settings that name nothing usable.</summary>
internal static class SettingsDoctor
{
    /// <summary>Sections of the platform's own.</summary>
    private static readonly string[] Platform = ["Kestrel", "Logging", "AllowedHosts", "urls", "http_ports", "https_ports"];

    private const string PlatformUrls = "ASPNETCORE_URLS";

    private static string Example { get; } = Resource();

    public static IEnumerable<Finding> Look(string home)
    {
        var file = Path.Combine(home, "appsettings.json");
        List<Finding> found = [.. OfFile(file), .. Unknown(OfEnvironment(), "環境変数", "the environment")];
        return found.Count > 0 ? found : [Finding.Well("settings.known", $"設定にわからない項目はありません({file})。", $"every setting is known ({file})")];
    }

    /// <summary>Where it listens, and whether others could listen in.</summary>
    public static IEnumerable<Finding> LookAtWeb(IConfiguration settings)
    {
        var urls = (settings["urls"] ?? settings[PlatformUrls] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (urls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) && !settings.GetSection("Kestrel:Certificates:Default").Exists())
        {
            yield return new Finding("web.certificate", FindingLevel.Wrong,
                new Sentence("https で待ち受ける設定ですが、証明書がありません。", "the counter is to listen on https, but no certificate is set"),
                new Sentence("Kestrel:Certificates:Default の Path と Password(または Subject と Store)を設定してください。", "set Kestrel:Certificates:Default: Path and Password, or Subject and Store"));
        }

        if (urls.Any(IsOpenPlain) && settings["Counter:RequireHttps"] is null)
        {
            yield return new Finding("web.plain", FindingLevel.Doubtful,
                new Sentence("他の機械から http で届く設定です。窓口は https へ回します。", "others reach the counter by plain http; it sends them on to https"),
                new Sentence("https の URL を加えるか、TLS を終端するプロキシの後ろなら Counter:RequireHttps を false にしてください。", "add an https address, or set Counter:RequireHttps to false behind a proxy that provides TLS"));
        }
    }

    /// <summary>Names in <paramref name="keys"/> of which the example file knows some part not at all.</summary>
    internal static IEnumerable<Finding> Unknown(IEnumerable<string> keys, string ja, string en) =>
        from key in keys
        let parts = key.Split(':')
        where !Platform.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
        let wrong = Array.Find(parts, part => !part.All(char.IsAsciiDigit) && !Regex.IsMatch(Example, $@"\b{Regex.Escape(part)}\b", RegexOptions.IgnoreCase))
        where wrong is not null
        let near = Nearest(wrong)
        select new Finding("settings.unknown", FindingLevel.Wrong,
            new Sentence($"{ja}の設定 {key} は読まれません。", $"nothing reads the setting {key} in {en}"),
            near is null
                ? new Sentence("appsettings.example.json にある名前を使ってください。", "use a name of appsettings.example.json")
                : new Sentence($"{near} の書き間違いではありませんか。", $"did you mean {near}?"));

    private static IEnumerable<Finding> OfFile(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return [.. Unknown(Keys(document.RootElement, ""), file, file)];
        }
        catch (JsonException fault)
        {
            return [new Finding("settings.unreadable", FindingLevel.Wrong, new Sentence($"{file} が JSON として読めません({fault.LineNumber + 1} 行目)。", $"{file} is no JSON (line {fault.LineNumber + 1})"), new Sentence("その行のかぎ括弧・コンマ・引用符を直してください。", "mend the brackets, commas and quotes of that line"))];
        }
    }

    private static IEnumerable<string> Keys(JsonElement element, string path) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Where(p => !p.Name.StartsWith('_')).SelectMany(p => Keys(p.Value, path.Length == 0 ? p.Name : $"{path}:{p.Name}"))
        : [path];

    /// <summary>Variables that begin like a section of ours; all others are somebody else's.</summary>
    private static IEnumerable<string> OfEnvironment()
    {
        using var example = JsonDocument.Parse(Example);
        var sections = example.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select(p => p.Name).ToList();
        return Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => ((string)variable.Key).Replace("__", ":", StringComparison.Ordinal))
            .Where(key => key.Contains(':', StringComparison.Ordinal) && sections.Contains(key[..key.IndexOf(':', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase));
    }

    private static string? Nearest(string wrong)
    {
        var (word, distance) = Regex.Matches(Example, @"\b[A-Z][A-Za-z]{2,}\b").Select(m => m.Value).Distinct()
            .Select(word => (Word: word, Distance: Distance(word.ToUpperInvariant(), wrong.ToUpperInvariant()))).MinBy(near => near.Distance);
        return distance <= Math.Max(2, wrong.Length / 4) ? word : null;
    }

    /// <summary>Letters to change, add or take away.</summary>
    private static int Distance(string one, string two)
    {
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= two.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == two[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static bool IsOpenPlain(string url) => Uri.TryCreate(url.Replace("//+", "//0.0.0.0", StringComparison.Ordinal).Replace("//*", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback;

    private static string Resource()
    {
        using var stream = typeof(BillingConfiguration).Assembly.GetManifestResourceStream("appsettings.example.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
