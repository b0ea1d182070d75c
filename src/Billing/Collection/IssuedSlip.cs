using System.Globalization;
using Billing.Kernel;
using NodaTime;

namespace Billing.Collection;

/// <summary>納付書 as it was handed out: what it asks for, and the key by which money comes back. Never changed; a later slip for the same bill is issued over it.</summary>
public sealed class IssuedSlip
{
    /// <summary>納付番号.</summary>
    public long Id { get; set; }

    /// <summary>The bill whose claims it covers.</summary>
    public long BillId { get; set; }

    /// <summary>再発行区分: 0 = first, then the number of the reissue. A slip is good only while no later one of its bill has been issued.</summary>
    public int Reissue { get; set; }

    public Money Amount { get; set; }

    /// <summary>納期限: the earliest of its claims.</summary>
    public LocalDate DueOn { get; set; }

    /// <summary>取扱期限 at shops; null = it has no barcode.</summary>
    public LocalDate? Limit { get; set; }

    public LocalDate IssuedOn { get; set; }

    /// <summary>Signed-in name.</summary>
    public required string IssuedBy { get; set; }

    /// <summary>納付番号 of the barcode, 16 digits; unique for each slip that was printed.</summary>
    public string Key => Id.ToString("D16", CultureInfo.InvariantCulture);
}

/// <summary>A claim on an issued slip.</summary>
public sealed class IssuedSlipClaim
{
    public long Id { get; set; }

    public long SlipId { get; set; }

    public long ClaimId { get; set; }

    /// <summary>What was owed on it when the slip was printed.</summary>
    public Money Amount { get; set; }
}
