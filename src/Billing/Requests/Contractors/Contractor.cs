using Billing.Kernel;
using NodaTime;

namespace Billing.Requests.Contractors;

/// <summary>
/// 指定工事店: a body that may carry out works for one service. 指定給水装置工事事業者 (水道法16条の2, five years: 25条の3の2) for water, 排水設備指定工事店 (下水道条例) for sewer.
/// A body that is both has two rows with one number.
/// </summary>
public sealed class Contractor
{
    public long Id { get; set; }

    /// <summary>指定番号 as printed, <c>0012</c>; unique within the service.</summary>
    public required string Number { get; set; }

    public Service Service { get; set; }

    public long CustomerId { get; set; }

    /// <summary>給水装置工事主任技術者 (水道法25条の4) or 排水設備工事責任技術者.</summary>
    public required string Engineer { get; set; }

    /// <summary>免状番号・登録番号 of the engineer.</summary>
    public required string EngineerLicence { get; set; }

    public LocalDate From { get; set; }

    /// <summary>Last day of the designation.</summary>
    public LocalDate To { get; set; }

    /// <summary>First day of the last suspension (指定停止).</summary>
    public LocalDate? SuspendedFrom { get; set; }

    /// <summary>Last day of it.</summary>
    public LocalDate? SuspendedTo { get; set; }

    /// <summary>取消 or 廃止: from this day on it is no contractor.</summary>
    public LocalDate? EndedOn { get; set; }

    /// <summary>Why it ended or was suspended, as the decision says.</summary>
    public string? Reason { get; set; }

    public int Version { get; set; }

    public ContractorStanding StandingOn(LocalDate day) =>
        EndedOn <= day ? ContractorStanding.Ended
        : day < From ? ContractorStanding.NotYet
        : day > To ? ContractorStanding.Expired
        : SuspendedFrom <= day && day <= SuspendedTo ? ContractorStanding.Suspended
        : ContractorStanding.Valid;
}

public enum ContractorStanding : byte
{
    Valid = 1,

    /// <summary>Its designation begins later.</summary>
    NotYet = 2,

    /// <summary>有効期間満了.</summary>
    Expired = 3,

    /// <summary>指定停止中.</summary>
    Suspended = 4,

    /// <summary>取消・廃止.</summary>
    Ended = 5,
}
