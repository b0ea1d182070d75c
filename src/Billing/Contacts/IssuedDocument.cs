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

    /// <summary>法的性質: the article that a letter rests on; null for what the counter hands out on request.</summary>
    public string? LegalKind { get; set; }

    /// <summary>The step against arrears that sent it.</summary>
    public long? StepId { get; set; }
}

public enum IssuedKind : byte
{
    /// <summary>検針のお知らせ, again.</summary>
    Notice = 1,

    /// <summary>料金の計算のお知らせ.</summary>
    Explanation = 2,

    /// <summary>収納済証明書.</summary>
    PaidCertificate = 3,

    /// <summary>未納のお知らせ.</summary>
    NonPayment = 4,

    /// <summary>督促状.</summary>
    Reminder = 5,

    /// <summary>催告書.</summary>
    Demand = 6,

    /// <summary>給水停止予告書.</summary>
    StopWarning = 7,

    /// <summary>給水停止通知書.</summary>
    StopNotice = 8,

    /// <summary>分納誓約書.</summary>
    Pledge = 9,

    /// <summary>給水停止解除通知書.</summary>
    StopRelease = 10,
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

    /// <summary>職権: nobody asks, the office sends it.</summary>
    Office = 4,
}
