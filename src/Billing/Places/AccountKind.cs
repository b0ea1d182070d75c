namespace Billing.Places;

/// <summary>預金種目, by the code of the Zengin record (field 7 of the data record).</summary>
public enum AccountKind : byte
{
    /// <summary>普通.</summary>
    Ordinary = 1,

    /// <summary>当座.</summary>
    Current = 2,

    /// <summary>納税準備.</summary>
    TaxReserve = 3,

    /// <summary>その他.</summary>
    Other = 9,
}
