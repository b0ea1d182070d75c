using System.Globalization;

namespace Billing.Exchange.FixedWidth;

/// <summary>One record while it is written: spaces, and in them the fields.</summary>
internal sealed class FixedRecordWriter
{
    private readonly char[] _letters = [.. Enumerable.Repeat(' ', FixedRecords.Length)];

    public override string ToString() => new(_letters);

    /// <summary>Digits, with zeros before them.</summary>
    /// <exception cref="ArgumentException">The field is too short; the caller checks first.</exception>
    public FixedRecordWriter Put(FixedField field, long number) => Put(field, number.ToString(CultureInfo.InvariantCulture).PadLeft(field.Length, '0'));

    /// <summary>Letters, with spaces after them.</summary>
    /// <exception cref="ArgumentException">The field is too short; the caller checks first.</exception>
    public FixedRecordWriter Put(FixedField field, string letters)
    {
        if (letters.Length > field.Length)
        {
            throw new ArgumentException($"'{letters}' is longer than {field.En} ({field.Length})", nameof(letters));
        }

        letters.CopyTo(0, _letters, field.From - 1, letters.Length);
        return this;
    }
}
