using Billing.Kernel;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>分納誓約: the debtor owns to the debts (承認) and promises to pay them in parts. What it covers are the claims of its step.</summary>
public sealed class InstalmentPledge
{
    public long Id { get; set; }

    public long CaseId { get; set; }

    public long StepId { get; set; }

    public LocalDate PledgedOn { get; set; }

    /// <summary>What is to be paid in parts.</summary>
    public Money Total { get; set; }

    public required string TakenBy { get; set; }

    /// <summary>Null = stands.</summary>
    public LocalDate? EndedOn { get; set; }

    public PledgeEnd? End { get; set; }

    public int Version { get; set; }
}

/// <summary>One part of a pledge.</summary>
public sealed class PledgeInstalment
{
    public long Id { get; set; }

    public long PledgeId { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public LocalDate DueOn { get; set; }

    public Money Amount { get; set; }
}

public enum PledgeEnd : byte
{
    /// <summary>完納.</summary>
    Kept = 1,

    /// <summary>不履行.</summary>
    Broken = 2,

    /// <summary>取消.</summary>
    TakenBack = 3,
}
