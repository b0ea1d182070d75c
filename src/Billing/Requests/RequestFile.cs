using Billing.Kernel;
using Billing.Places;
using Billing.Requests.Forms;

namespace Billing.Requests;

/// <summary>Everything about one request that its procedure looks at. A request that is only being typed has number and state of what has not begun.</summary>
public sealed record RequestFile
{
    public required Office Office { get; init; }

    public required Procedure Procedure { get; init; }

    public required Request Request { get; init; }

    /// <summary>The contract it is about.</summary>
    public Contract? Contract { get; init; }

    /// <summary>What the contract says today.</summary>
    public ContractTerms? Terms { get; init; }

    /// <summary>使用者 of the contract.</summary>
    public Customer? User { get; init; }

    /// <summary>The place it is about.</summary>
    public ServicePoint? Point { get; init; }

    /// <summary>The person it is about, where that is not the contract's user.</summary>
    public Customer? Customer { get; init; }

    /// <summary>給水停止予告 that stands against the contract today; null = none.</summary>
    public SupplyFact? StopNotice { get; init; }

    /// <summary>Papers that have come in: names of <see cref="DocumentNeed"/>.</summary>
    public IReadOnlySet<string> Documents { get; init; } = new HashSet<string>();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RequestStep> Steps { get; init; } = [];

    /// <summary>Oldest first, those undone too.</summary>
    public IReadOnlyList<RequestEffect> Effects { get; init; } = [];

    /// <summary>What is still owed of the fees that the request was charged.</summary>
    public Money FeesOwed { get; init; }

    /// <summary>Terms of a contribution that have not been assessed yet.</summary>
    public bool HasTermsLeft { get; init; }

    /// <summary>The main form as stored, or as typed while the request is new.</summary>
    public required FormValues Form { get; init; }

    public bool IsNew => Request.Id == 0;
}
