using System.Globalization;
using System.Text.Json;

namespace Billing.Kernel;

/// <summary>Fields that hold several values.</summary>
public sealed partial class CheckedJson
{
    /// <summary>A list of free texts, which may be blank; null where it is left out.</summary>
    public IReadOnlyList<string>? Remarks(string name)
    {
        if (!Has(name))
        {
            _asked.Add(name);
            return null;
        }

        var texts = new List<string>();
        foreach (var (element, path) in Items(name, 0, required: false))
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                texts.Add(element.GetString()!);
            }
            else
            {
                FaultAt(path, "文字列でなければなりません。", "must be a string");
            }
        }

        return texts;
    }

    public IReadOnlyList<int>? Wholes(string name, int least, int most, int atLeast = 0, bool required = true)
    {
        if (!required && !Has(name))
        {
            _asked.Add(name);
            return null;
        }

        var numbers = new List<int>();
        var count = Items(name, atLeast, required).Count;
        for (var i = 0; i < count; i++)
        {
            if (NumberOf(_element.GetProperty(name)[i], $"{name}[{i}]", least, most, 0) is { } number)
            {
                numbers.Add((int)number);
            }
        }

        return numbers;
    }

    /// <summary>An object whose keys are whole numbers and whose values are numbers, e.g. meter size → yen.</summary>
    public IReadOnlyDictionary<int, decimal>? NumbersByNumber(string name, int leastKey, int mostKey, decimal most, int decimals)
    {
        if (Child(name) is not { } map)
        {
            return null;
        }

        var numbers = new Dictionary<int, decimal>();
        foreach (var property in _element.GetProperty(name).EnumerateObject())
        {
            if (!int.TryParse(property.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var key) || key < leastKey || key > mostKey)
            {
                map.Fault(property.Name, $"項目名は {leastKey:N0}〜{mostKey:N0} の整数でなければなりません。", $"the name must be a whole number from {leastKey:N0} to {mostKey:N0}");
            }
            else if (map.NumberOf(property.Value, property.Name, 0, most, decimals) is { } number)
            {
                numbers[key] = number;
            }
        }

        if (!_element.GetProperty(name).EnumerateObject().Any())
        {
            Fault(name, "少なくとも一つの項目が必要です。", "needs at least one entry");
        }

        return numbers;
    }

    /// <summary>An object whose values are whole numbers, e.g. register → m³, in the order of the file; null where it is left out.</summary>
    public IReadOnlyList<(string Name, int Number)>? WholesByName(string name, int least, int most)
    {
        if (Child(name, required: false) is not { } map)
        {
            return null;
        }

        var numbers = new List<(string Name, int Number)>();
        foreach (var property in _element.GetProperty(name).EnumerateObject())
        {
            if (map.NumberOf(property.Value, property.Name, least, most, 0) is { } number)
            {
                numbers.Add((property.Name, (int)number));
            }
        }

        return numbers;
    }

    private List<(JsonElement Element, string Path)> Items(string name, int atLeast, bool required)
    {
        if (Get(name, required) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(name, "配列 [ … ] でなければなりません。", "must be an array [ … ]");
            return [];
        }

        if (value.GetArrayLength() < atLeast)
        {
            Fault(name, $"少なくとも {atLeast} 件必要です。", $"needs at least {atLeast} {(atLeast == 1 ? "entry" : "entries")}");
        }

        return [.. value.EnumerateArray().Select((element, i) => (element, $"{PathOf(name)}[{i}]"))];
    }
}
