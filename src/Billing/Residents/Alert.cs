using Billing.Kernel;

namespace Billing.Residents;

/// <summary>注意: something about a contract that a clerk must know before speaking, and act on.</summary>
/// <param name="Kind">What it is; the counter knows by it where to act.</param>
/// <param name="Weight">How loud it is.</param>
/// <param name="Said">What and why, with its figures.</param>
/// <param name="Key">Key of the usage, fact or contact that it is about; null where it is about the contract.</param>
public sealed record Alert(AlertKind Kind, AlertWeight Weight, Sentence Said, long? Key = null);

public enum AlertWeight : byte
{
    /// <summary>To know.</summary>
    Note = 1,

    /// <summary>To be done soon.</summary>
    Warning = 2,

    /// <summary>To be done now.</summary>
    Urgent = 3,
}

/// <summary>In the order in which they are shown at equal weight.</summary>
public enum AlertKind : byte
{
    /// <summary>支援措置.</summary>
    Protected = 1,

    /// <summary>滞納.</summary>
    Arrears = 2,

    /// <summary>保留中の使用水量.</summary>
    Held = 3,

    /// <summary>調定できなかった使用水量.</summary>
    SetAside = 4,

    /// <summary>漏水の疑い.</summary>
    Leak = 5,

    /// <summary>契約条件なし.</summary>
    NoTerms = 6,

    /// <summary>メーターなし.</summary>
    NoMeter = 7,

    /// <summary>検定満了.</summary>
    MeterExpired = 8,

    /// <summary>口径の不一致.</summary>
    MeterSize = 9,

    /// <summary>下水道の接続なし / 用途なし.</summary>
    Sewer = 10,

    /// <summary>終了した契約の過誤納.</summary>
    Credit = 11,

    /// <summary>減免の終了.</summary>
    Relief = 12,

    /// <summary>対応期限.</summary>
    FollowUp = 13,

    /// <summary>口座振替の届出なし・確認待ち・返戻.</summary>
    Mandate = 14,

    /// <summary>滞納整理.</summary>
    Dunning = 15,
}
