using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Places;

/// <summary>Finds contracts by any fragment of kana, name, address, telephone, 水栓番号, contract, meter or customer number. Several words narrow down.</summary>
/// <remarks>The index (<see cref="SearchBlock"/>) only proposes: a contract is a hit when its rows, read now, hold every word. So nothing is shown that is no longer so, and a
/// protection counts from the moment it is entered. A contract that was undone (it ends before it begins) is not found.</remarks>
public sealed class ContractSearch(BillingDbContext db)
{
    private const int MostWords = 6;

    /// <summary>Contracts held against the words in one search. Only a fragment that is nearly all zeros has so many look-alikes; whoever meets them types more of it.</summary>
    private const int MostCompared = 240;

    /// <summary>The contracts that hold every word of <paramref name="text"/>.</summary>
    /// <param name="text">As typed: any width, hiragana or katakana, any form of a kanji, with or without dashes.</param>
    /// <param name="today">Decides what is running, and who is protected.</param>
    /// <param name="limit">Most hits wanted, up to 200.</param>
    public async Task<ContractHits> Find(string? text, LocalDate today, int limit, CancellationToken stop = default)
    {
        var words = Words(text);
        if (words.Count == 0)
        {
            return new ContractHits([], false);
        }

        var grams = words.SelectMany(SearchGrams.Needed).ToList();
        var found = new Dictionary<long, (ContractHit Hit, int Fit)>();
        await Compare(await SearchNumbers.Whole(db, text!, stop), words, today, found, stop);
        var candidates = new SearchCandidates(db, limit + 4);
        var begins = words.Select(word => SearchGrams.Begins(word[0])).Concat(grams).ToList();
        var many = await candidates.HaveMoreThan(limit, grams, stop);
        if (many)
        {
            // Too many to show: those that begin with what was typed must be among the few that are, and where these are enough nothing else is read.
            await Gather(candidates.With(begins, stop), words, today, limit, found, stop);
        }

        var all = found.Count <= limit && await Gather(candidates.With(grams, stop), words, today, limit, found, stop);
        if (!all && !many)
        {
            await Gather(candidates.With(begins, stop), words, today, limit, found, stop);
        }

        var hits = found.Values
            .OrderByDescending(f => f.Fit)
            .ThenByDescending(f => f.Hit.RunsOn(today))
            .ThenBy(f => f.Hit.Kana, StringComparer.Ordinal)
            .ThenByDescending(f => f.Hit.From)
            .Select(f => f.Hit)
            .ToList();
        return new ContractHits([.. hits.Take(limit)], !all || hits.Count > limit);
    }

    /// <summary>The words of a search in their normal form.</summary>
    internal static IReadOnlyList<string> Words(string? text) =>
        [.. (text ?? "").Split([' ', '\u3000', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(SearchText.Normalise)
            .Where(word => word.Length > 0)
            .Distinct()
            .Take(MostWords)];

    /// <summary>Adds what fits until there are more than will be shown.</summary>
    /// <returns>Whether everything was looked at.</returns>
    private async Task<bool> Gather(
        IAsyncEnumerable<IReadOnlyList<long>> candidates, IReadOnlyList<string> words, LocalDate today, int limit, Dictionary<long, (ContractHit Hit, int Fit)> found, CancellationToken stop)
    {
        var (enough, compared) = (found.Count + limit, 0);
        await foreach (var ids in candidates)
        {
            await Compare(ids, words, today, found, stop);
            compared += ids.Count;
            if (found.Count > enough || compared >= MostCompared)
            {
                return false;
            }
        }

        return true;
    }

    private async Task Compare(IReadOnlyList<long> ids, IReadOnlyList<string> words, LocalDate today, Dictionary<long, (ContractHit Hit, int Fit)> found, CancellationToken stop)
    {
        var unknown = ids.Where(id => !found.ContainsKey(id)).ToArray();
        if (unknown.Length == 0)
        {
            return;
        }

        var files = await SearchFile.Read(db, db.Contracts.Where(c => EF.Parameter(unknown).Contains(c.Id) && (c.To == null || c.To >= c.From)), stop);
        var gate = await Disclosure.OfPlaces(db, [.. files.Select(f => f.Point.Id).Distinct()], today, stop);
        foreach (var file in files)
        {
            var hidden = gate.Hides(file.Point, file.Contract) || gate.Hides(file.User);
            if (Fit(hidden ? file.FieldsUnderProtection() : file.Fields(), words) is > 0 and var fit)
            {
                found[file.Contract.Id] = (Hit(file, gate, hidden), fit);
            }
        }
    }

    /// <summary>How well all words fit together; 0 when one does not.</summary>
    private static int Fit(IReadOnlyList<SearchField> fields, IReadOnlyList<string> words)
    {
        var sum = 0;
        foreach (var word in words)
        {
            var best = fields.Max(field => field.Fit(word));
            if (best == 0)
            {
                return 0;
            }

            sum += best;
        }

        return sum;
    }

    private static ContractHit Hit(SearchFile file, Disclosure gate, bool hidden) => new(
        file.Contract.Id,
        file.Contract.Number,
        file.User.Name,
        file.User.Kana,
        hidden,
        gate.Address(file.Point, file.Contract),
        gate.Phone(file.User),
        file.Point.Number,
        file.User.Number,
        file.MeterNow,
        file.Contract.From,
        file.Contract.To);
}
