using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Billing.Kernel;
using Billing.Revision.Proposals;

namespace Billing.Revision.Studio;

/// <summary>
/// A proposal as the fields of a form: each value of the file under a short name (<c>c0.yen</c> = <c>$.changes[0].yen</c>, <c>s1.share</c> = <c>$.steps[1].share</c>, <c>p.title</c> = <c>$.title</c>). The file is the truth: fields are written
/// into it as they are, and <see cref="ProposalLoader"/> says what is wrong with which. Immutable.
/// </summary>
public sealed partial class ProposalDraft
{
    private static readonly JsonSerializerOptions Layout = new(PlainJson.Options) { WriteIndented = true };
    private static readonly HashSet<string> Numbers = ["yen", "percent", "share", "step", "upTo", "price", "base", "smallUse", "meterFee"];
    private static readonly HashSet<string> Lists = ["useClasses", "prices", "citations", "meterSizes"];

    private readonly List<(string Name, string Value)> _fields;

    private ProposalDraft(List<(string Name, string Value)> fields) => _fields = fields;

    /// <summary>Every value, in the order of the file.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields => _fields;

    /// <summary>Prefix (<c>c0</c>) and kind of each change.</summary>
    public IReadOnlyList<(string Prefix, string Kind)> Changes => [.. _fields.Where(f => ChangeKind().IsMatch(f.Name)).Select(f => (f.Name[..f.Name.IndexOf('.', StringComparison.Ordinal)], f.Value))];

    /// <summary>Prefix (<c>s0</c>) of each step.</summary>
    public IReadOnlyList<string> Steps => [.. _fields.Where(f => StepName().IsMatch(f.Name)).Select(f => f.Name[..f.Name.IndexOf('.', StringComparison.Ordinal)]).Distinct()];

    /// <summary>The value of a field; null where it is not there.</summary>
    public string? this[string name] => _fields.Find(f => f.Name == name).Value;

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<string> All(string name) => [.. _fields.Where(f => f.Name == name).Select(f => f.Value)];

    /// <summary>What follows a prefix: sizes that a price goes by, or places of tiers.</summary>
    public IReadOnlyList<string> Below(string prefix) => [.. _fields.Where(f => f.Name.StartsWith(prefix + ".", StringComparison.Ordinal)).Select(f => f.Name[(prefix.Length + 1)..].Split('.')[0]).Distinct()];

