using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Places;

/// <summary>
/// 支援措置 (住民基本台帳事務処理要領 第5-10, for victims of violence, stalking and abuse): who asks where a protected person lives is told nothing.
/// Whether a person is protected stands on their own row, so that nobody who has it at hand can miss it; its steps and their papers are kept beside it (<c>Billing.Privacy</c>).
/// </summary>
public static class Protection
{
    /// <summary>Whether the person must be hidden on <paramref name="day"/>. Protection that begins later does not hide yet; it never ends by a date, only by two persons.</summary>
    public static bool IsProtectedOn(this Customer customer, LocalDate day) => customer.ProtectedFrom is { } from && from <= day;

    /// <summary>Who is protected at <paramref name="places"/>, in each of their roles there: users and payers of every contract, owners of today.</summary>
    public static async Task<IReadOnlyList<ProtectedRole>> RolesAt(BillingDbContext db, IReadOnlyCollection<long> places, LocalDate today, CancellationToken stop = default)
    {
        if (places.Count == 0)
        {
            return [];
        }

        var hidden = db.Customers.Where(c => c.ProtectedFrom <= today);
        var users =
            from contract in db.Contracts
            where places.Contains(contract.ServicePointId)
            join customer in hidden on contract.UserId equals customer.Id
            select new { Place = contract.ServicePointId, Contract = contract.Id, Customer = customer.Id, Role = (int)PlaceRole.User, contract.To };
        var payers =
            from contract in db.Contracts
            where places.Contains(contract.ServicePointId)
            join terms in db.ContractTerms on contract.Id equals terms.ContractId
            join customer in hidden on terms.PayerId equals customer.Id
            select new { Place = contract.ServicePointId, Contract = contract.Id, Customer = customer.Id, Role = (int)PlaceRole.Payer, contract.To };
        var owners =
            from owner in db.Ownerships
            where places.Contains(owner.ServicePointId) && (owner.To == null || owner.To >= today)
            join customer in hidden on owner.CustomerId equals customer.Id
            select new { Place = owner.ServicePointId, Contract = 0L, Customer = customer.Id, Role = (int)PlaceRole.Owner, owner.To };
        var rows = await users.Concat(payers).Concat(owners).ToListAsync(stop);
        return [.. rows.Select(r => new ProtectedRole(r.Place, r.Contract, r.Customer, (PlaceRole)r.Role, r.To is not { } to || to >= today)).Distinct()];
    }

    /// <summary>
    /// What a person under protection is found by: names and numbers on their papers. Neither place nor telephone: typed digit by digit, a search would tell both.
    /// The search compares these where <see cref="Disclosure"/> hides the contract.
    /// </summary>
    /// <param name="numbers">水栓番号, contract and meter numbers.</param>
    public static IEnumerable<string> FoundBy(Customer customer, IEnumerable<string?> numbers)
    {
        string?[] names = [customer.Name, customer.Kana, .. customer.Name.Split('\u3000', ' '), .. customer.Kana.Split('\u3000', ' '), customer.Number];
        return names.Concat(numbers).Select(SearchText.Normalise).Where(text => text.Length > 0);
    }

    /// <summary>The refusal of a paper that would tell a third party where a protected person lives.</summary>
    public static BusinessRuleException ThirdParty() => new(
        "protection.third-party",
        "支援措置対象者の所在が分かるため、この帳票は本人以外には発行できません。窓口責任者に相談してください。",
        "This paper would tell where a protected person lives, so it is made out to nobody but that person. Ask the senior clerk.");
}

/// <summary>As what a customer stands at a place.</summary>
public enum PlaceRole : byte
{
    /// <summary>使用者.</summary>
    User = 1,

    /// <summary>納付者.</summary>
    Payer = 2,

    /// <summary>所有者, one of several too.</summary>
    Owner = 3,
}

/// <summary>A protected person in one role at one place.</summary>
/// <param name="ContractId">Of the user or payer; 0 for an owner.</param>
/// <param name="StandsThere">Today or later: the contract or ownership has not ended.</param>
public sealed record ProtectedRole(long ServicePointId, long ContractId, long CustomerId, PlaceRole Role, bool StandsThere)
{
    /// <summary>Whether it is the role of user or payer of that contract.</summary>
    public bool IsOf(long contract) => Role != PlaceRole.Owner && ContractId == contract;
}

/// <summary>What becomes of a paper.</summary>
public enum PaperFate : byte
{
    Printed = 1,

    /// <summary>個別処理: made out to the protected person, so it leaves only by two persons' hands.</summary>
    Individually = 2,

    /// <summary>It would tell a third party where a protected person lives.</summary>
    Blocked = 3,
}
