using Billing.Kernel;
using NodaTime;

namespace Billing.Ledger;

/// <summary>不納欠損: a claim, or what is left of it, given up. One person asks, another confirms; only then is it booked. What was booked by mistake is taken back by a <see cref="WriteOffReversal"/>.</summary>
public sealed class WriteOff
{
    public long Id { get; set; }

    public long CaseId { get; set; }

    public long ClaimId { get; set; }

    public Money Amount { get; set; }

    public WriteOffGround Ground { get; set; }

    /// <summary>根拠・理由: the letter of invocation, the council's decision.</summary>
    public required string Reason { get; set; }

    public required string Article { get; set; }

    public LocalDate AskedOn { get; set; }

    public required string AskedBy { get; set; }

    public LocalDate? DecidedOn { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>Null = waits; true = booked; false = turned down.</summary>
    public bool? Confirmed { get; set; }

    /// <summary>The transfer that booked it; null while it is not booked.</summary>
    public long? TransferId { get; set; }

    public int Version { get; set; }
}

/// <summary>不納欠損の取消: a booked write-off that must not stand (money was found, the ground was wrong). One person asks, another confirms; then the claim is owed again.</summary>
public sealed class WriteOffReversal
{
    public long Id { get; set; }

    public long WriteOffId { get; set; }

    public required string Reason { get; set; }

    public LocalDate AskedOn { get; set; }

    public required string AskedBy { get; set; }

    public LocalDate? DecidedOn { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>Null = waits; true = booked; false = turned down.</summary>
    public bool? Confirmed { get; set; }

    /// <summary>The transfer that booked it.</summary>
    public long? TransferId { get; set; }

    public int Version { get; set; }
}

public enum WriteOffGround : byte
{
    /// <summary>時効の援用 (民法 145条): water.</summary>
    Invoked = 1,

    /// <summary>権利の放棄 (地方自治法 96条1項10号, 債権管理条例): water.</summary>
    Waived = 2,

    /// <summary>時効による消滅 (地方自治法 236条): sewer.</summary>
    Extinguished = 3,

    /// <summary>免責許可 (破産法 253条): water.</summary>
    Discharged = 4,

    /// <summary>滞納処分の執行停止 3年 (地方税法 15条の7): sewer.</summary>
    EnforcementEnded = 5,
}
