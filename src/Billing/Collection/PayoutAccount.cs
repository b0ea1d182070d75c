using Billing.Places;
using NodaTime;

namespace Billing.Collection;

/// <summary>還付先口座: where a person wants money back. Dated; a later account ends it. Codes are those of 全国銀行協会 (統一金融機関コード).</summary>
public sealed class PayoutAccount
{
    public long Id { get; set; }

    public long CustomerId { get; set; }

    /// <summary>Four digits.</summary>
    public required string BankCode { get; set; }

    /// <summary>Three digits.</summary>
    public required string BranchCode { get; set; }

    public AccountKind Kind { get; set; }

    /// <summary>Seven digits.</summary>
    public required string Number { get; set; }

    /// <summary>口座名義, katakana.</summary>
    public required string Holder { get; set; }

    public LocalDate From { get; set; }

    /// <summary>Last day; null = holds. Before <see cref="From"/> where it was taken back.</summary>
    public LocalDate? To { get; set; }

    /// <summary>Signed-in name.</summary>
    public required string EnteredBy { get; set; }
}
