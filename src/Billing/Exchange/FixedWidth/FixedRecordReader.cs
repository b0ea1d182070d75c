using System.Globalization;

namespace Billing.Exchange.FixedWidth;

/// <summary>One record while it is read: every wrong field is named by its first byte.</summary>
/// <param name="number">Number of the record, the first being 1.</param>
/// <param name="text">Its characters, one for each byte.</param>
internal sealed class FixedRecordReader(int number, string text, FaultList faults)
{
    public int Number { get; } = number;

    /// <summary>False after the first fault of the record.</summary>
    public bool IsGood { get; private set; } = true;

    /// <summary>The field as it stands.</summary>
    public string Raw(FixedField field) => text[field.In];

    /// <summary>Letters without what fills the field; a byte that is no letter is a fault.</summary>
    public string Letters(FixedField field)
    {
        var raw = Raw(field);
        if (raw.IndexOf(SingleByteKana.None) is >= 0 and var at)
        {
            Fault(
                field, "letter",
                $"{field.Ja}の{field.From + at}バイト目が、半角英数カナではありません。1バイト文字だけのファイルにしてください。",
                $"Byte {field.From + at} of {field.En} is no single-byte letter; write half-width letters only.");
            return "";
        }

        return raw.TrimEnd(' ');
    }

    /// <summary>A field of digits as they stand.</summary>
    public string Digits(FixedField field)
    {
        var raw = Raw(field);
        if (!raw.All(char.IsAsciiDigit))
        {
            Fault(
                field, "digits",
                $"{field.Ja}「{raw}」が数字ではありません。{field.Length}桁の数字(前ゼロ)でなければなりません。",
                $"{field.En} is '{raw}'; it must be {field.Length} digits with leading zeros.");
            return new string('0', field.Length);
        }

        return raw;
    }

    /// <summary>A field of digits as a number; zero where it is none.</summary>
    public long Number64(FixedField field) => long.Parse(Digits(field), CultureInfo.InvariantCulture);

    /// <summary>A field that may say only certain things.</summary>
    public string OneOf(FixedField field, string code, string ja, string en, params ReadOnlySpan<string> values)
    {
        var raw = Raw(field);
        if (!values.Contains(raw))
        {
            Fault(field, code, $"{field.Ja}「{raw}」は使えません。{ja}", $"{field.En} is '{raw}'; {en}");
        }

        return raw;
    }

    /// <summary>A filler: spaces where the profile says that it is looked at.</summary>
    public void Filler(FixedField field)
    {
        if (Raw(field).Any(c => c != ' '))
        {
            Fault(
                field, "filler",
                $"{field.From}～{field.To}バイト目(ダミー)に「{Raw(field).Trim()}」があります。空白でなければなりません。項目がずれていないか確かめてください。",
                $"Bytes {field.From} to {field.To} (filler) hold '{Raw(field).Trim()}'; they must be spaces. Check that nothing has shifted.");
        }
    }

    public void Fault(FixedField field, string code, string ja, string en)
    {
        IsGood = false;
        faults.Add(Number, field.From, code, ja, en);
    }
}
