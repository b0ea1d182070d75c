using Billing.Exchange.FixedWidth;

namespace Billing.Exchange.DirectDebit;

/// <summary>How one bank or clearing agent wants its 口座振替 files: data, one JSON file each, read by <see cref="BankProfileLoader"/>.</summary>
public sealed record BankProfile
{
    /// <summary>Name on the command line and in rule books.</summary>
    public required string Name { get; init; }

    public required Kernel.Sentence Title { get; init; }

    /// <summary>Where the values come from.</summary>
    public required IReadOnlyList<string> Citations { get; init; }

    /// <summary>Breaks that are written; all are read.</summary>
    public LineEnds LineEnds { get; init; }

    /// <summary>コード区分 1: EBCDIC is written. What is read says itself which it is.</summary>
    public bool Ebcdic { get; init; }

    /// <summary>振替結果コード of a request: '0' or a space.</summary>
    public char ResultInRequest { get; init; } = '0';

    /// <summary>Whether bytes 96–103 of the header carry the client's account; else they are filler.</summary>
    public bool ClientAccount { get; init; }

    /// <summary>Signs that this bank takes besides capitals, digits, kana, space and <c>( ) - . /</c>.</summary>
    public string MoreSigns { get; init; } = "";

    /// <summary>Whether several header-to-trailer sets may stand in one file.</summary>
    public bool SeveralSets { get; init; }

    /// <summary>Whether 新規コード is written as it is; else always 0.</summary>
    public bool NewCode { get; init; } = true;

    /// <summary>Whether fillers must be spaces in what the bank sends back.</summary>
    public bool BlankFillers { get; init; } = true;

    /// <summary>Names of bank and branch are written; else left blank (they are optional).</summary>
    public bool BankNames { get; init; } = true;

    /// <summary>The layout as 全銀協 has it: no breaks, JIS, 0 in the request's result column.</summary>
    public static BankProfile Standard { get; } = new()
    {
        Name = "standard",
        Title = new("全銀標準", "Zengin standard"),
        Citations = ["全国銀行協会 口座振替レコード・フォーマット"],
        SeveralSets = true,
    };
}
