using Billing.Collection;
using Billing.Contacts;
using Billing.Delinquency;
using Billing.Places;
using Billing.Privacy;
using Billing.Requests;
using Billing.Requests.Attachments;
using Billing.Requests.Contractors;

namespace Billing;

/// <summary>
/// Tables with data about persons that somebody enters or changes: every change of a row is on record (<see cref="ChangeTraces"/>). Not here is what is itself an
/// append-only record of an act with its person and day (bills, claims, payments, readings, steps, issued papers). What 名寄せ moves in bulk has a row each in <see cref="CustomerMergeMove"/>; an attachment that is taken away says itself by whom, when and why.
/// </summary>
internal static class PersonalTables
{
    public static IReadOnlySet<Type> All { get; } = new HashSet<Type>
    {
        typeof(Customer), typeof(ServicePoint), typeof(Contract), typeof(ContractTerms), typeof(Ownership), typeof(PlaceNote), typeof(SupplyFact), typeof(CustomerMerger),
        typeof(Contact), typeof(Mandate), typeof(PayoutAccount), typeof(DebtTakeover), typeof(HeirShare), typeof(DunningHold), typeof(ProtectionMeasure),
        typeof(Request), typeof(Attachment), typeof(Contractor),
    };
}
