namespace Billing.RuleBooks;

/// <summary>A rule by which money accrues over days: which rates, and the floors below which nothing is asked (端数計算).</summary>
public abstract record AccrualRule : Rule
{
    public required RateSource Rates { get; init; }

    /// <summary>Fractions of the base below this many yen are dropped (地方税法 20条の4の2: 1,000 yen).</summary>
    public required int BaseFloor { get; init; }

    /// <summary>A base below this bears nothing (2,000 yen).</summary>
    public required int LeastBase { get; init; }

    /// <summary>A result below this is not asked (1,000 yen).</summary>
    public required int LeastResult { get; init; }

    /// <summary>Fractions of the result below this many yen are dropped (100 yen).</summary>
    public required int ResultFloor { get; init; }
}

public enum RateSource : byte
{
    /// <summary>延滞金の割合: two steps, by calendar year.</summary>
    TaxStyle,

    /// <summary>法定利率 of the first day (民法 404条・419条).</summary>
    Civil,

    /// <summary>Written in the rule itself.</summary>
    Own,
}

/// <summary>kind <c>lateCharge</c>: 延滞金 or 遅延損害金 on a claim that is paid after its due date. Which one holds is asked for the first day of delay.</summary>
public sealed record LateChargeRule : AccrualRule
{
    /// <summary>Percent a year until one month after the due date, where the rule has its own rates.</summary>
    public decimal FirstMonth { get; init; }

    /// <summary>Percent a year from then on, where the rule has its own rates.</summary>
    public decimal After { get; init; }

    public required LateChargeMoment When { get; init; }

    /// <summary>Days from its assessment to the due date of the late charge itself.</summary>
    public required int DueDays { get; init; }
}

/// <summary>When a late charge becomes a claim of its own.</summary>
public enum LateChargeMoment : byte
{
    /// <summary>Once, when the principal is paid in full.</summary>
    PaidInFull,

    /// <summary>At each payment, for what has accrued since the one before.</summary>
    EachPayment,
}

/// <summary>kind <c>refundInterest</c>: 還付加算金, what is added to money that was paid without being owed, and how far back it is paid out. Without a rule nothing is added.</summary>
public sealed record RefundInterestRule : AccrualRule
{
    public required RefundBase For { get; init; }

    public override string Key => For.ToString();

    /// <summary>Percent a year, where the rule has its own rate.</summary>
    public decimal Percent { get; init; }

    /// <summary>Payments of up to this many years ago are paid back under it (地方自治法 236条: 5; outlines of 返還金: 10 to 20).</summary>
    public required int Years { get; init; }
}

public enum RefundBase : byte
{
    /// <summary>過誤納金 whose repayment can still be claimed.</summary>
    Overpayment,

    /// <summary>返還金: time-barred, repaid by an outline (要綱).</summary>
    TimeBarred,
}
