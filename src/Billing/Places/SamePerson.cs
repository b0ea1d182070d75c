using Billing.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Places;

/// <summary>What is known of somebody who may stand in the books already: a form just being typed, or another customer.</summary>
/// <param name="Except">The customer who is asked about, who is not suggested to be themselves.</param>
/// <param name="Address">Where they live or lived, in any way of writing.</param>
public sealed record PersonCandidate(string? Kana = null, string? Name = null, string? Phone = null, string? Address = null, long? Except = null)
{
    /// <summary>The candidate that a customer of the books is, for a look for doubles.</summary>
    public static PersonCandidate Of(Customer customer) => new(customer.Kana, customer.Name, customer.Phone, customer.MailingAddress, customer.Id);
}

/// <summary>A customer who is likely the same person, and why.</summary>
/// <param name="Certainty">3 = almost certainly, 2 = likely, 1 = perhaps.</param>
/// <param name="Address">A place where they use water, or their letters go; withheld for a protected person.</param>
/// <param name="Reason">A sentence that a clerk can check by asking.</param>
public sealed record SamePersonHit(long CustomerId, string Number, string Name, string Kana, ShownText Phone, ShownText Address, bool IsProtected, int Certainty, Sentence Reason);

/// <summary>名寄せ候補: suggests customers who are likely the person at the counter, so that nobody stands in the books twice.</summary>
/// <remarks>Two lookups by index (<see cref="Customer.KanaKey"/> and the telephone), whatever the size of the town. A protected person is suggested by name alone: that telephone or address
/// agree would tell them.</remarks>
public static class SamePerson
{
    private const int Most = 10;

    /// <summary>People of one name looked at; beyond, only a telephone number helps.</summary>
    private const int MostNamesakes = 300;

    /// <summary>Namesakes without any other agreement are shown only where they are so few that a clerk would read them.</summary>
    private const int FewNamesakes = 5;

    /// <summary>At most ten, the likeliest first; none where neither reading nor telephone is known. Somebody who was merged into another is suggested as that other.</summary>
    public static async Task<IReadOnlyList<SamePersonHit>> Suggest(BillingDbContext db, PersonCandidate candidate, LocalDate today, CancellationToken stop = default)
    {
        var kana = SearchText.Normalise(candidate.Kana);
        var phone = SearchText.Normalise(candidate.Phone);
        var namesakes = kana.Length == 0 ? [] : await db.Customers.AsNoTracking().Where(c => c.KanaKey == kana).OrderByDescending(c => c.Id).Take(MostNamesakes).ToListAsync(stop);
        var callers = phone.Length < 6 ? [] : await db.Customers.AsNoTracking().Where(c => c.PhoneKey == phone).OrderByDescending(c => c.Id).Take(Most * 3).ToListAsync(stop);
        var people = namesakes.Concat(callers).DistinctBy(c => c.Id).ToList();
        if (people.Count == 0)
        {
            return [];
        }

        var addresses = await Addresses(db, people, candidate, stop);
        var found = people
            .Select(c => (Customer: c, Agreement: Compare(c, candidate, addresses[c.Id].Select(a => a.Normal), today)))
            .Where(f => f.Agreement is not null)
            .ToList();
        var names = found.Count(f => f.Agreement!.Certainty == 1);
        var kept = found.Where(f => f.Agreement!.Certainty > 1 || f.Agreement.ByPhone || names <= FewNamesakes).ToList();
        return await Told(db, kept.ToDictionary(k => k.Customer.Id, k => (k.Customer, k.Agreement!)), candidate, today, stop);
    }

    private sealed record Agreement(int Certainty, bool ByPhone, Sentence Reason);