    /// <summary>The fields of a stored file.</summary>
    /// <exception cref="ProposalFileException">The text is not a JSON object.</exception>
    public static ProposalDraft OfText(string text)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            root = null;
        }

        if (root is not JsonObject file)
        {
            throw new ProposalFileException([new FileFault("proposal.json", "$", new Sentence("改定案の JSON ではありません。", "is no JSON object of a proposal"))]);
        }

        var fields = new List<(string, string)>();
        foreach (var (name, value) in file)
        {
            switch (name)
            {
                case "changes" or "steps" when value is JsonArray list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        Flatten(list[i], $"{name[0]}{i}", fields);
                    }

                    break;
                case "format":
                    break;
                default:
                    Flatten(value, $"p.{name}", fields);
                    break;
            }
        }

        return new ProposalDraft(fields);
    }

    /// <summary>The fields of a form. Names that are none of a proposal's are left out, and so are blanks.</summary>
    public static ProposalDraft OfFields(IEnumerable<(string Name, string Value)> fields) => new([.. fields
        .Where(f => FieldName().IsMatch(f.Name))
        .SelectMany(f => f.Name == "p.citations" ? f.Value.Split('\n').Select(line => (f.Name, Value: line)) : [f])
        .Select(f => (f.Name, Value: f.Value.Trim()))
        .Where(f => f.Value.Length > 0)]);

    /// <summary>The draft with a further change.</summary>
    public ProposalDraft With(JsonObject change) => Renumbered(null, change, null);

    /// <summary>The draft with a further step on the way.</summary>
    public ProposalDraft WithStep(JsonObject step) => Renumbered(null, null, step);

    /// <summary>The draft without a change or step.</summary>
    /// <param name="prefix"><c>c0</c>, <c>s1</c>.</param>
    public ProposalDraft Without(string prefix) => Renumbered(prefix, null, null);

    /// <summary>The file.</summary>
    public string Text()
    {
        var root = new JsonObject { ["format"] = ProposalLoader.Format };
        foreach (var group in _fields.Where(f => f.Name.StartsWith("p.", StringComparison.Ordinal)).GroupBy(f => f.Name[2..]))
        {
            Put(root, group.Key, [.. group.Select(f => f.Value)]);
        }

        root["changes"] = new JsonArray([.. Changes.Select(change => (JsonNode)Object(change.Prefix))]);
        if (Steps.Count > 0)
        {
            root["steps"] = new JsonArray([.. Steps.Select(step => (JsonNode)Object(step))]);
        }

        return root.ToJsonString(Layout) + "\n";
    }

    /// <summary>The field that a fault of the file is about.</summary>
    /// <param name="path">JSON path.</param>
    public static string FieldOf(string path) => BracketedNumber().Replace(ListPlace().Replace(path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path, m => $"{m.Groups[1].Value[0]}{m.Groups[2].Value}"), ".$1") is var name && PlaceName().IsMatch(name)
        ? name
        : "p." + name;

    [GeneratedRegex(@"^(p|c\d{1,3}|s\d{1,3})\.[A-Za-z0-9.]{1,60}$")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"^[cs]\d+(\.|$)")]
    private static partial Regex PlaceName();

    [GeneratedRegex(@"^c\d+\.kind$")]
    private static partial Regex ChangeKind();

    [GeneratedRegex(@"^s\d+\.")]
    private static partial Regex StepName();

    [GeneratedRegex(@"^(changes|steps)\[(\d+)\]")]
    private static partial Regex ListPlace();

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex BracketedNumber();

    private static void Flatten(JsonNode? node, string name, List<(string, string)> fields)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map)
                {
                    Flatten(value, $"{name}.{key}", fields);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Flatten(list[i], list[i] is JsonObject ? $"{name}.{i}" : name, fields);
                }

                break;
            case not null:
                fields.Add((name, node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString()));
                break;
        }
    }

    private ProposalDraft Renumbered(string? without, JsonObject? change, JsonObject? step)
    {
        var fields = _fields.Where(f => f.Name.StartsWith("p.", StringComparison.Ordinal)).ToList();
        void Take(IReadOnlyList<string> prefixes, char letter, JsonObject? more)
        {
            var at = 0;
            foreach (var prefix in prefixes.Where(prefix => prefix != without))
            {
                fields.AddRange(_fields.Where(f => f.Name.StartsWith(prefix + ".", StringComparison.Ordinal)).Select(f => ($"{letter}{at}{f.Name[prefix.Length..]}", f.Value)));
                at++;
            }

            if (more is not null)
            {
                Flatten(more, $"{letter}{at}", fields);
            }
        }

        Take([.. Changes.Select(c => c.Prefix)], 'c', change);
        Take(Steps, 's', step);
        return new ProposalDraft(fields);
    }

    private JsonObject Object(string prefix)
    {
        var made = new JsonObject();
        var own = _fields.Where(f => f.Name.StartsWith(prefix + ".", StringComparison.Ordinal)).Select(f => (Path: f.Name[(prefix.Length + 1)..], f.Value)).ToList();
        foreach (var group in own.GroupBy(f => f.Path.Split('.')[0]))
        {
            switch (group.Key)
            {
                case "tiers":
                    made["tiers"] = new JsonArray([.. group.GroupBy(f => f.Path.Split('.')[1]).Select(tier => (JsonNode)Map(tier.Select(f => (f.Path.Split('.')[^1], f.Value))))]);
                    break;
                case "base" or "smallUse" or "meterFee" when group.Any(f => f.Path.Contains('.', StringComparison.Ordinal)):
                    made[group.Key] = Map(group.Where(f => f.Path.Contains('.', StringComparison.Ordinal)).Select(f => (f.Path.Split('.')[1], f.Value)));
                    break;
                default:
                    Put(made, group.Key, [.. group.Select(f => f.Value)]);
                    break;
            }
        }

        return made;
    }

    private static JsonObject Map(IEnumerable<(string Name, string Value)> values)
    {
        var map = new JsonObject();
        foreach (var (name, value) in values)
        {
            map[name] = Number(value);
        }

        return map;
    }

    private static void Put(JsonObject map, string name, IReadOnlyList<string> values) => map[name] = Lists.Contains(name)
        ? new JsonArray([.. values.Select(value => name == "meterSizes" ? Number(value) : (JsonNode)value)])
        : Numbers.Contains(name) ? Number(values[^1]) : values[^1];

    /// <summary>A number as people type it, full-width digits and separators too; what is none stays text, and the loader says so.</summary>
    internal static JsonValue Number(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text)!;
    }
}
