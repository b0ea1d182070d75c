using NodaTime;

namespace Billing.Contacts;

/// <summary>交付記録: a document that the counter handed out or sent about a contract: what, when, to whom, by whom. Append-only; what it says is filled from the books whenever it is shown.</summary>
public sealed class IssuedDocument
{
    public long Id { get; set; }

    public long ContractId { get; set; }

    public IssuedKind Kind { get; set; }

    /// <summary>The bill that it is about; null for a certificate of a span.</summary>
    public long? BillId { get; set; }

    /// <summary>First day of the span of a certificate.</summary>
    public LocalDate? From { get; set; }

    /// <summary>Last day of it.</summary>
    public LocalDate? To { get; set; }

    public LocalDate IssuedOn { get; set; }

    public Instant IssuedAt { get; set; }

    public required string IssuedBy { get; set; }

    public Requester Requester { get; set; }

    /// <summary>本人確認: what was looked at (運転免許証, 委任状 …).</summary>
    public required string Identity { get; set; }
}

public enum IssuedKind : byte
{
    /// <summary>検針のお知らせ, again.</summary>
    Notice = 1,

    /// <summary>料金の計算のお知らせ.</summary>
    Explanation = 2,

    /// <summary>収納済証明書.</summary>
    PaidCertificate = 3,
}

/// <summary>Who asks for it.</summary>
public enum Requester : byte
{
    /// <summary>使用者本人 or the payer.</summary>
    Resident = 1,

    /// <summary>代理人 with a written authority.</summary>
    Agent = 2,

    /// <summary>第三者: anybody else.</summary>
    ThirdParty = 3,
}
