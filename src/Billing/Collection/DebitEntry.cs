using System.Globalization;
using Billing.Kernel;
using NodaTime;

namespace Billing.Collection;

/// <summary>One account asked for one amount in a run.</summary>
public sealed class DebitEntry
{
    private const int KeyLength = 16;

    /// <summary>Run × 1,000,000 + its row, from 1.</summary>
    public long Id { get; set; }

    public long RunId { get; set; }

    /// <summary>The mandate, which holds the account; it is never overwritten.</summary>
    public long MandateId { get; set; }

    public long PayerId { get; set; }

    public Money Amount { get; set; }

    /// <summary>新規コード.</summary>
    public DebitMark Mark { get; set; }

    /// <summary>再振替: the returned entry that this one asks for again.</summary>
    public long? AgainOfId { get; set; }

    public DebitEntryState State { get; set; }

    /// <summary>振替結果コード 0–9; null until the bank answered.</summary>
    public byte? Result { get; set; }

    /// <summary>Of a returned entry: what happens to its claims.</summary>
    public DebitNext? Next { get; set; }

    /// <summary>Day on which the answer was taken in.</summary>
    public LocalDate? AnsweredOn { get; set; }

    /// <summary>収納 that a debited entry became.</summary>
    public long? PaymentId { get; set; }

    /// <summary>顧客番号 in the bank's file.</summary>
    public string Key => Id.ToString("D16", CultureInfo.InvariantCulture);

    public static long IdOf(long runId, int row) => (runId * (DebitRun.MostEntries + 1)) + row;

    /// <summary>顧客番号 → run; null where it is none of ours.</summary>
    public static long? RunOf(string key) => key.Length == KeyLength && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id / (DebitRun.MostEntries + 1) : null;
}

/// <summary>A claim in an entry.</summary>
public sealed class DebitEntryClaim
{
    /// <summary>Most claims of an entry.</summary>
    public const int Most = 99;

    /// <summary>Entry × 100 + number, from 1.</summary>
    public long Id { get; set; }

    public long EntryId { get; set; }

    public long ClaimId { get; set; }

    /// <summary>What was asked for it.</summary>
    public Money Amount { get; set; }

    /// <summary>The claim while the bank is asked for it, null afterwards: unique, so that no claim can be in two open runs.</summary>
    public long? OpenClaimId { get; set; }
}

/// <summary>新規コード.</summary>
public enum DebitMark : byte
{
    /// <summary>その他.</summary>
    Other = 0,

    /// <summary>第1回引落.</summary>
    First = 1,

    /// <summary>変更分: the contract was debited from another account before.</summary>
    Changed = 2,
}

public enum DebitEntryState : byte
{
    /// <summary>請求中.</summary>
    Asked = 1,

    /// <summary>振替済.</summary>
    Debited = 2,

    /// <summary>振替不能.</summary>
    Returned = 3,
}

/// <summary>What happens to claims that were not debited.</summary>
public enum DebitNext : byte
{
    /// <summary>納付書: the payer gets a slip; the account is not asked for them again.</summary>
    Slip = 1,

    /// <summary>再振替: they are asked for again by the second run.</summary>
    Again = 2,

    /// <summary>振替停止: a slip, and the mandate has ended.</summary>
    StopMandate = 3,

    /// <summary>次回請求: they are asked for with the next run, as if for the first time.</summary>
    NextRun = 4,
}
