namespace Billing.RuleBooks;

/// <summary>減免の事由. Which of them count is the utility's rule.</summary>
public enum WaiverGround : byte
{
    /// <summary>震災、風水害、火災その他の災害.</summary>
    Disaster = 1,

    /// <summary>盗難.</summary>
    Theft = 2,

    /// <summary>本人または生計を一にする者の病気・負傷.</summary>
    Illness = 3,

    /// <summary>事業の廃止・休止、著しい損失、失業.</summary>
    Loss = 4,

    /// <summary>生活保護その他の生活困窮.</summary>
    Hardship = 5,

    /// <summary>The utility's own fault: a late or wrong notice.</summary>
    OurFault = 6,

    /// <summary>その他やむを得ない事由.</summary>
    Unavoidable = 7,
}
