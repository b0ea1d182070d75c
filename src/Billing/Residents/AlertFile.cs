using Billing.Collection;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Places;

namespace Billing.Residents;

/// <summary>What <see cref="Alerts"/> looks at: one contract as it stands today.</summary>
public sealed record AlertFile
{
    public required Contract Contract { get; init; }

    /// <summary>支援措置 of the user or the payer.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Terms in force; null = none.</summary>
    public required ContractTerms? Terms { get; init; }

    /// <summary>Whether the place drains into the public sewer today.</summary>
    public bool SewerConnected { get; init; }

    /// <summary>口径 that the billing side holds, mm.</summary>
    public required int BilledMeterSize { get; init; }

    /// <summary>The meter that hangs there; null = none.</summary>
    public required Meter? Meter { get; init; }

    /// <summary>Claims with what is still owed, and what stands to the payer's credit.</summary>
    public IReadOnlyList<(Claim Claim, Money Open, Money Credit)> Claims { get; init; } = [];

    /// <summary>Newest first, none superseded.</summary>
    public IReadOnlyList<Usage> Usages { get; init; } = [];

    /// <summary>Of those usages.</summary>
    public IReadOnlyList<GateFinding> Findings { get; init; } = [];

    /// <summary>In any order, those taken back too.</summary>
    public IReadOnlyList<SupplyFact> Facts { get; init; } = [];

    /// <summary>口座振替 of the contract, in any order and state.</summary>
    public IReadOnlyList<Mandate> Mandates { get; init; } = [];

    /// <summary>Contacts whose follow-up is open.</summary>
    public IReadOnlyList<Contact> FollowUps { get; init; } = [];

    /// <summary>Ids of the rules by which the gate finds too much water.</summary>
    public IReadOnlySet<string> TooMuch { get; init; } = new HashSet<string>();

    /// <summary>滞納整理 of whoever uses the supply or owes on it, as far as it is open.</summary>
    public IReadOnlyList<OpenCase> Cases { get; init; } = [];
}

/// <summary>An open case of arrears.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Hold">Why nothing is undertaken; null = it is not held.</param>
public sealed record OpenCase(long Id, Service Service, Sentence State, Sentence? Hold);
