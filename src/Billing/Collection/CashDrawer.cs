using Billing.Kernel;
using NodaTime;

namespace Billing.Collection;

/// <summary>現金箱 (つり銭機): the cash of one clerk at one window on one day, from the counted float to what is handed to the bank. A closed one never changes.</summary>
public sealed class CashDrawer
{
    public long Id { get; set; }

    /// <summary>窓口, as the utility calls it: 1番, 本庁 …</summary>
    public required string Window { get; set; }

    /// <summary>担当: the signed-in name whose cash it holds.</summary>
    public required string Clerk { get; set; }

    public LocalDate Day { get; set; }

    public Instant OpenedAt { get; set; }

    /// <summary>釣銭準備金: what lay in it at first, as counted.</summary>
    public Money StartingFloat { get; set; }

    public DrawerState State { get; set; }

    /// <summary>Times it was counted for closing.</summary>
    public int Counts { get; set; }

    /// <summary><see cref="Expected"/> in yen.</summary>
    public long? ExpectedYen { get; set; }

    /// <summary><see cref="Counted"/> in yen.</summary>
    public long? CountedYen { get; set; }

    /// <summary>過不足の理由.</summary>
    public string? Reason { get; set; }

    public Instant? ClosedAt { get; set; }

    /// <summary>Who agreed to a difference; null where there was none.</summary>
    public string? SecondPerson { get; set; }

    public int Version { get; set; }

    /// <summary>あるべき額 at the last count: the float and what came in, less what went out.</summary>
    public Money? Expected => ExpectedYen is { } yen ? new Money(yen) : null;

    /// <summary>有高 of the last count; null while it was not counted.</summary>
    public Money? Counted => CountedYen is { } yen ? new Money(yen) : null;

    /// <summary>過不足: above zero = too much lay in it; null while it was not counted.</summary>
    public Money? Difference => Counted is { } counted && Expected is { } expected ? counted - expected : null;
}

/// <summary>Where a drawer stands.</summary>
public enum DrawerState : byte
{
    /// <summary>Takes cash.</summary>
    Open = 1,

    /// <summary>Counted with a difference that a second person has to agree to.</summary>
    Differs = 2,

    Closed = 3,
}

/// <summary>金種: pieces of one note or coin in a count. Append-only.</summary>
public sealed class CashPiece
{
    public long Id { get; set; }

    public long DrawerId { get; set; }

    /// <summary>0 = the float; 1, 2 … = the counts for closing.</summary>
    public int Count { get; set; }

    /// <summary>券種・硬貨, yen.</summary>
    public int Denomination { get; set; }

    public int Pieces { get; set; }
}

/// <summary>What moved the cash of a drawer: a payment or a refund. Append-only.</summary>
public sealed class DrawerEntry
{
    public long Id { get; set; }

    public long DrawerId { get; set; }

    /// <summary>The payment that came in, or that was taken back; null for a refund.</summary>
    public long? PaymentId { get; set; }

    /// <summary>The refund that was paid out (<see cref="Ledger.RefundEntry"/>); null for a payment.</summary>
    public long? RefundId { get; set; }

    /// <summary>Below zero where money went out.</summary>
    public Money Amount { get; set; }
}

/// <summary>入金: what of a closed drawer was handed to the bank. Append-only, one for a drawer.</summary>
public sealed class CashDeposit
{
    public long DrawerId { get; set; }

    public Money Amount { get; set; }

    public LocalDate On { get; set; }

    /// <summary>Number of the bank's slip.</summary>
    public required string Slip { get; set; }

    public required string By { get; set; }
}
