using Billing.Kernel;
using NodaTime;

namespace Billing.Exchange.Agents;

/// <summary>What an agent says of a payment.</summary>
public enum ReceiptNotice : byte
{
    /// <summary>01 速報: the shop took the money.</summary>
    Quick = 1,

    /// <summary>02 確報: the money is certain; says when it is remitted. A second notice of the same payment changes dates, never money.</summary>
    Final = 2,

    /// <summary>03 速報取消: the shop gave the money back.</summary>
    Cancelled = 3,
}

/// <summary>A decoded file of an agent that collects for the utility. It is taken whole or not at all: with a fault, nothing of it counts.</summary>
/// <param name="Hash">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Format">Name of the format's profile.</param>
/// <param name="Header">The header record or line as it stands; empty where there is none.</param>
/// <param name="Faults">With record or line and first byte or column; empty = the file is whole.</param>
public sealed record ReceiptFile(string Name, string Hash, string Format, string Header, IReadOnlyList<ReceiptRecord> Records, IReadOnlyList<LineFault> Faults)
{
    /// <summary>What stands as paid at the end of the file: each payment once, and none that was taken back.</summary>
    public IReadOnlyList<ReceiptRecord> Collected => ReceiptTally.Of(Records).Standing;

    /// <summary>What was taken back.</summary>
    public IReadOnlyList<ReceiptRecord> Cancelled => ReceiptTally.Of(Records).Cancelled;
}

/// <summary>One notice of one payment.</summary>
public sealed record ReceiptRecord
{
    /// <summary>Record or line of the file, the first being 1.</summary>
    public required int Record { get; init; }

    public required ReceiptNotice Notice { get; init; }

    /// <summary>What the slip's code says: 納付番号, 16 digits; or another reference, as it stands.</summary>
    public required string Key { get; init; }

    /// <summary>収納企業コード, 5 digits; null where the format has none.</summary>
    public string? Company { get; init; }

    /// <summary>再発行区分 of the slip; null where the format has none.</summary>
    public int? Reissue { get; init; }

    public required Money Amount { get; init; }

    /// <summary>収納日.</summary>
    public required LocalDate PaidOn { get; init; }

    /// <summary>収納時刻; null where the format has none.</summary>
    public LocalTime? PaidAt { get; init; }

    /// <summary>振込(予定)日; null in 速報.</summary>
    public LocalDate? RemitOn { get; init; }

    /// <summary>手数料計算日.</summary>
    public LocalDate? FeeOn { get; init; }

    /// <summary>データ取得日・作成日.</summary>
    public LocalDate? MadeOn { get; init; }

    /// <summary>支払期限 of the slip; null = none, or the format has none.</summary>
    public LocalDate? Limit { get; init; }

    /// <summary>印紙フラグ.</summary>
    public int Stamp { get; init; }

    /// <summary>Shop, bank branch or agent's own receipt number, in the agent's codes.</summary>
    public string Store { get; init; } = "";

    /// <summary>コンビニ本部コード and its name, where the format has them.</summary>
    public string Chain { get; init; } = "";

    /// <summary>Whether another notice is of the very same act of paying: slip, day, time and shop.</summary>
    public bool IsSameAct(ReceiptRecord other) =>
        IsSameSlip(other) && (PaidOn, PaidAt, Store) == (other.PaidOn, other.PaidAt, other.Store);

    /// <summary>Whether another notice is of the same printed slip.</summary>
    public bool IsSameSlip(ReceiptRecord other) => (Company, Key, Reissue) == (other.Company, other.Key, other.Reissue);
}
