using Billing.Kernel;
using Billing.Metering;
using Billing.Requests.Forms;

namespace Billing.Requests.Moving;

/// <summary>A field per register of the meter that hangs at a place, and the values in them.</summary>
internal static class IndexFields
{
    /// <param name="name">Name of the first field; the others have a letter behind it.</param>
    /// <param name="last">Last value of the first register.</param>
    public static IEnumerable<FormField> Of(string name, Sentence label, Meter? meter, int? last, Sentence? hint)
    {
        var words = meter?.Registers?.Split(',') ?? [""];
        for (var i = 0; i < words.Length; i++)
        {
            var said = words.Length == 1 ? label : new Sentence($"{label.Ja}({words[i]})", $"{label.En} ({words[i]})");
            yield return new FormField(Name(name, i), FieldType.Whole, said) { Most = 9_999_999, Default = i == 0 && last is { } value ? $"{value}" : null, Hint = i == 0 ? hint : null };
        }
    }

    /// <summary>The values; null where not all are filled in. What the dial cannot show is refused beside its field.</summary>
    public static IReadOnlyList<int>? Read(FormValues values, string name, Meter meter)
    {
        var registers = meter.Registers?.Split(',').Length ?? 1;
        var indexes = new List<int>();
        var top = (long)Math.Pow(10, meter.Dials) - 1;
        for (var i = 0; i < registers; i++)
        {
            if (values.Whole(Name(name, i)) is not { } index)
            {
                return null;
            }

            if (index > top)
            {
                values.Refuse(Name(name, i), $"指針 {index:N0} はメーター {meter.Number}({meter.Dials}桁、最大 {top:N0})に表示できません。桁を確かめてください。", $"Meter {meter.Number} with {meter.Dials} digits shows at most {top:N0}, not {index:N0}. Check the digits.");
                return null;
            }

            indexes.Add((int)index);
        }

        return indexes;
    }

    private static string Name(string name, int register) => register == 0 ? name : name + (char)('A' + register);
}
