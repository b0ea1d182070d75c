using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Billing.Testing;

/// <summary>Mutations that keep a text JSON: values replaced by others, fields lost, doubled, renamed, moved, nested.</summary>
internal static class JsonMutation
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What files hold that were written by hand or by another program: borders of numbers, dates that do not exist, words of formulas, long and strange text.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "0.5", "1e30", "-1e30", "1e-30", "99999999999999999999", "2147483648", "9223372036854775808", "79228162514264337593543950336", "\"\"", "\" \"", "\"abc\"", "\"2026-02-30\"",
        "\"2026-04-01\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"-0\"", "\"１２\"", "\"水道\"", "\"\\u0000\"", "\"half\"", "\"../../etc/passwd\"", "\"prev(prev(prev(x)))\"", "\"1/0\"", "\"a+\"", "[]", "{}", "[null]", "[[]]", "{\"a\":{}}",
        "[1,2,3]", "\"residential\"",
    ];

    public static byte[] Of(byte[] input, Random random)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(input);
        }
        catch (JsonException)
        {
            return ByteMutation.Of(input, random);
        }

        for (var n = random.Next(1, 4); n > 0; n--)
        {
            Mutate(root!, random);
        }

        return Encoding.UTF8.GetBytes(root!.ToJsonString(Plain).Replace("half", "\\ud800", StringComparison.Ordinal));
    }

    private static void Mutate(JsonNode root, Random random)
    {
        var parents = Parents(root).ToList();
        switch (parents[random.Next(parents.Count)])
        {
            case JsonObject { Count: > 0 } fields:
                Field(fields, random);
                break;
            case JsonArray { Count: > 0 } items:
                Item(items, random);
                break;
        }
    }

    private static void Field(JsonObject fields, Random random)
    {
        var name = fields.ElementAt(random.Next(fields.Count)).Key;
        switch (random.Next(5))
        {
            case 0:
                fields.Remove(name);
                break;
            case 1:
                fields[name + "x"] = fields[name]?.DeepClone();
                break;
            case 2:
                var value = fields[name]?.DeepClone();
                fields.Remove(name);
                fields[fields.Count > 0 ? fields.ElementAt(random.Next(fields.Count)).Key : "x"] = value;
                break;
            default:
                fields[name] = Another(fields[name], random);
                break;
        }
    }

    private static void Item(JsonArray items, Random random)
    {
        var at = random.Next(items.Count);
        switch (random.Next(5))
        {
            case 0:
                items.RemoveAt(at);
                break;
            case 1:
                items.Add(items[at]?.DeepClone());
                break;
            case 2:
                items.Insert(0, items[^1]?.DeepClone());
                break;
            default:
                items[at] = Another(items[at], random);
                break;
        }
    }

    /// <summary>A number near the old one, a word with one letter changed, or something quite different.</summary>
    private static JsonNode? Another(JsonNode? old, Random random)
    {
        if (random.Next(2) == 0 && old is JsonValue value)
        {
            if (value.TryGetValue<decimal>(out var number) && Math.Abs(number) < 1_000_000_000m)
            {
                return JsonValue.Create(random.Next(4) switch { 0 => -number, 1 => number + 1, 2 => number * 10, _ => number + 0.001m });
            }

            if (value.TryGetValue<string>(out var text) && text.Length > 0)
            {
                var at = random.Next(text.Length);
                return JsonValue.Create(random.Next(3) switch { 0 => text.Remove(at, 1), 1 => text + text, _ => text[..at] + "(" + text[at..] });
            }
        }

        return JsonNode.Parse(Values[random.Next(Values.Length)]);
    }

    private static IEnumerable<JsonNode> Parents(JsonNode root)
    {
        var children = root switch
        {
            JsonObject fields => fields.Select(field => field.Value),
            JsonArray items => items,
            _ => [],
        };
        return root is JsonObject or JsonArray ? children.OfType<JsonNode>().SelectMany(Parents).Prepend(root) : [];
    }
}
