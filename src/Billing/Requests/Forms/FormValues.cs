using System.Globalization;
using System.Text.Json;
using Billing.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Billing.Requests.Forms;

/// <summary>A form as typed, checked against its fields. Typed values are asked for by name; a fault stays beside its field.</summary>
public sealed class FormValues
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<FieldFault> _faults = [];

    private FormValues()
    {
    }

    public IReadOnlyList<FieldFault> Faults => _faults;

    public bool AreRight => _faults.Count == 0;

    /// <summary>What was typed, brought to its stored form; fields that do not apply are left out.</summary>
    public IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>Reads and checks every field of a form.</summary>
    /// <param name="typed">Name → text.</param>
    public static FormValues Read(IReadOnlyList<FormGroup> form, IReadOnlyDictionary<string, string> typed)
    {
        var values = new FormValues();
        foreach (var field in form.SelectMany(group => group.Fields))
        {
            if (field.OnlyIf is { } condition && !condition.Values.Contains(values.Text(condition.Field) ?? ""))
            {
                continue;
            }

            var text = FieldTexts.Normal(field, typed.GetValueOrDefault(field.Name));
            if (text.Length > 0)
            {
                values._texts[field.Name] = text;
            }

            if (FieldTexts.Fault(field, text) is { } fault)
            {
                values.Refuse(field.Name, fault);
            }
        }

        return values;
    }

    /// <summary>A form as it was stored, taken as right.</summary>
    public static FormValues Stored(string json)
    {
        var values = new FormValues();
        foreach (var (name, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(json)!)
        {
            values._texts[name] = text;
        }

        return values;
    }

    public string ToJson() => JsonSerializer.Serialize(_texts);

    /// <summary>Null where nothing stands in the field.</summary>
    public string? Text(string field) => _texts.GetValueOrDefault(field);

    /// <summary>A field that must be filled in: its text, or empty where that is already a fault.</summary>
    public string Needed(string field) => Text(field) ?? "";

    public bool Flag(string field) => Text(field) == "yes";

    public LocalDate? Day(string field) => Text(field) is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;

    public long? Whole(string field) => long.TryParse(Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value of an enumeration by its name.</summary>
    public T? Word<T>(string field)
        where T : struct, Enum => Enum.TryParse<T>(Text(field), out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>Writes a fault down beside a field.</summary>
    /// <param name="field">Empty = the form as a whole.</param>
    public void Refuse(string field, Sentence said) => _faults.Add(new FieldFault(field, said));

    public void Refuse(string field, string ja, string en) => Refuse(field, new Sentence(ja, en));
}