    private static Agreement? Compare(Customer customer, PersonCandidate candidate, IEnumerable<string> addresses, LocalDate today)
    {
        var sameKana = customer.KanaKey == SearchText.Normalise(candidate.Kana);
        var sameName = candidate.Name is { Length: > 0 } name && SearchText.Normalise(name) == SearchText.Normalise(customer.Name);
        var named = sameName ? new Sentence("氏名とフリガナ", "name and reading") : new Sentence("フリガナ", "the reading of the name");
        if (customer.IsProtectedOn(today))
        {
            return sameKana ? new Agreement(sameName ? 2 : 1, true, Same(named)) : null;
        }

        var samePhone = customer.PhoneKey is { } phone && phone == SearchText.Normalise(candidate.Phone);
        var place = SearchText.Normalise(candidate.Address);
        var samePlace = place.Length > 0 && addresses.Contains(place);
        return (sameKana, samePhone, samePlace) switch
        {
            (true, true, true) => new Agreement(3, true, Same(named, new("電話番号", "telephone"), new("住所", "address"))),
            (true, true, _) => new Agreement(3, true, Same(named, new("電話番号", "telephone"))),
            (true, _, true) => new Agreement(3, false, Same(named, new("住所", "address"))),
            (true, _, _) => new Agreement(sameName ? 2 : 1, false, Same(named)),
            (_, true, _) when sameName => new Agreement(3, true, Same(new("氏名", "name"), new("電話番号", "telephone"))),
            (_, true, _) => new Agreement(1, true, new Sentence("電話番号が同じです（家族、または改姓した本人かもしれません）。", "The telephone is the same: family, or the same person under another name.")),
            _ => null,
        };
    }

    private static Sentence Same(params Sentence[] what) => new(
        $"{string.Join("・", what.Select(w => w.Ja))}が同じです。",
        $"The same: {string.Join(", ", what.Select(w => w.En))}.");

    /// <summary>Every address of everybody: where they use or used water, and where letters go.</summary>
    private static async Task<ILookup<long, (string Normal, ServicePoint? Point)>> Addresses(BillingDbContext db, List<Customer> people, PersonCandidate candidate, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(candidate.Address))
        {
            return Array.Empty<(long, (string, ServicePoint?))>().ToLookup(a => a.Item1, a => a.Item2);
        }

        var ids = people.Select(c => c.Id).ToArray();
        var places = await (
            from contract in db.Contracts
            where EF.Parameter(ids).Contains(contract.UserId)
            join point in db.ServicePoints on contract.ServicePointId equals point.Id
            select new { contract.UserId, point }).AsNoTracking().ToListAsync(stop);
        return places.Select(p => (p.UserId, (SearchText.Normalise(p.point.Address), (ServicePoint?)p.point)))
            .Concat(people.Select(c => (c.Id, (SearchText.Normalise(c.MailingAddress), (ServicePoint?)null))))
            .ToLookup(a => a.Item1, a => a.Item2);
    }

    /// <summary>The survivors of mergers in the place of those who were given up, through the gate.</summary>
    private static async Task<IReadOnlyList<SamePersonHit>> Told(
        BillingDbContext db, Dictionary<long, (Customer Customer, Agreement Agreement)> found, PersonCandidate candidate, LocalDate today, CancellationToken stop)
    {
        var merged = found.Values.Where(f => f.Customer.MergedIntoId is not null).Select(f => f.Customer.MergedIntoId!.Value).ToArray();
        var survivors = merged.Length == 0 ? [] : await db.Customers.AsNoTracking().Where(c => merged.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        var best = found.Values
            .Select(f => (Customer: f.Customer.MergedIntoId is { } into ? survivors[into] : f.Customer, f.Agreement))
            .Where(f => f.Customer.Id != candidate.Except)
            .OrderByDescending(f => f.Agreement.Certainty)
            .DistinctBy(f => f.Customer.Id)
            .Take(Most)
            .ToList();
        var ids = best.Select(f => f.Customer.Id).ToArray();
        var places = (await (
            from contract in db.Contracts.AsNoTracking()
            where ids.Contains(contract.UserId)
            join point in db.ServicePoints on contract.ServicePointId equals point.Id
            orderby contract.From descending
            select new { contract, point }).ToListAsync(stop)).ToLookup(p => p.contract.UserId);
        var gate = await Disclosure.OfCustomers(db, ids, today, stop);
        return [.. best.Select(f => new SamePersonHit(
            f.Customer.Id,
            f.Customer.Number,
            f.Customer.Name,
            f.Customer.Kana,
            gate.Phone(f.Customer),
            f.Customer.IsProtectedOn(today) ? ShownText.Withheld
                : places[f.Customer.Id].FirstOrDefault() is { } place ? gate.Address(place.point, place.contract) : gate.MailingAddress(f.Customer),
            f.Customer.IsProtectedOn(today),
            f.Agreement.Certainty,
            f.Agreement.Reason))];
    }
}
