using Billing.Forms.Notices;
using Billing.Kernel;
using NodaTime;

namespace Billing.Forms.Letters;

/// <summary>収納済証明書: what was paid for one contract in a span of days.</summary>
public sealed record PaidCertificateModel
{
    public required NoticeOffice Office { get; init; }

    /// <summary>発行番号 as printed.</summary>
    public required string Number { get; init; }

    public required LocalDate Day { get; init; }

    /// <summary>使用者, without title.</summary>
    public required string Name { get; init; }

    public bool IsBody { get; init; }

    /// <summary>使用場所; null = not printed.</summary>
    public string? Address { get; init; }

    /// <summary>水栓番号.</summary>
    public required string ServicePointNumber { get; init; }

    /// <summary>お客様番号.</summary>
    public required string CustomerNumber { get; init; }

    public required LocalDate From { get; init; }

    public required LocalDate To { get; init; }

    /// <summary>In the order of payment.</summary>
    public required IReadOnlyList<PaidClaim> Claims { get; init; }

    public Money Sum(Service service) => new(Claims.Where(c => c.Service == service).Sum(c => c.Paid.Yen));
}

/// <summary>One claim that was settled in the span, wholly or in part.</summary>
/// <param name="Billed">The claim, tax included.</param>
/// <param name="Paid">Of it, settled in the span.</param>
/// <param name="Tax">Tax contained in the claim.</param>
/// <param name="PaidOn">Day of the last payment in the span.</param>
public sealed record PaidClaim(Service Service, string BillNumber, BillingMonth Month, Money Billed, Money Paid, Money Tax, LocalDate PaidOn);
