using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Billing.Kernel;

/// <summary>Reads a JSON object field by field and writes down every fault instead of stopping at the first. Used by the loaders of cited data.</summary>
/// <remarks>A faulty field reads as null; the caller throws at the end when the list is not empty.</remarks>
public sealed partial class CheckedJson
{
    private readonly JsonElement _element;
    private readonly string _file;
    private readonly List<FileFault> _faults;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private CheckedJson(JsonElement element, string file, string path, List<FileFault> faults)
    {
        _element = element;
        _file = file;
        _faults = faults;
        Path = path;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject().Where(property => !seen.Add(property.Name)))
        {
            Fault(property.Name, "同じ項目が2回あります。一つにしてください。", "appears twice; keep one");
        }
    }

    /// <summary>JSON path of this object.</summary>
    public string Path { get; }

    /// <summary>Parses text as one JSON object; null when it is none, with the fault written down.</summary>
    public static CheckedJson? Parse(string text, string file, List<FileFault> faults)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
            if (HalfCharacter(text) is { } half)
            {
                faults.Add(new FileFault(file, $"line {half}", new Sentence($"{half}行目の \\ud800 から \\udfff までの記号は二つで一文字です。文字そのものを書いてください。", $"an escape from \\ud800 to \\udfff stands alone on line {half}, which is half a character; write the character itself")));
                return null;
            }

            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new CheckedJson(document.RootElement.Clone(), file, "$", faults);
            }

            faults.Add(new FileFault(file, "$", new Sentence("JSON オブジェクト { … } でなければなりません。", "must be a JSON object { … }")));
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber ?? 0) + 1;
            faults.Add(new FileFault(file, $"line {line}", new Sentence($"JSON として読めません({line}行目、{(e.BytePositionInLine ?? 0) + 1}バイト目)。", $"is not JSON (line {line}, byte {(e.BytePositionInLine ?? 0) + 1})")));
        }

        return null;
    }

    /// <summary>The line of an escape that is half a character, which is JSON but no text; null = there is none.</summary>
    private static int? HalfCharacter(string text)
    {
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            try
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
            catch (InvalidOperationException)
            {
                return 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
            }
        }

        return null;
    }

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    /// <summary>Marks a field as known without reading it.</summary>
    public void Ignore(string name) => _asked.Add(name);

    /// <summary>Paths of the fields that nobody asked for, in the order of the file.</summary>
    public IEnumerable<string> Unknown() =>
        _element.EnumerateObject().Select(property => property.Name).Where(name => !_asked.Contains(name)).Distinct().Select(PathOf).ToList();

    /// <summary>Writes down every field that nobody asked for as a fault.</summary>
    public void RefuseUnknown()
    {
        foreach (var path in Unknown())
        {
            FaultAt(path, $"知らない項目です。使える項目: {string.Join(", ", _asked)}", $"is no known field; known are {string.Join(", ", _asked)}");
        }
    }

    /// <summary>Whether the field <c>format</c> is <paramref name="format"/>; anything else is written down.</summary>
    public bool IsFormat(string format)
    {
        if (Text("format") is { } found && found != format)
        {
            Fault("format", $"\"{found}\" は読めません。\"{format}\" でなければなりません。", $"is \"{found}\"; it must be \"{format}\"");
            return false;
        }

        return Has("format");
    }

    /// <summary>Free text that may be blank; null where it is left out.</summary>
    public string? Remark(string name)
    {
        if (Get(name, required: false) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fault(name, "文字列でなければなりません。", "must be a string");
            return null;
        }

        return value.GetString();
    }

    public string? Text(string name, bool required = true)
    {
        if (Get(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Fault(name, "空でない文字列でなければなりません。", "must be a string that is not empty");
        return null;
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/> with at most <paramref name="decimals"/> decimals.</summary>
    public decimal? Number(string name, decimal least, decimal most, int decimals, bool required = true) =>
        Get(name, required) is { } value ? NumberOf(value, name, least, most, decimals) : null;

    public int? Whole(string name, int least, int most, bool required = true) => (int?)Number(name, least, most, 0, required);

    public long? WholeLong(string name, long least, long most, bool required = true) => (long?)Number(name, least, most, 0, required);

    public bool? Flag(string name, bool required = true)
    {
        if (Get(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(name, "true か false でなければなりません。", "must be true or false");
        return null;
    }

    public LocalDate? Date(string name, bool required = true)
    {
        if (Get(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && LocalDatePattern.Iso.Parse(value.GetString()!) is { Success: true } parsed)
        {
            return parsed.Value;
        }

        Fault(name, "\"2019-10-01\" の形の暦日でなければなりません。", "must be a calendar date such as \"2019-10-01\"");
        return null;
    }

    public BillingMonth? Month(string name, bool required = true)
    {
        if (Get(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && LocalDatePattern.Iso.Parse(value.GetString() + "-01") is { Success: true } parsed)
        {
            return BillingMonth.Of(parsed.Value);
        }

        Fault(name, "\"2023-04\" の形の年月でなければなりません。", "must be a month such as \"2023-04\"");
        return null;
    }

    /// <summary>One of the words that the format knows.</summary>
    public T? Word<T>(string name, IReadOnlyDictionary<string, T> words, bool required = true)
        where T : struct
    {
        if (Get(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && words.TryGetValue(value.GetString()!, out var known))
        {
            return known;
        }

        var list = string.Join(", ", words.Keys.Select(word => $"\"{word}\""));
        Fault(name, $"{Shown(value)} は使えません。次のいずれか: {list}", $"is {Shown(value)}; it must be one of {list}");
        return null;
    }

    public CheckedJson? Child(string name, bool required = true)
    {
        if (Get(name, required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new CheckedJson(value, _file, PathOf(name), _faults);
        }

        Fault(name, "オブジェクト { … } でなければなりません。", "must be an object { … }");
        return null;
    }

    public IReadOnlyList<CheckedJson> Children(string name, int atLeast = 0, bool required = true)
    {
        var objects = new List<CheckedJson>();
        foreach (var (element, path) in Items(name, atLeast, required))
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                objects.Add(new CheckedJson(element, _file, path, _faults));
            }
            else
            {
                FaultAt(path, "オブジェクト { … } でなければなりません。", "must be an object { … }");
            }
        }

        return objects;
    }

    public bool IsObject(string name) => _element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object;

    public bool IsText(string name) => _element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String;

    /// <summary>Writes down a fault of the field <paramref name="name"/>.</summary>
    public void Fault(string name, string ja, string en) => FaultAt(PathOf(name), ja, en);

    /// <summary>Writes down a fault of the object itself.</summary>
    public void Fault(string ja, string en) => FaultAt(Path, ja, en);

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: <= 40 } text ? text : value.GetRawText()[..40] + "…";

    private void FaultAt(string path, string ja, string en) => _faults.Add(new FileFault(_file, path, new Sentence(ja, en)));

    private string PathOf(string name) => $"{Path}.{name}";

    private JsonElement? Get(string name, bool required)
    {
        _asked.Add(name);
        if (_element.TryGetProperty(name, out var value))
        {
            return value;
        }

        if (required)
        {
            Fault(name, "この項目が必要です。", "is missing; the format requires it");
        }

        return null;
    }

    private decimal? NumberOf(JsonElement value, string name, decimal least, decimal most, int decimals)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= least && number <= most && HasAtMost(number, decimals))
        {
            return number;
        }

        var (ja, en) = decimals == 0 ? ("整数", "a whole number") : ($"小数{decimals}桁までの数", $"a number with at most {decimals} decimals");
        Fault(name, $"{Shown(value)} は使えません。{least:#,0.####}〜{most:#,0.####} の{ja}でなければなりません。", $"is {Shown(value)}; it must be {en} from {least:#,0.####} to {most:#,0.####}");
        return null;
    }

    private static bool HasAtMost(decimal number, int decimals)
    {
        for (var i = 0; i < decimals && !decimal.IsInteger(number); i++)
        {
            number *= 10m;
        }

        return decimal.IsInteger(number);
    }
}
