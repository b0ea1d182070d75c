using Billing.Kernel;
using NodaTime;

namespace Billing.RuleBooks;

/// <summary>kind <c>dunningTerms</c>: what a utility sets for its arrears beside the steps: stop of supply, instalments, limitation.</summary>
public sealed record DunningTermsRule : Rule
{
    /// <summary>Whether sewer arrears count for a stop too (水道法 15条3項 speaks of water charges only).</summary>
    public bool StopCountsSewer { get; init; }

    /// <summary>Whether a pledge gives the supply back.</summary>
    public bool ReturnOnPledge { get; init; }

    /// <summary>Share of the arrears that must have been paid before a pledge is taken; 0 = none.</summary>
    public Fraction PledgeShare { get; init; }

    /// <summary>Months within which the last instalment must fall.</summary>
    public required int PledgeMonths { get; init; }

    /// <summary>Days after an instalment's day before the pledge counts as broken.</summary>
    public int PledgeGraceDays { get; init; }

    /// <summary>Whether bills that come due meanwhile must be paid too.</summary>
    public bool PledgeNeedsCurrent { get; init; }

    /// <summary>消滅時効期間, years.</summary>
    public required int LimitationYears { get; init; }

    /// <summary>Years after a judgment (民法 169条).</summary>
    public required int JudgmentYears { get; init; }

    /// <summary>Months for which a demand stays the period, once (民法 150条).</summary>
    public required int StayMonths { get; init; }

    /// <summary>The claim ends by time alone, without 援用 (地方自治法 236条2項).</summary>
    public bool EndsByTime { get; init; }

    /// <summary>Months before the end from which a claim is on the warning list.</summary>
    public required int WarnMonths { get; init; }

    /// <summary>Years for contracts begun before <see cref="OldBefore"/>; null = no other period.</summary>
    public int? OldYears { get; init; }

    public LocalDate? OldBefore { get; init; }

    /// <summary>Days after which a public notice (公示送達) counts as served.</summary>
    public required int PublicNoticeDays { get; init; }

    /// <summary>Article of the instalment pledge.</summary>
    public required string PledgeArticle { get; init; }

    /// <summary>Article of the write-off.</summary>
    public required string WriteOffArticle { get; init; }
}
