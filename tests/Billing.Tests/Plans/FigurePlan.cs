using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Billing.Plans;

namespace Billing.Tests.Plans;

/// <summary>Makes a small plan of a figure of a document: its inputs become given rows named <c>i_…</c>, its formulas rows, and what the document prints stands beside them.</summary>
internal sealed class FigurePlan
{
    private static readonly string[] Sources = ["figure"];

    private readonly JsonElement _figure;
    private readonly JsonElement _reckon;
    private readonly SortedDictionary<string, object> _rows = new(StringComparer.Ordinal);
    private int _first = 2000;
    private int _last = 2001;

    public FigurePlan(JsonElement figure)
    {
        (_figure, _reckon) = (figure, figure.GetProperty("reckon"));
        Span();
        foreach (var input in figure.GetProperty("inputs").EnumerateObject())
        {
            Input("i_" + input.Name, input.Value);
        }
    }

    /// <summary>What is expected: formula and year of each number.</summary>
    public List<(string Name, string Formula, int Year, decimal Expected)> Expected()
    {
        var all = new List<(string, string, int, decimal)>();
        foreach (var (path, value) in Leaves("", _figure.GetProperty("expected")))
        {
            all.Add((path, Formula(path), Year(path) ?? _first, value.GetDecimal()));
        }

        return all;
    }

    /// <summary>The numbers that the document prints, where they have the shape of the expected ones, with their decimals.</summary>
    public Dictionary<string, (decimal Value, int Decimals)> Printed() => _figure.GetProperty("seed_value") is var printed && (printed.ValueKind == JsonValueKind.Number || printed.ValueKind == _figure.GetProperty("expected").ValueKind || printed.ValueKind == JsonValueKind.Object)
        ? Leaves("", printed).Where(leaf => leaf.Value.ValueKind == JsonValueKind.Number).ToDictionary(leaf => leaf.Path, leaf => (leaf.Value.GetDecimal(), Decimals(leaf.Value.GetRawText())))
        : [];

    public bool IsAbout => _reckon.TryGetProperty("about", out _);

    public PlanResult Run()
    {
        var rows = _rows.Select(row => (object)Row(row.Key, row.Value)).ToList();
        foreach (var row in _reckon.TryGetProperty("with", out var more) ? more.EnumerateObject().ToList() : [])
        {
            rows.Add(new { key = row.Name, label = row.Name, formula = row.Value.GetString() });
        }

        var printed = Printed();
        var expected = Expected();
        for (var i = 0; i < expected.Count; i++)
        {
            rows.Add(printed.TryGetValue(expected[i].Name, out var told) && !IsAbout
                ? new { key = $"e_{i}", label = expected[i].Name, formula = expected[i].Formula, printed = new Dictionary<string, decimal> { [$"{expected[i].Year}"] = told.Value }, printedDecimals = told.Decimals }
                : new { key = $"e_{i}", label = expected[i].Name, formula = expected[i].Formula });
        }

        object[] One(string name) => _reckon.TryGetProperty(name, out var one) ? [one] : [];
        return PlanResult.Of(PlanLoader.Parse(JsonSerializer.Serialize(new { format = "water-plan/1", id = "figure", title = "figure", unit = "1", firstYear = _first, lastYear = _last, citations = Sources, rows, loans = One("loan"), assets = One("asset") }), "figure"), "");
    }

    private object Row(string key, object value) => value is Dictionary<int, decimal> years && years.Count < _last - _first + 1
        ? new { key, label = key, given = years.ToDictionary(year => $"{year.Key}", year => year.Value), formula = "0" }
        : value is Dictionary<int, decimal> all ? new { key, label = key, given = all.ToDictionary(year => $"{year.Key}", year => year.Value) } : new { key, label = key, given = value };

    private string Formula(string path)
    {
        var of = _reckon.GetProperty("of");
        return (of.TryGetProperty(path, out var own) || of.TryGetProperty(path.Split('/')[0], out own) ? own : of.GetProperty("*")).GetString()!;
    }

    private int? Year(string path)
    {
        var last = path.Split('/')[^1];
        return int.TryParse(last, out var index) && index < 100 ? _first + index + (_reckon.TryGetProperty("skip", out var skip) ? skip.GetInt32() : 0)
            : _reckon.TryGetProperty("scalars", out _) || _reckon.GetProperty("of").TryGetProperty(path, out _) ? null : Era(last);
    }

    /// <summary>The years that the inputs speak of.</summary>
    private void Span()
    {
        var inputs = _figure.GetProperty("inputs");
        var years = _reckon.TryGetProperty("scalars", out _) ? [] : Leaves("", inputs).Select(leaf => leaf.Path.Split('/')).Where(path => path.Length > 1).Select(path => Era(path[^1])).OfType<int>().ToList();
        var longest = Leaves("", inputs).Select(leaf => leaf.Path.Split('/')[^1]).Where(name => name.All(char.IsAsciiDigit)).Select(int.Parse).Where(index => index < 100).DefaultIfEmpty(1).Max();
        _first = _reckon.TryGetProperty("first", out var first) ? first.GetInt32() : inputs.TryGetProperty("years", out var named) && named.ValueKind == JsonValueKind.Array ? Era(named[0].GetString()!)!.Value : years.Count > 0 ? years.Min() : 2000;
        _last = _reckon.TryGetProperty("years", out var count) ? _first + count.GetInt32() - 1 : years.Count > 0 ? years.Max() : _first + Math.Max(1, longest);
    }

    private void Input(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                _rows[name] = value.GetDecimal();
                break;
            case JsonValueKind.Array:
                Many(name, value.EnumerateArray().Select((item, i) => (_first + i, $"{i}", item)));
                break;
            case JsonValueKind.Object:
                Many(name, value.EnumerateObject().Select(item => (Era(item.Name) ?? -1, item.Name, item.Value)));
                break;
        }
    }

    private void Many(string name, IEnumerable<(int Year, string Name, JsonElement Value)> items)
    {
        var all = items.ToList();
        if (all.All(item => item.Value.ValueKind == JsonValueKind.Number) && all.All(item => item.Year >= 0))
        {
            _rows[name] = all.Count == 1 ? all[0].Value.GetDecimal() : all.Where(item => item.Year <= _last).ToDictionary(item => item.Year, item => item.Value.GetDecimal());
        }

        foreach (var (_, part, value) in all)
        {
            Input($"{name}_{part}", value);
        }
    }

    private static IEnumerable<(string Path, JsonElement Value)> Leaves(string path, JsonElement value)
    {
        string Inside(string name) => path.Length == 0 ? name : $"{path}/{name}";
        return value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(item => Leaves(Inside(item.Name), item.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Leaves(Inside($"{i}"), item)),
            _ => [(path.Length == 0 ? "value" : path, value)],
        };
    }

    /// <summary><c>R6</c> is fiscal 2024, <c>H28</c> fiscal 2016.</summary>
    private static int? Era(string name) => Regex.Match(name, "^([RH])([0-9]+)$") is { Success: true } era
        ? int.Parse(era.Groups[2].Value, CultureInfo.InvariantCulture) + (era.Groups[1].Value == "R" ? 2018 : 1988)
        : null;

    private static int Decimals(string number) => number.Contains('.', StringComparison.Ordinal) ? number.Split('.')[1].TrimEnd('0').Length : 0;
}
