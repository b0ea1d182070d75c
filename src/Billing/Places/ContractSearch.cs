using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Places;

/// <summary>Finds contracts by the beginnings of words: kana, name, address, telephone, 水栓番号, meter or customer number. Several words narrow down.</summary>
/// <remarks>Every lookup is a range of the index over term and contract. It needs a column that orders by character code, as all three databases are told to.</remarks>
public sealed class ContractSearch(BillingDbContext db)
{
    /// <summary>Terms looked at for one search; who finds more than these types another word.</summary>
    private const int Window = 400;

    /// <summary>The contracts that match every word of <paramref name="text"/>.</summary>
    /// <param name="text">As typed: any width, hiragana or katakana, with or without dashes.</param>
    /// <param name="today">Decides what is running, and who is protected.</param>
    /// <param name="limit">Most hits wanted, up to 200.</param>
    public async Task<ContractHits> Find(string? text, LocalDate today, int limit, CancellationToken stop = default)
    {
        var words = Words(text);
        if (words.Count == 0)
        {
            return new ContractHits([], false);
        }

        var terms = await Matching(words).Take(Window).ToListAsync(stop);
        var ids = terms.Select(t => t.ContractId).Distinct().ToList();
        var exact = terms.Where(t => words.Contains(t.Term)).Select(t => t.ContractId).ToHashSet();
        var hits = (await Load(ids, today, words, stop))
            .OrderByDescending(hit => exact.Contains(hit.ContractId))
            .ThenByDescending(hit => hit.RunsOn(today))
            .ThenBy(hit => hit.Kana, StringComparer.Ordinal)
            .ThenByDescending(hit => hit.From)
            .ToList();
        return new ContractHits([.. hits.Take(limit)], hits.Count > limit || terms.Count == Window);
    }

    /// <summary>The words of a search in their normal form, the longest first: it has the fewest terms to walk.</summary>
    internal static IReadOnlyList<string> Words(string? text) =>
        [.. (text ?? "").Split([' ', '\u3000', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(SearchText.Normalise)
            .Where(word => word.Length > 0)
            .Distinct()
            .OrderByDescending(word => word.Length)
            .Take(6)];

    /// <summary>The first text, by character code, that is behind every text beginning with <paramref name="prefix"/>.</summary>
    internal static string Behind(string prefix)
    {
        var last = prefix[^1];
        return prefix[..^1] + (char)(last == '\uD7FF' ? '\uE000' : last + 1);
    }

    private IQueryable<SearchTerm> Matching(IReadOnlyList<string> words)
    {
        var found = Range(words[0]);
        foreach (var word in words.Skip(1))
        {
            var other = Range(word);
            found = found.Where(t => other.Any(o => o.ContractId == t.ContractId));
        }

        return found.OrderBy(t => t.Term).ThenBy(t => t.ContractId);
    }

    private IQueryable<SearchTerm> Range(string word)
    {
        var behind = Behind(word);
#pragma warning disable CA1309 // Never run here: EF turns exactly this overload into the column's own comparison.
        return db.SearchTerms.AsNoTracking().Where(t => string.Compare(t.Term, word) >= 0 && string.Compare(t.Term, behind) < 0);
#pragma warning restore CA1309
    }

    private async Task<List<ContractHit>> Load(List<long> ids, LocalDate today, IReadOnlyList<string> words, CancellationToken stop)
    {
        var rows = await (
            from contract in db.Contracts.AsNoTracking()
            where ids.Contains(contract.Id)
            join user in db.Customers on contract.UserId equals user.Id
            join point in db.ServicePoints on contract.ServicePointId equals point.Id
            select new { contract, user, point }).ToListAsync(stop);
        var points = rows.Select(r => r.point.Id).Distinct().ToList();
        var meters = await (
            from placement in db.MeterPlacements.AsNoTracking()
            where points.Contains(placement.ServicePointId) && placement.To == null
            join meter in db.Meters on placement.MeterId equals meter.Id
            select new { placement.ServicePointId, meter.Number }).ToListAsync(stop);
        var meterOf = meters.GroupBy(m => m.ServicePointId).ToDictionary(g => g.Key, g => g.First().Number);
        var gate = await Disclosure.OfPlaces(db, points, today, stop);
        return [.. from r in rows
                   let hidden = gate.Hides(r.point, r.contract) || gate.Hides(r.user)
                   let meter = meterOf.GetValueOrDefault(r.point.Id)
                   where !hidden || MatchesWithoutAddress(Protection.FoundBy(r.user, [r.contract.Number, r.point.Number, meter]), words)
                   select new ContractHit(
                       r.contract.Id,
                       r.contract.Number,
                       r.user.Name,
                       r.user.Kana,
                       hidden,
                       gate.Address(r.point, r.contract),
                       gate.Phone(r.user),
                       r.point.Number,
                       r.user.Number,
                       meter,
                       r.contract.From,
                       r.contract.To)];
    }

    /// <summary>Where somebody is protected a contract is found by name or number only: that a search by street finds it would already tell where they live.</summary>
    private static bool MatchesWithoutAddress(IEnumerable<string> foundBy, IReadOnlyList<string> words)
    {
        var own = foundBy.ToList();
        return words.All(word => own.Exists(text => text.StartsWith(word, StringComparison.Ordinal)));
    }
}
