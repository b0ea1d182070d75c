using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Billing.Places;

/// <summary>Finds contracts by a number that was typed whole, through the numbers' own indexes: 00000001 has too many look-alikes among numbers that are filled up with zeros.</summary>
internal static class SearchNumbers
{
    /// <summary>Shorter ones are fragments.</summary>
    private const int Fewest = 5;

    /// <summary>Contracts whose own, whose place's, whose user's or whose meter's number is exactly <paramref name="text"/>, with or without its dashes.</summary>
    internal static async Task<IReadOnlyList<long>> Whole(BillingDbContext db, string text, CancellationToken stop)
    {
        if (text.Length > 40 || text.Any(char.IsSurrogate))
        {
            return [];
        }

        var typed = text.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        if (typed.Count(char.IsAsciiDigit) < Fewest || typed.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
        {
            return [];
        }

        var digits = typed.Replace("-", "", StringComparison.Ordinal);
        string[] numbers = [typed, digits, Like(await Sample(db.Contracts.OrderByDescending(c => c.Id).Select(c => c.Number), stop), digits)];
        string[] places = [typed, digits, Like(await Sample(db.ServicePoints.OrderByDescending(p => p.Id).Select(p => p.Number), stop), digits)];
        string[] meters = [typed, digits, Like(await Sample(db.Meters.OrderByDescending(m => m.Id).Select(m => m.Number), stop), digits)];
        var found = await db.Contracts.Where(c => numbers.Contains(c.Number)).Select(c => c.Id).ToListAsync(stop);
        found.AddRange(await (from p in db.ServicePoints where places.Contains(p.Number) join c in db.Contracts on p.Id equals c.ServicePointId select c.Id).ToListAsync(stop));
        found.AddRange(await (
            from m in db.Meters
            where meters.Contains(m.Number)
            join placement in db.MeterPlacements on m.Id equals placement.MeterId
            join c in db.Contracts on placement.ServicePointId equals c.ServicePointId
            select c.Id).ToListAsync(stop));
        found.AddRange(await (
            from u in db.Customers
            where typed == u.Number || digits == u.Number
            join c in db.Contracts on u.Id equals c.UserId
            orderby c.To == null ? 0 : 1
            select c.Id).Take(24).ToListAsync(stop));
        return [.. found.Distinct()];
    }

    private static async Task<string> Sample(IQueryable<string> numbers, CancellationToken stop) => await numbers.FirstOrDefaultAsync(stop) ?? "";

    /// <summary>The digits with dashes where a number of the same length has them.</summary>
    private static string Like(string sample, string digits)
    {
        if (sample.Count(c => c != '-') != digits.Length)
        {
            return digits;
        }

        var result = new StringBuilder(sample.Length);
        var next = 0;
        foreach (var c in sample)
        {
            result.Append(c == '-' ? c : digits[next++]);
        }

        return result.ToString();
    }
}
