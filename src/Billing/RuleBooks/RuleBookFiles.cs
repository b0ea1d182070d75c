using System.Text.Encodings.Web;
using System.Text.Json;
using Billing.Tariffs;

namespace Billing.RuleBooks;

/// <summary>The files that a rule book was read from, named relative to its folder: <c>./rulebook.json</c>, its tariffs, its statutory values.</summary>
public sealed class RuleBookFiles
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public RuleBookFiles(IReadOnlyDictionary<string, string> texts)
    {
        Texts = new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal);
        Json = JsonSerializer.Serialize(Texts, Plain);
        Sha256 = TariffLoader.Hash(Json);
    }

    /// <summary>Path → text.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>All of them as one JSON object; what is kept beside bills.</summary>
    public string Json { get; }

    /// <summary>SHA-256 of <see cref="Json"/>, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    public static RuleBookFiles Parse(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);
}
