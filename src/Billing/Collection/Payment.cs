using Billing.Kernel;
using NodaTime;

namespace Billing.Collection;

/// <summary>収納: money that came in on a day through a channel. Never changed: what was taken by mistake is taken back by a payment of the opposite sign.</summary>
public sealed class Payment
{
    /// <summary>領収番号.</summary>
    public long Id { get; set; }

    public LocalDate ReceivedOn { get; set; }

    public PaymentChannel Channel { get; set; }

    /// <summary>Who paid, as far as known: the debtor of the claims.</summary>
    public long CustomerId { get; set; }

    /// <summary>What was received; negative where another payment is taken back.</summary>
    public Money Amount { get; set; }

    /// <summary>お預かり: what was handed over the counter, before the change; zero through other channels.</summary>
    public Money Tendered { get; set; }

    /// <summary>取扱者: the clerk who took it; null through other channels.</summary>
    public string? TakenBy { get; set; }

    /// <summary>The payment that this one takes back.</summary>
    public long? CancelsId { get; set; }

    /// <summary>取消理由.</summary>
    public string? Reason { get; set; }
}

public enum PaymentChannel : byte
{
    /// <summary>窓口.</summary>
    Counter = 1,

    /// <summary>金融機関窓口.</summary>
    Bank = 2,

    /// <summary>コンビニエンスストア.</summary>
    ConvenienceStore = 3,

    /// <summary>口座振替.</summary>
    DirectDebit = 4,

    /// <summary>クレジットカード (指定納付受託者).</summary>
    CreditCard = 5,

    /// <summary>スマートフォン決済.</summary>
    Smartphone = 6,

    /// <summary>eL-QR (地方税統一QRコード for other public money, 自治法 as amended by 令和6年法律65号); closed unless a rule book opens it.</summary>
    ElQr = 7,
}

/// <summary>消込: the part of a payment that settles a claim; negative where the payment takes another back.</summary>
public sealed class Allocation
{
    public long Id { get; set; }

    public long PaymentId { get; set; }

    public long ClaimId { get; set; }

    public Money Amount { get; set; }

    public AllocationBasis Basis { get; set; }
}

/// <summary>Why a payment settles just this claim.</summary>
public enum AllocationBasis : byte
{
    /// <summary>弁済の指定: the payer's slip, the mandate or the payer at the counter named it (民法 488条1項).</summary>
    Named = 0,

    /// <summary>法定充当: by the rule of the day; see <see cref="AllocationRecord"/>.</summary>
    ByRule = 1,

    /// <summary>過誤納: beyond what was owed; it stands to the payer's credit on this claim.</summary>
    Credit = 2,
}
