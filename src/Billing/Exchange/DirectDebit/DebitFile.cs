using Billing.Kernel;
using Billing.Places;
using NodaTime;

namespace Billing.Exchange.DirectDebit;

/// <summary>Whether a file asks or answers.</summary>
public enum DebitFileKind : byte
{
    /// <summary>振替請求.</summary>
    Request = 1,

    /// <summary>振替結果.</summary>
    Result = 2,
}

/// <summary>A decoded 口座振替 file. It is taken whole or not at all: with a fault, nothing of it counts.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Sets">One per header; several where the bank sends several in one file.</param>
/// <param name="Faults">With record and first byte; empty = the file is whole.</param>
public sealed record DebitFile(string Name, string Hash, DebitFileKind Kind, IReadOnlyList<DebitSet> Sets, IReadOnlyList<LineFault> Faults)
{
    public IEnumerable<DebitRow> Rows => Sets.SelectMany(set => set.Rows);

    /// <summary>What was debited: rows with result 0 of an answer. The amount of a failed row is still the one that was asked for.</summary>
    public IEnumerable<DebitRow> Collected => Kind == DebitFileKind.Result ? Rows.Where(row => row.Result == '0') : [];

    /// <summary>Rows of an answer that were not debited.</summary>
    public IEnumerable<DebitRow> Failed => Kind == DebitFileKind.Result ? Rows.Where(row => row.Result != '0') : [];
}

/// <summary>Header to trailer.</summary>
/// <param name="Trailer">As it stands; null where the set is cut off.</param>
public sealed record DebitSet(DebitHeader Header, IReadOnlyList<DebitRow> Rows, DebitTotals? Trailer);

/// <summary>The header record: for whom the bank debits, and when.</summary>
public sealed record DebitHeader
{
    /// <summary>委託者コード, 10 digits.</summary>
    public required string ClientCode { get; init; }

    /// <summary>委託者名, half-width kana.</summary>
    public required string ClientName { get; init; }

    /// <summary>引落日; the file has month and day only.</summary>
    public required LocalDate On { get; init; }

    /// <summary>取引銀行番号, 4 digits.</summary>
    public required string Bank { get; init; }

    public string BankName { get; init; } = "";

    /// <summary>取引支店番号, 3 digits.</summary>
    public required string Branch { get; init; }

    public string BranchName { get; init; } = "";

    /// <summary>The client's own account, where the bank wants it; never read.</summary>
    public AccountKind? AccountKind { get; init; }

    /// <summary>7 digits.</summary>
    public string? AccountNumber { get; init; }
}

/// <summary>One account to debit.</summary>
public sealed record DebitRow
{
    /// <summary>Record of the file, the first being 1; 0 where it is yet to be written.</summary>
    public int Record { get; init; }

    /// <summary>引落銀行番号, 4 digits (ゆうちょ銀行 = 9900).</summary>
    public required string Bank { get; init; }

    public string BankName { get; init; } = "";

    /// <summary>3 digits.</summary>
    public required string Branch { get; init; }

    public string BranchName { get; init; } = "";

    public required AccountKind AccountKind { get; init; }

    /// <summary>7 digits.</summary>
    public required string AccountNumber { get; init; }

    /// <summary>預金者名 in the bank's letters, at most 30 bytes with voiced marks.</summary>
    public required string Holder { get; init; }

    /// <summary>What is asked for, also where the debit failed.</summary>
    public required Money Amount { get; init; }

    /// <summary>新規コード: '1' first debit, '2' changed, '0' other.</summary>
    public char NewCode { get; init; } = '0';

    /// <summary>顧客番号: our own key, at most 20 letters. Rows are matched by it alone.</summary>
    public required string Key { get; init; }

    /// <summary>振替結果コード; '0' or ' ' in a request.</summary>
    public char Result { get; init; } = '0';
}

/// <summary>Counts and amounts of a trailer.</summary>
public sealed record DebitTotals(long Count, long Yen, long DoneCount, long DoneYen, long FailedCount, long FailedYen);
