namespace Billing.Exchange.FixedWidth;

/// <summary>What stands in a field of a fixed-width record.</summary>
public enum FieldKind : byte
{
    /// <summary>N: digits, right-aligned, filled with zeros.</summary>
    Digits,

    /// <summary>C: letters, left-aligned, filled with spaces.</summary>
    Letters,

    /// <summary>ダミー: spaces; what stands there is not read.</summary>
    Filler,
}

/// <summary>One field of a fixed-width record.</summary>
/// <param name="Ja">項目名.</param>
/// <param name="En">Name in English, as the published tables have it.</param>
/// <param name="From">First byte, the first of the record being 1.</param>
/// <param name="Length">Bytes.</param>
public sealed record FixedField(string Ja, string En, int From, int Length, FieldKind Kind)
{
    /// <summary>Last byte.</summary>
    public int To => From + Length - 1;

    /// <summary>Where the field begins in a record's text.</summary>
    internal Range In => (From - 1)..To;
}
