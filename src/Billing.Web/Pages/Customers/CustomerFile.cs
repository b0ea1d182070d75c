using Billing.Contacts;
using Billing.Kernel;
using Billing.Places;
using Billing.Requests;
using NodaTime;

namespace Billing.Web.Pages.Customers;

/// <summary>One person with all their places and what they owe, under every number they have.</summary>
/// <param name="Former">Customers who were merged into this one.</param>
public sealed record CustomerFile(
    Customer Customer, ShownText Phone, ShownText Letters, bool IsProtected, IReadOnlyList<Customer> Former, IReadOnlyList<PlaceOfPerson> Places, IReadOnlyList<OwedOfService> Owed, IReadOnlyList<CustomerMerger> Mergers)
{
    /// <summary>申請・届出 under any of their numbers, newest first.</summary>
    public IReadOnlyList<Request> Requests { get; init; } = [];

    /// <summary>応対 under any of their numbers, newest first, with the number of the contract.</summary>
    public IReadOnlyList<ContactOfPerson> Contacts { get; init; } = [];
}

/// <param name="Contract">契約番号.</param>
/// <param name="Text">What was said, or that it is withheld.</param>
public sealed record ContactOfPerson(Contact Contact, string Contract, ShownText Text);

/// <summary>One place of a person and as what they stand there.</summary>
/// <param name="Contract">Null where they only own it.</param>
public sealed record PlaceOfPerson(PlaceRole Role, ShownText Address, string PointNumber, string? Contract, LocalDate From, LocalDate? To)
{
    public bool RunsOn(LocalDate day) => From <= day && (To is not { } to || day <= to);
}

/// <summary>What is owed for one service. Water and sewer are different kinds of claim and are never added up.</summary>
/// <param name="Overdue">Of that, what is past its due date.</param>
public sealed record OwedOfService(Service Service, Money Owed, Money Overdue);
