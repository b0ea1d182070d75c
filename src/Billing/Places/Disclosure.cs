using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Places;

/// <summary>
/// 開示の関門: the one gate through which an address or a telephone number leaves the books, on screen, on paper, in a file or in a message. The
/// properties themselves can be read only in this assembly; everybody else asks here. Made for a set of places (a page of hits, a batch of bills) by one query, a second where somebody there is protected.
/// </summary>
/// <remarks>
/// A person under protection is hidden in whatever role they stand, and so is a place where the user, the payer or the owner of today or of a contract
/// to come is under protection. In their household (user and payer of one contract) the others' telephone and mailing address are hidden too: they are often the same.
/// </remarks>
public sealed class Disclosure
{
    private readonly LocalDate _day;
    private readonly IReadOnlyCollection<ProtectedRole> _roles;
    private readonly ILookup<long, long> _households;
    private readonly Revealed? _revealed;

    private Disclosure(LocalDate day, IReadOnlyCollection<ProtectedRole> roles, ILookup<long, long> households, Revealed? revealed = null) =>
        (_day, _roles, _households, _revealed) = (day, roles, households, revealed);

    /// <summary>Who is protected at the places asked for, and as what; those whom two persons have opened left out.</summary>
    public IEnumerable<ProtectedRole> Roles => _roles.Where(r => r.CustomerId != _revealed?.CustomerId);

    /// <summary>The gate for what belongs to <paramref name="places"/>.</summary>
    /// <param name="places">Keys of service points.</param>
    /// <param name="today">Day of showing or printing.</param>
    public static async Task<Disclosure> OfPlaces(BillingDbContext db, IReadOnlyCollection<long> places, LocalDate today, CancellationToken stop = default)
    {
        var roles = await Protection.RolesAt(db, places, today, stop);
        var contracts = roles.Where(r => r.Role != PlaceRole.Owner).Select(r => r.ContractId).Distinct().ToList();
        var household = contracts.Count == 0 ? [] : await db.Contracts.Where(c => contracts.Contains(c.Id)).Select(c => new { Contract = c.Id, Customer = c.UserId })
            .Concat(db.ContractTerms.Where(t => contracts.Contains(t.ContractId)).Select(t => new { Contract = t.ContractId, Customer = t.PayerId }))
            .ToListAsync(stop);
        return new Disclosure(today, roles, household.ToLookup(h => h.Customer, h => h.Contract));
    }

    /// <summary>The gate for one place.</summary>
    public static Task<Disclosure> OfPlace(BillingDbContext db, long place, LocalDate today, CancellationToken stop = default) => OfPlaces(db, [place], today, stop);

    /// <summary>The gate for everything that belongs to some people, in whatever role and wherever they stand.</summary>
    /// <param name="customers">Keys of customers.</param>
    public static async Task<Disclosure> OfCustomers(BillingDbContext db, IReadOnlyCollection<long> customers, LocalDate today, CancellationToken stop = default)
    {
        // Each role through its own index: one condition over both would read every contract there is.
        var places = await db.Contracts.Where(c => customers.Contains(c.UserId)).Select(c => c.ServicePointId)
            .Concat(db.ContractTerms.Where(t => customers.Contains(t.PayerId)).Join(db.Contracts, t => t.ContractId, c => c.Id, (t, c) => c.ServicePointId))
            .Concat(db.Ownerships.Where(o => customers.Contains(o.CustomerId)).Select(o => o.ServicePointId))
            .Distinct()
            .ToListAsync(stop);
        return await OfPlaces(db, places, today, stop);
    }

    /// <summary>使用場所, as the contract <paramref name="contract"/> may be told of it; null = as the place alone.</summary>
    public ShownText Address(ServicePoint place, Contract? contract = null) => Through(Hides(place, contract), place.Address);

    /// <summary>町名.</summary>
    public ShownText Town(ServicePoint place, Contract? contract = null) => Through(Hides(place, contract), place.Town);

    public ShownText Phone(Customer who) => Through(Hides(who), who.Phone);

    /// <summary>送付先; empty = letters go to the place.</summary>
    public ShownText MailingAddress(Customer who) => Through(Hides(who), who.MailingAddress);

    /// <summary>本社の所在地 of a body.</summary>
    public ShownText HeadOffice(Customer who) => Through(Hides(who), who.HeadOffice);

    /// <summary>Free text that somebody wrote down about a contract or its people: it may tell where they live, or who asked for them.</summary>
    /// <param name="who">使用者 of the contract.</param>
    public ShownText Note(string? text, ServicePoint place, Contract contract, Customer who) => Through(Hides(place, contract) || Hides(who), text);

    /// <summary>Where letters about a contract go: the mailing address of <paramref name="to"/>, else the place.</summary>
    public ShownText LettersTo(Customer to, ServicePoint place, Contract contract) => MailingAddress(to).Or(Address(place, contract));

    /// <summary>Whether the place is hidden, alone or as the place of a contract whose own user or payer is protected.</summary>
    public bool Hides(ServicePoint place, Contract? contract = null) =>
        Roles.Any(r => (r.ServicePointId == place.Id && r.StandsThere) || (contract is not null && r.IsOf(contract.Id)));

    /// <summary>Whether the person's telephone and mailing address are hidden: for their own sake or for their household's.</summary>
    public bool Hides(Customer who) => IsProtected(who) || _households[who.Id].Any(contract => Roles.Any(r => r.IsOf(contract)));

    /// <summary>What becomes of a paper about <paramref name="contract"/> that is made out to <paramref name="recipient"/>.</summary>
    public PaperFate PaperFor(Customer recipient, Contract contract)
    {
        if (IsProtected(recipient))
        {
            return PaperFate.Individually;
        }

        var there = Roles.Where(r => r.IsOf(contract.Id) || (r.ServicePointId == contract.ServicePointId && r.StandsThere));

        // The user of a place whose owner is protected holds in hand only what they know: where they live themselves.
        return there.All(r => r.Role == PlaceRole.Owner && contract.UserId == recipient.Id) ? PaperFate.Printed : PaperFate.Blocked;
    }

    /// <summary>The protected person for whose sake such a paper is kept back, the recipient first; 0 = none.</summary>
    public long ProtectedAt(Customer recipient, Contract contract) => IsProtected(recipient)
        ? recipient.Id
        : Roles.Where(r => r.IsOf(contract.Id) || (r.ServicePointId == contract.ServicePointId && r.StandsThere)).Select(r => r.CustomerId).FirstOrDefault();

    /// <summary>使用場所 on a paper about <paramref name="contract"/> made out to <paramref name="recipient"/>.</summary>
    public ShownText AddressOnPaper(Customer recipient, ServicePoint place, Contract contract) => Through(PaperFor(recipient, contract) != PaperFate.Printed, place.Address);

    /// <summary>Refuses a paper that would tell a third party where a protected person lives.</summary>
    /// <exception cref="BusinessRuleException">protection.third-party.</exception>
    public void RequirePaperFor(Customer recipient, Contract contract)
    {
        if (PaperFor(recipient, contract) == PaperFate.Blocked)
        {
            throw Protection.ThirdParty();
        }
    }

    /// <summary>The same gate for a person whom two persons have opened: it still hides what it hides for another's sake.</summary>
    public Disclosure With(Revealed revealed) => new(_day, _roles, _households, revealed);

    private bool IsProtected(Customer who) => who.IsProtectedOn(_day) && who.Id != _revealed?.CustomerId;

    private static ShownText Through(bool hidden, string? text) => hidden ? ShownText.Withheld : ShownText.Of(text);
}
