using Billing.Places;
using Microsoft.EntityFrameworkCore;

namespace Billing.Benchmarks;

/// <summary>What clerks type, taken from rows all over the town: whole words and pieces out of their middle, the common and the rare.</summary>
internal static class TypedSearches
{
    private sealed record Row(Contract Contract, Customer User, ServicePoint Point, string Meter);

    /// <summary>Each kind with texts of its own.</summary>
    /// <param name="each">Texts of a kind.</param>
    public static IReadOnlyList<(string Kind, IReadOnlyList<string> Texts)> Of(BillingDbContext db, int each)
    {
        var rows = Rows(db, each);
        var families = rows.Select(r => r.User.Name.Split('　')[0]).ToList();
        return
        [
            ("family name", [.. rows.Select(r => r.User.Name.Split('　')[0])]),
            ("given name, inside", [.. rows.Select(r => r.User.Name.Split('　')[^1])]),
            ("two kanji of the commonest family names", [.. families.GroupBy(f => f).OrderByDescending(g => g.Count()).Take(10).Select(g => g.Key)]),
            ("family and given name", [.. rows.Select(r => r.User.Name)]),
            ("kana, from the beginning", [.. rows.Select(r => Cut(r.User.Kana.Split('　')[0], 0, 3))]),
            ("kana, inside a word", [.. rows.Select(r => Cut(r.User.Kana.Replace("　", "", StringComparison.Ordinal), 1, 3))]),
            ("hiragana, two words", [.. rows.Select(r => Hiragana(r.User.Kana))]),
            ("telephone, last four", [.. rows.Select(r => Cut(r.User.Phone, -4, 4))]),
            ("telephone, middle with dash", [.. rows.Select(r => Cut(r.User.Phone, 3, 6))]),
            ("telephone, whole", [.. rows.Select(r => r.User.Phone ?? "090")]),
            ("town and chome", [.. rows.Select(r => r.Point.Town)]),
            ("chome, digits for kanji", [.. rows.Select((_, i) => $"{1 + (i % 6)}丁目{1 + (i % 9)}番")]),
            ("short address", [.. rows.Select(r => r.Point.Town[..^3] + "2-" + Cut(Digits(r.Point.Address), 0, 2))]),
            ("house number, inside", [.. rows.Select(r => Cut(r.Point.Address, r.Point.Town.Length, 5))]),
            ("service point", [.. rows.Select(r => r.Point.Number)]),
            ("contract, inside", [.. rows.Select(r => Cut(r.Contract.Number, 2, 6))]),
            ("meter, inside", [.. rows.Select(r => Cut(r.Meter, 2, 5))]),
            ("customer number", [.. rows.Select(r => r.User.Number)]),
            ("family name and town", [.. rows.Select(r => r.User.Kana.Split('　')[0] + " " + r.Point.Town)]),
            ("two unselective words", [.. rows.Select((r, i) => Cut(r.User.Kana, 0, 2) + " " + (i % 2 == 0 ? "丁目" : "090"))]),
            ("two unselective words that never meet", [.. rows.Select((r, i) => i % 2 == 0 ? "学校 " + Cut(r.User.Kana, 0, 2) : "0909 0999")]),
            ("no hit", [.. rows.Select((_, i) => i % 3 == 0 ? "ナシナシ" : i % 3 == 1 ? "鰐淵田" : $"9999{i:000}9999")]),
            ("one letter", [.. rows.Select((r, i) => i % 4 == 0 ? "1" : i % 4 == 1 ? r.User.Kana[..1] : i % 4 == 2 ? r.User.Name[..1] : "町")]),
            ("two digits", [.. rows.Select((_, i) => $"{i % 100:00}")]),
        ];
    }

    private static List<Row> Rows(BillingDbContext db, int each)
    {
        var last = db.Contracts.Max(c => c.Id);
        return [.. Enumerable.Range(0, each).Select(i =>
        {
            var id = 1 + ((last - 1) * i / each);
            return (
                from c in db.Contracts.AsNoTracking()
                where c.Id >= id
                join u in db.Customers on c.UserId equals u.Id
                where !u.IsBody && u.Phone != null
                join p in db.ServicePoints on c.ServicePointId equals p.Id
                join pl in db.MeterPlacements on p.Id equals pl.ServicePointId
                join m in db.Meters on pl.MeterId equals m.Id
                orderby c.Id
                select new Row(c, u, p, m.Number)).First();
        })];
    }

    /// <summary>A piece; a negative start counts from the end.</summary>
    private static string Cut(string? text, int start, int length)
    {
        var whole = text ?? "0";
        var from = Math.Clamp(start < 0 ? whole.Length + start : start, 0, whole.Length - 1);
        return whole.Substring(from, Math.Min(length, whole.Length - from));
    }

    private static string Digits(string address) => new([.. address.Where(char.IsAsciiDigit)]);

    private static string Hiragana(string kana) => string.Concat(kana.Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 0x60) : c));
}
