using System.Globalization;
using System.Text.Json;

namespace Billing.Kernel;

/// <summary>Fields that hold a value per year.</summary>
public sealed partial class CheckedJson
{
    /// <summary>A value per year: one number for all years, a list from the first year on (null = none given), or an object year → number. Null where it is left out.</summary>
    /// <param name="first">First year.</param>
    /// <param name="last">Last year; a list may be shorter, never longer.</param>
    public IReadOnlyDictionary<int, decimal>? Yearly(string name, int first, int last, decimal most, int decimals)
    {
        if (Get(name, required: false) is not { } value)
        {
            return null;
        }

        var numbers = new Dictionary<int, decimal>();
        foreach (var (year, element, path) in YearsOf(value, name, first, last))
        {
            if (year < first || year > last)
            {
                Fault(path, $"計画の期間 {first}〜{last} の外です。", $"lies outside of the plan's years {first} to {last}");
            }
            else if (element.ValueKind != JsonValueKind.Null && NumberOf(element, path, -most, most, decimals) is { } number)
            {
                numbers[year] = number;
            }
        }

        return numbers;
    }

    private IEnumerable<(int Year, JsonElement Element, string Path)> YearsOf(JsonElement value, string name, int first, int last)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return Enumerable.Range(first, last - first + 1).Select(year => (year, value, name));
            case JsonValueKind.Array:
                return value.EnumerateArray().Select((element, i) => (first + i, element, $"{name}[{i}]"));
            case JsonValueKind.Object:
                return value.EnumerateObject().Select(property => (int.TryParse(property.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : -1, property.Value, $"{name}.{property.Name}"));
            default:
                Fault(name, "数、年順の配列 [ … ]、または「年: 数」のオブジェクトでなければなりません。", "must be a number, a list from the first year on, or an object year → number");
                return [];
        }
    }
}
