using Billing.Collection;
using Billing.Kernel;

namespace Billing.Exchange.Agents;

/// <summary>How an agent's file is built.</summary>
public enum AgentShape : byte
{
    /// <summary>120-byte records.</summary>
    Records120,

    /// <summary>CSV with a header.</summary>
    Csv,
}

/// <summary>Columns that an agent's CSV may have.</summary>
public enum ReceiptColumn
{
    Notice,
    PaidOn,
    PaidAt,

    /// <summary>The 44 digits.</summary>
    Barcode,

    /// <summary>納付番号: the 16 digits of the slip.</summary>
    Key,

    /// <summary>収納企業コード and 納付番号: 21 digits.</summary>
    Free,
    Reissue,
    Stamp,
    Amount,
    RemitOn,
    MadeOn,
    Store,
    Chain,
    ChainName,

    /// <summary>The first of the columns that are passed over; the others follow.</summary>
    Other = 1000,
}

/// <summary>How an agent (収納代行会社, card company, bank) sends what it collected: data, one JSON file each, read by <see cref="AgentProfileLoader"/>.</summary>
public sealed record AgentProfile
{
    /// <summary>Name on the command line and in rule books.</summary>
    public required string Name { get; init; }

    public required Sentence Title { get; init; }

    /// <summary>Where the layout comes from.</summary>
    public required IReadOnlyList<string> Citations { get; init; }

    public required PaymentChannel Channel { get; init; }

    public required AgentShape Shape { get; init; }

    /// <summary>CSV: the names that a header may give each column, in the order of the file.</summary>
    public IReadOnlyList<(ReceiptColumn Column, IReadOnlyList<string> Names)> Columns { get; init; } = [];

    /// <summary>CSV: a file whose header has other names is read by the order of the columns.</summary>
    public bool ByPlace { get; init; }

    /// <summary>What stands for each kind of notice.</summary>
    public IReadOnlyDictionary<string, ReceiptNotice> Notices { get; init; } = new Dictionary<string, ReceiptNotice>();

    /// <summary>What a file without the column, or a line without a value in it, tells; null = the column is needed.</summary>
    public ReceiptNotice? OnlyNotice { get; init; }

    /// <summary>Records: first byte and length of count and amount in the trailer record; null = the trailer is not read.</summary>
    public ((int From, int Length) Count, (int From, int Length) Yen)? Trailer { get; init; }
}
