using Billing.Kernel;
using NodaTime;

namespace Billing.Channels;

/// <summary>仮受: money of a file that settles nothing by itself. It stands on no claim, on <see cref="Ledger.Account.Suspense"/>, until a person clears it with a reason.</summary>
public sealed class SuspenseItem
{
    public long Id { get; set; }

    /// <summary>The notice that brought the money.</summary>
    public long NoticeId { get; set; }

    public SuspenseReason Reason { get; set; }

    public Money Amount { get; set; }

    public SuspenseEnd? End { get; set; }

    public LocalDate? EndedOn { get; set; }

    public string? EndedBy { get; set; }

    /// <summary>Why it was cleared as it was.</summary>
    public string? Why { get; set; }

    /// <summary>The payment that it became.</summary>
    public long? PaymentId { get; set; }

    public int Version { get; set; }
}

/// <summary>Why money waits.</summary>
public enum SuspenseReason : byte
{
    /// <summary>No slip has this key.</summary>
    UnknownSlip = 1,

    /// <summary>Another amount than the slip's.</summary>
    WrongAmount = 2,

    /// <summary>The slip was paid before.</summary>
    PaidTwice = 3,

    /// <summary>A later slip was issued over it.</summary>
    IssuedOver = 4,

    /// <summary>Its claims are paid, reversed or reduced by now.</summary>
    NothingOwed = 5,
}

/// <summary>How it was cleared.</summary>
public enum SuspenseEnd : byte
{
    /// <summary>充当: it settles claims.</summary>
    Assigned = 1,

    /// <summary>還付: to be paid back to the payer.</summary>
    Refunded = 2,

    /// <summary>返戻: given back to the agent or bank.</summary>
    Returned = 3,

    /// <summary>取消: the shop took it back itself.</summary>
    TakenBack = 4,
}
