using NodaTime;

namespace Billing.Requests;

/// <summary>申請・届出: one case at the counter from its receipt to its end. Its state is a state of the machine of its <see cref="Kind"/>.</summary>
public sealed class Request
{
    public long Id { get; set; }

    /// <summary>受付番号 as printed, <c>2026-000123</c>: fiscal year and running number.</summary>
    public required string Number { get; set; }

    public RequestKind Kind { get; set; }

    public required string State { get; set; }

    /// <summary>Nothing more is waited for.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The contract it is about.</summary>
    public long? ContractId { get; set; }

    /// <summary>The place it is about.</summary>
    public long? ServicePointId { get; set; }

    /// <summary>The person or body it is about.</summary>
    public long? CustomerId { get; set; }

    public LocalDate ReceivedOn { get; set; }

    public RequestChannel Channel { get; set; }

    /// <summary>処理期限.</summary>
    public LocalDate? DueOn { get; set; }

    /// <summary>The counter that has it now; null = the one that received it.</summary>
    public string? Desk { get; set; }

    public required string ReceivedBy { get; set; }

    public LocalDate? ClosedOn { get; set; }

    /// <summary>The form as filled in: field → text, as JSON.</summary>
    public required string Form { get; set; }

    public int Version { get; set; }
}

public enum RequestChannel : byte
{
    /// <summary>窓口.</summary>
    Counter = 1,

    /// <summary>電話.</summary>
    Telephone = 2,

    /// <summary>インターネット.</summary>
    Web = 3,

    /// <summary>FAX.</summary>
    Fax = 4,

    /// <summary>郵送.</summary>
    Post = 5,
}

/// <summary>One step that a person took. Never updated or deleted.</summary>
public sealed class RequestStep
{
    public long Id { get; set; }

    public long RequestId { get; set; }

    /// <summary>Kind of the request: kinds share names of states, and a list of one kind must not read the steps of all.</summary>
    public required RequestKind Kind { get; set; }

    public Instant At { get; set; }

    /// <summary>Signed-in name.</summary>
    public required string Person { get; set; }

    public required string Trigger { get; set; }

    public required string FromState { get; set; }

    public required string ToState { get; set; }

    /// <summary>The step's own form as filled in, as JSON; null = it has none.</summary>
    public string? Form { get; set; }
}

/// <summary>One thing that a step changed, with all that undoing it needs. Never deleted; undone by a later step, which is named here.</summary>
public sealed class RequestEffect
{
    public long Id { get; set; }

    public long RequestId { get; set; }

    public long StepId { get; set; }

    /// <summary>Name of the <see cref="Consequence"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The consequence as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>What was done, in words.</summary>
    public required string Ja { get; set; }

    public required string En { get; set; }

    /// <summary>The step that undid it.</summary>
    public long? UndoneByStepId { get; set; }
}

/// <summary>A paper that came in with a request.</summary>
public sealed class RequestDocument
{
    public long Id { get; set; }

    public long RequestId { get; set; }

    /// <summary>Name of the <see cref="DocumentNeed"/>.</summary>
    public required string Name { get; set; }

    public LocalDate ReceivedOn { get; set; }

    public required string ReceivedBy { get; set; }
}
