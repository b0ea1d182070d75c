using NodaTime;

namespace Billing.Delinquency;

/// <summary>Something that moves the end of a limitation period.</summary>
public readonly record struct LimitationEvent(LocalDate On, LimitationEventKind Kind);

public enum LimitationEventKind : byte
{
    /// <summary>督促: restarts, the first one only (地方自治法 236条4項).</summary>
    Reminder = 1,

    /// <summary>催告: stays the end for some months, once (民法 150条).</summary>
    Demand = 2,

    /// <summary>承認 (民法 152条).</summary>
    Acknowledged = 3,

    /// <summary>一部納付, an acknowledgement.</summary>
    PartPayment = 4,

    /// <summary>分納誓約, an acknowledgement.</summary>
    Pledged = 5,

    /// <summary>差押え: stays until it ends (民法 148条).</summary>
    Seized = 6,

    /// <summary>Restarts.</summary>
    SeizureEnded = 7,

    /// <summary>支払督促・訴え: stays until it ends (民法 147条).</summary>
    Filed = 8,

    /// <summary>確定: restarts with the period of a judgment (民法 169条).</summary>
    Judged = 9,

    /// <summary>Ended without a title: six months (民法 147条1項).</summary>
    Withdrawn = 10,
}
