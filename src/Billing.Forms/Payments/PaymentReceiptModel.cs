using Billing.Forms.Notices;
using Billing.Kernel;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>領収書 of one payment at the counter, with what a qualified invoice states for each claim that it pays in full.</summary>
public sealed record PaymentReceiptModel
{
    public required NoticeOffice Office { get; init; }

    /// <summary>領収番号.</summary>
    public required long Number { get; init; }

    public required LocalDate ReceivedOn { get; init; }

    /// <summary>Who paid, without title.</summary>
    public required string Name { get; init; }

    /// <summary>法人・団体: 御中 instead of 様.</summary>
    public bool IsBody { get; init; }

    /// <summary>Contract numbers as printed; empty where they would tell a third party where a protected person lives.</summary>
    public IReadOnlyList<string> Contracts { get; init; } = [];

    /// <summary>What was received.</summary>
    public required Money Amount { get; init; }

    /// <summary>お預かり.</summary>
    public required Money Tendered { get; init; }

    /// <summary>取扱者.</summary>
    public string? TakenBy { get; init; }

    /// <summary>One per claim, by bill and service.</summary>
    public required IReadOnlyList<ReceiptLine> Lines { get; init; }

    /// <summary>取消日, when the payment has been taken back: the paper is void.</summary>
    public LocalDate? CancelledOn { get; init; }

    /// <summary>釣銭.</summary>
    public Money Change => Tendered - Amount;
}

/// <summary>One claim that a payment settles.</summary>
/// <param name="BillNumber">調定番号 as printed; the number of the invoice.</param>
/// <param name="Month">調定月.</param>
/// <param name="Amount">What was received for it.</param>
/// <param name="IsWhole">Whether it pays all that was claimed; the tax of a part stands on the invoice of the whole.</param>
/// <param name="Charge">Issuer, registration number, and total and tax of each rate.</param>
public sealed record ReceiptLine(string BillNumber, BillingMonth Month, Money Amount, bool IsWhole, NoticeCharge Charge);
