using Billing.Forms.Notices;
using Billing.Kernel;
using Billing.Ledger;
using NodaTime;

namespace Billing.Forms.Payments;

/// <summary>納付書 of one bill: everything that the slip says, once for each of its three parts. What may not be printed is left out here already.</summary>
public sealed record PaymentSlipModel
{
    public required NoticeOffice Office { get; init; }

    /// <summary>調定番号 as printed.</summary>
    public required string BillNumber { get; init; }

    public required BillingMonth Month { get; init; }

    /// <summary>発行日.</summary>
    public required LocalDate IssuedOn { get; init; }

    /// <summary>納付者, without title.</summary>
    public required string Name { get; init; }

    /// <summary>法人・団体: 御中 instead of 様.</summary>
    public bool IsBody { get; init; }

    /// <summary>お客様番号 of the payer.</summary>
    public required string CustomerNumber { get; init; }

    /// <summary>Contract number as printed; null = without a contract.</summary>
    public string? ContractNumber { get; init; }

    /// <summary>Where the letter goes; null = not printed.</summary>
    public string? MailingAddress { get; init; }

    /// <summary>使用場所; null = not printed.</summary>
    public string? Address { get; init; }

    /// <summary>使用者, where it is another person than the payer.</summary>
    public string? UserName { get; init; }

    /// <summary>納付番号 as issued; null = a sample.</summary>
    public string? SlipNumber { get; init; }

    /// <summary>再発行: 0 = first, then the number of the reissue.</summary>
    public int Reissue { get; init; }

    /// <summary>The 44 digits of the barcode; null = shops do not take this slip.</summary>
    public string? Barcode { get; init; }

    /// <summary>Content of the QR code; null = none is printed.</summary>
    public string? Qr { get; init; }

    /// <summary>取扱期限: last day on which a shop takes it.</summary>
    public LocalDate? ShopLimit { get; init; }

    /// <summary>What is still owed, per claim; at least one.</summary>
    public required IReadOnlyList<SlipLine> Lines { get; init; }

    public Money Total => new(Lines.Sum(line => line.Owed.Yen));

    /// <summary>The earliest due date.</summary>
    public LocalDate DueOn => Lines.Min(line => line.DueOn);

    /// <summary>Whether a due date has passed on the day of printing.</summary>
    public bool IsLate => DueOn < IssuedOn;
}

/// <summary>One claim on a slip.</summary>
/// <param name="Service">Water and sewer stand on one slip and stay two claims.</param>
/// <param name="DueOn">納期限.</param>
/// <param name="Amount">What was claimed, tax included.</param>
/// <param name="Owed">What is still owed.</param>
/// <param name="Issuer">To whom it is owed, as the invoice names them; null = not known.</param>
public sealed record SlipLine(Service Service, LocalDate DueOn, Money Amount, Money Owed, string? Issuer)
{
    /// <summary>延滞金 or 督促手数料 are named on the slip.</summary>
    public ClaimKind Kind { get; init; }
}
