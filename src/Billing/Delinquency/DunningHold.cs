using Billing.Kernel;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>保留・猶予: nothing is undertaken against a debtor for a reason. Ends only when a person ends it: a review date that passes is shown, and changes nothing.</summary>
public sealed class DunningHold
{
    public long Id { get; set; }

    public long DebtorId { get; set; }

    /// <summary>Null = both kinds of claim.</summary>
    public Service? Service { get; set; }

    public HoldReason Reason { get; set; }

    public LocalDate From { get; set; }

    /// <summary>見直し日; null = until ended.</summary>
    public LocalDate? ReviewOn { get; set; }

    public LocalDate? EndedOn { get; set; }

    /// <summary>破産手続開始決定, or the day of death.</summary>
    public LocalDate? EventOn { get; set; }

    public string? Note { get; set; }

    public required string SetBy { get; set; }

    public string? EndedBy { get; set; }

    /// <summary>Whether it holds back steps for a service on a day.</summary>
    public bool Holds(Service service, LocalDate on) => (Service is null || Service == service) && From <= on && (EndedOn is not { } end || on < end);
}

public enum HoldReason : byte
{
    /// <summary>審査請求・異議.</summary>
    Objection = 1,

    /// <summary>災害.</summary>
    Disaster = 2,

    /// <summary>病気.</summary>
    Illness = 3,

    /// <summary>福祉との協議.</summary>
    WelfareTalk = 4,

    /// <summary>破産手続.</summary>
    Bankruptcy = 5,

    /// <summary>支援措置.</summary>
    Protected = 6,

    /// <summary>死亡・相続人調査.</summary>
    Death = 7,

    /// <summary>納付交渉中.</summary>
    Talk = 8,

    /// <summary>その他.</summary>
    Other = 9,
}
