using Billing.Kernel;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Delinquency;

/// <summary>One step of a case: when, who, which document under which article, for how much. Append-only: a mistake is taken back by a further step that refers to it.</summary>
public sealed class DunningStep
{
    public long Id { get; set; }

    public long CaseId { get; set; }

    public LocalDate On { get; set; }

    /// <summary>Signed-in name; the name of the job where the run took it.</summary>
    public required string By { get; set; }

    /// <summary>The second person, where one was needed.</summary>
    public string? ConfirmedBy { get; set; }

    /// <summary>Trigger of <see cref="DunningMachine"/>.</summary>
    public required string Trigger { get; set; }

    /// <summary>State before.</summary>
    public required string From { get; set; }

    /// <summary>State after.</summary>
    public required string To { get; set; }

    /// <summary>The step of the schedule (<see cref="DunningStepRule.Name"/>); null = none of its steps.</summary>
    public string? Name { get; set; }

    public DunningAct? Act { get; set; }

    /// <summary>The rule that made it due.</summary>
    public string? RuleId { get; set; }

    /// <summary>Its document, by name; null = none.</summary>
    public string? Document { get; set; }

    /// <summary>The article it rests on: the legal kind of the document.</summary>
    public string? Article { get; set; }

    /// <summary>The day from which it has effect: the day of the step, or later where it was served by public notice.</summary>
    public LocalDate? ServedOn { get; set; }

    /// <summary>指定期限.</summary>
    public LocalDate? DeadlineOn { get; set; }

    /// <summary>What it is about, in all.</summary>
    public Money Amount { get; set; }

    /// <summary>The occasional bill of its fee.</summary>
    public long? FeeBillId { get; set; }

    /// <summary>The step that it takes back, reports as returned by the post, or serves again.</summary>
    public long? RefersToId { get; set; }

    /// <summary>Reason, or what was found.</summary>
    public string? Note { get; set; }
}

/// <summary>A claim that a step is about, and what was owed on it then.</summary>
public sealed class DunningStepClaim
{
    public long Id { get; set; }

    public long StepId { get; set; }

    public long ClaimId { get; set; }

    public Money Owed { get; set; }
}
