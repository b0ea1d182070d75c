using Billing.Bills;
using Billing.Collection;
using Billing.Contacts;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Metering;
using Billing.Places;
using Billing.Residents;
using NodaTime;

namespace Billing.Web.Pages.Residents;

/// <summary>Everything the resident's page shows of one contract.</summary>
public sealed record ResidentFile
{
    public required Contract Contract { get; init; }

    public required ServicePoint Point { get; init; }

    public required Places.Route Route { get; init; }

    public required Customer User { get; init; }

    /// <summary>Newest first; the first that has begun is in force.</summary>
    public required IReadOnlyList<TermsRow> Terms { get; init; }

    public required Customer? Owner { get; init; }

    public required SewerConnection? Sewer { get; init; }

    /// <summary>申告・認定, those taken back too.</summary>
    public required IReadOnlyList<SupplyFact> Facts { get; init; }

    /// <summary>備考 of the place that hold today; empty where the place is hidden.</summary>
    public required IReadOnlyList<PlaceNote> Notes { get; init; }

    public required IReadOnlyList<MeterRow> Meters { get; init; }

    public required IReadOnlyList<ReadingRow> Readings { get; init; }

    /// <summary>Newest first, none superseded; two years of them.</summary>
    public required IReadOnlyList<Usage> Usages { get; init; }

    /// <summary>Each period beside a year before, newest first.</summary>
    public required IReadOnlyList<ComparedPeriod> Compared { get; init; }

    /// <summary>The last contacts and those whose follow-up is open, newest first.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    public required IReadOnlyList<Alert> Alerts { get; init; }

    public required IReadOnlyList<BillRow> Bills { get; init; }

    public required IReadOnlyList<ClaimRow> Claims { get; init; }

    /// <summary>Claims that are late charges or costs.</summary>
    public required IReadOnlyDictionary<long, Billing.Ledger.ClaimKind> Kinds { get; init; }

    /// <summary>Late charges that have accrued by today and are not assessed, by claim.</summary>
    public required IReadOnlyDictionary<long, Billing.LateCharges.Accrual> Late { get; init; }

    public required IReadOnlyList<PaymentRow> Payments { get; init; }

    public required IReadOnlyList<Neighbour> Neighbours { get; init; }

    /// <summary>Tells addresses, telephones and notes of this place and its people, or that they are withheld.</summary>
    public required Disclosure Gate { get; init; }

    /// <summary>支援措置: place, route and neighbours in time are hidden.</summary>
    public bool IsProtected => Gate.Hides(Point, Contract) || Gate.Hides(User);

    public TermsRow? TermsNow => Terms.Count > 0 ? Terms[0] : null;

    /// <summary>What is owed for one service. Water and sewer are different kinds of claim and are never added up.</summary>
    public Money Owed(Service service) => new(Claims.Where(c => c.Claim.Service == service).Sum(c => c.Open.Yen));

    /// <summary>Of that, what is past its due date on <paramref name="day"/>.</summary>
    public Money Overdue(Service service, LocalDate day) => new(Claims.Where(c => c.Claim.Service == service && c.Claim.DueOn < day).Sum(c => c.Open.Yen));
}

public sealed record TermsRow(ContractTerms Terms, Customer Payer);

public sealed record MeterRow(MeterPlacement Placement, Meter Meter);

public sealed record ReadingRow(MeterReading Reading, string MeterNumber, string? Register);

/// <param name="TakenBack">A reversal took the bill back.</param>
public sealed record BillRow(Bill Bill, IReadOnlyList<BillPart> Parts, bool TakenBack);

/// <param name="Open">What is still owed.</param>
/// <param name="Credit">What stands to the payer's credit.</param>
public sealed record ClaimRow(Claim Claim, Money Open, Money Credit);

public sealed record PaymentRow(Payment Payment, Allocation Allocation, Service Service);

/// <summary>Another contract at the same place.</summary>
/// <param name="Name">Null for a protected person: that they lived here is their address.</param>
public sealed record Neighbour(Contract Contract, string? Name);
