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

    /// <summary>What of a mandate's claims makes one entry of a request.</summary>
    public DebitCombine Combine { get; init; } = DebitCombine.Bill;

    /// <summary>Result codes after which the same is asked for again by a second run (再振替), where the rule book has one. MEMORY: 1 (short of funds).</summary>
    public string AgainAfter { get; init; } = "1";

    /// <summary>Result codes after which the account is not asked again until its holder has handed in a new mandate. MEMORY: 2, 3 and 4, the usual practice.</summary>
    public string StopsAfter { get; init; } = "234";

    /// <summary>Result codes after which the next run asks as if for the first time. MEMORY: 8 (we stopped it ourselves).</summary>
    public string NextRunAfter { get; init; } = "8";

    /// <summary>What happens to claims that came back with a result code; after the codes of no list the payer gets a slip.</summary>
    public Collection.DebitNext After(char code) => code switch
    {
        _ when StopsAfter.Contains(code) => Collection.DebitNext.StopMandate,
        _ when AgainAfter.Contains(code) => Collection.DebitNext.Again,
        _ when NextRunAfter.Contains(code) => Collection.DebitNext.NextRun,
        _ => Collection.DebitNext.Slip,
    };

    /// <summary>The layout as 全銀協 has it: no breaks, JIS, 0 in the request's result column.</summary>
    public static BankProfile Standard { get; } = new()
    {
        Name = "standard",
        Title = new("全銀標準", "Zengin standard"),
        Citations = ["全国銀行協会 口座振替レコード・フォーマット"],
        SeveralSets = true,
    };
}

/// <summary>What of a mandate's claims makes one entry.</summary>
public enum DebitCombine : byte
{
    /// <summary>One bill: water and sewer together, where the mandate was given to both.</summary>
    Bill,

    /// <summary>Everything that is due, in one amount.</summary>
    Mandate,

    /// <summary>Each claim by itself.</summary>
    Claim,
}
