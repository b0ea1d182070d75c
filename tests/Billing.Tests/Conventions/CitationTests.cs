using System.Text.Json;
using Xunit;

namespace Billing.Tests.Conventions;

/// <summary>Every dated value of a law or a rule book says where it is written.</summary>
public sealed class CitationTests
{
    public static TheoryData<string> Files => [.. SourceFile.Under("db/law", ".json").Concat(SourceFile.Under("db/rulebooks", ".json"))
        .Select(file => file.Path).Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_dated_value_has_a_citation(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(CaseFiles.PathOf(path.Split('/'))));
        var dated = Dated(document.RootElement, "$").ToList();

        Assert.NotEmpty(dated);
        SourceFile.AssertNone(dated.Where(value => !IsCited(value.Element)).Select(value => $"{path} {value.Path}"));
    }

    [Theory]
    [InlineData("""{ "values": [ { "from": "2019-10-01", "rate": 0.1 } ] }""")]
    [InlineData("""{ "values": [ { "from": "2019-10-01", "rate": 0.1, "citation": " " } ] }""")]
    [InlineData("""{ "effectiveFrom": "2019-10-01", "citations": [] }""")]
    public void A_value_without_one_is_found(string json)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Single(Dated(document.RootElement, "$"), value => !IsCited(value.Element));
    }

    /// <summary>Objects with a start. A rule book's choice of a table is none: the table has its own citations.</summary>
    private static IEnumerable<(JsonElement Element, string Path)> Dated(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany((item, index) => Dated(item, $"{path}[{index}]"));
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var inside = element.EnumerateObject().SelectMany(property => Dated(property.Value, $"{path}.{property.Name}"));
        var isDated = element.TryGetProperty("effectiveFrom", out _) || (element.TryGetProperty("from", out _) && !element.TryGetProperty("file", out _));
        return isDated ? inside.Prepend((element, path)) : inside;
    }

    private static bool IsCited(JsonElement element) =>
        (element.TryGetProperty("citation", out var one) && one.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(one.GetString()))
        || (element.TryGetProperty("citations", out var many) && many.ValueKind == JsonValueKind.Array && many.GetArrayLength() > 0 && many.EnumerateArray().All(c => !string.IsNullOrWhiteSpace(c.GetString())));
}
