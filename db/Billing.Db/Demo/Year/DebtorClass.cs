namespace Billing.Db.Demo.Year;

/// <summary>How a scripted delinquent behaves. Who it is, is drawn by the seed; what the class does is <see cref="YearScenes"/>.</summary>
internal enum DebtorClass : byte
{
    PaysReminder,
    PaysDemand,
    PaysWarning,

    /// <summary>Pays the sewer fee only when reminded, the water in time.</summary>
    SewerLate,
    PledgeKept,
    PledgeBroken,

    /// <summary>The supply is closed; everything is paid, and it is opened.</summary>
    StopPaid,

    /// <summary>Half is paid after the stop, the rest pledged: the supply is opened.</summary>
    StopPledged,

    /// <summary>The field could not close the supply.</summary>
    StopCalledOff,

    /// <summary>Held for a talk after the reminder.</summary>
    Held,

    /// <summary>Falls ill when the stop is ordered: it is called off.</summary>
    HeldAtStop,

    /// <summary>The supply is given back for hardship.</summary>
    Hardship,

    /// <summary>The sewer fee is seized and the seizure ended.</summary>
    Seized,

    /// <summary>The seizure brings what is owed.</summary>
    SeizedPaid,

    /// <summary>Order for payment, final, paid.</summary>
    CourtPaid,

    /// <summary>The order for payment is withdrawn.</summary>
    CourtWithdrawn,

    /// <summary>Final, and the supply is closed on top.</summary>
    CourtStopped,
    Bankrupt,
    Dead,

    /// <summary>Letters come back; served by public notice.</summary>
    Unknown,

    /// <summary>Old debts whose limitation is over.</summary>
    Lapsed,

    /// <summary>The waiver of what is owed is turned down, then agreed to.</summary>
    Waived,

    /// <summary>Never pays anything.</summary>
    Never,

    /// <summary>Pays what is current, and owes what its script says.</summary>
    Scripted,
}
