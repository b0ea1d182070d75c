using Billing.Places;
using Billing.Kernel;
using NodaTime;

namespace Billing.Collection;

/// <summary>
/// 口座振替依頼: a payer lets a bank debit what a contract owes. Never overwritten: another account is another mandate, and the old one ends. It was given to one business
/// (水道・下水道) or to both, and is never used for the other one (柳井市: a mandate moves with its payer only inside the same business).
/// </summary>
public sealed class Mandate
{
    public long Id { get; set; }

    public long PayerId { get; set; }

    public long ContractId { get; set; }

    public MandateScope Scope { get; set; }

    /// <summary>金融機関コード, 4 digits.</summary>
    public required string BankCode { get; set; }

    /// <summary>店番, 3 digits.</summary>
    public required string BranchCode { get; set; }

    public AccountKind AccountKind { get; set; }

    /// <summary>口座番号, 7 digits with leading zeros.</summary>
    public required string AccountNumber { get; set; }

    /// <summary>預金者名, half-width kana of the Zengin set (<see cref="ZenginKana"/>), at most 30 characters.</summary>
    public required string HolderKana { get; set; }

    public MandateState State { get; set; }

    /// <summary>Day on which it went to the bank.</summary>
    public LocalDate RequestedOn { get; set; }

    /// <summary>Day on which the bank confirmed or refused it.</summary>
    public LocalDate? AnsweredOn { get; set; }

    /// <summary>First day of which claims may be debited.</summary>
    public LocalDate? From { get; set; }

    /// <summary>Last day.</summary>
    public LocalDate? To { get; set; }

    public MandateRefusal? Refusal { get; set; }

    /// <summary>Why the bank's answer to a debit ended it; null = a person or a contract ended it, or nobody has.</summary>
    public MandateStop? Stop { get; set; }

    /// <summary>The mandate on another contract of the same payer that it carries on.</summary>
    public long? MovedFromId { get; set; }

    public int Version { get; set; }

    /// <summary>Whether claims of a service may be debited on a day.</summary>
    public bool Holds(Service service, LocalDate on) => State is MandateState.Confirmed or MandateState.Ended && Scope.Covers(service) && From <= on && (To is not { } to || on <= to);

    /// <summary>The account with all but the last three digits hidden: it is said aloud, printed and stored with requests.</summary>
    public Sentence Masked
    {
        get
        {
            var kind = MandateWords.Of(AccountKind);
            return new($"{BankCode}-{BranchCode} {kind.Ja} ****{AccountNumber[Math.Max(0, AccountNumber.Length - 3)..]}", $"{BankCode}-{BranchCode} {kind.En} ****{AccountNumber[Math.Max(0, AccountNumber.Length - 3)..]}");
        }
    }
}

/// <summary>Which business the mandate was given to. The values are those of <see cref="Service"/>, and their sum.</summary>
public enum MandateScope : byte
{
    Water = 1,
    Sewer = 2,
    Both = 3,
}

public enum MandateState : byte
{
    /// <summary>金融機関へ送付済.</summary>
    Requested = 1,

    /// <summary>登録済.</summary>
    Confirmed = 2,

    /// <summary>返戻.</summary>
    Refused = 3,

    /// <summary>解約・終了.</summary>
    Ended = 4,
}

/// <summary>返戻事由: why a bank sent a mandate back. The list is general knowledge (MEMORY); banks word their slips differently.</summary>
public enum MandateRefusal : byte
{
    /// <summary>印鑑相違.</summary>
    Seal = 1,

    /// <summary>該当口座なし.</summary>
    NoAccount = 2,

    /// <summary>名義相違.</summary>
    OtherName = 3,

    /// <summary>記入不備.</summary>
    Incomplete = 4,

    /// <summary>取引解約済.</summary>
    Closed = 5,

    /// <summary>その他.</summary>
    Other = 9,
}

/// <summary>振替停止の理由: the 振替結果コード by which a bank ended a mandate.</summary>
public enum MandateStop : byte
{
    /// <summary>1 資金不足, at a bank whose profile stops mandates by it.</summary>
    ShortOfFunds = 1,

    /// <summary>2 預金取引なし.</summary>
    NoAccount = 2,

    /// <summary>3 預金者の都合による振替停止.</summary>
    ByHolder = 3,

    /// <summary>4 預金口座振替依頼書なし.</summary>
    NoForm = 4,

    /// <summary>8 委託者の都合による振替停止.</summary>
    ByUtility = 8,

    /// <summary>9 その他.</summary>
    Other = 9,
}
