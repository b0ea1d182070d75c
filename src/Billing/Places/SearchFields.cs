using System.Globalization;
using System.Text.RegularExpressions;

namespace Billing.Places;

/// <summary>Everything by which a contract is found. The index is made of it, and what the index proposes is held against it.</summary>
internal static partial class SearchFields
{
    /// <summary>Longest first where one begins another.</summary>
    private static readonly string[] BodyForms =
    [
        "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "一般財団法人", "公益財団法人", "一般社団法人", "公益社団法人",
        "社会福祉法人", "医療法人社団", "医療法人", "学校法人", "宗教法人", "特定非営利活動法人",
    ];

    /// <param name="contract">The contract that is found.</param>
    /// <param name="point">Its place.</param>
    /// <param name="people">使用者 and every 納付者, each once.</param>
    /// <param name="numbers">Meters that hang or hung there, and numbers that a customer had before a merger.</param>
    internal static IReadOnlyList<SearchField> Of(Contract contract, ServicePoint point, IEnumerable<Customer> people, IEnumerable<string> numbers)
    {
        var fields = new List<SearchField>(16);
        foreach (var person in people)
        {
            Name(fields, person.Kana);
            Name(fields, person.Name);
            Add(fields, person.Phone);
            Add(fields, person.Number);
        }

        // The contract's number begins with the service point's, so one field serves both.
        Add(fields, contract.Number);
        Add(fields, contract.Number.StartsWith(point.Number, StringComparison.Ordinal) ? null : point.Number);
        foreach (var number in numbers)
        {
            Add(fields, number);
        }

        Address(fields, point);
        return fields;
    }

    /// <summary>As it stands, with 2丁目 for 二丁目, and as people say it in short: 港町2-14-5.</summary>
    private static void Address(List<SearchField> fields, ServicePoint point)
    {
        var hasTown = point.Address.StartsWith(point.Town, StringComparison.Ordinal);
        var town = hasTown ? SearchText.Normalise(point.Town).Length : 0;
        var whole = SearchText.Normalise(point.Address);
        var digits = Chome().Replace(whole, m => Number(m.Groups[1].Value) + "丁目");
        Add(fields, whole, town);
        Add(fields, digits);
        Add(fields, Units().Replace(digits, "$1"));
        Add(fields, hasTown ? null : point.Town);
    }

    /// <summary>二 → 2, 十二 → 12, 二十 → 20.</summary>
    private static string Number(string kanji)
    {
        var (sum, digit) = (0, 0);
        foreach (var c in kanji)
        {
            if (c == '十')
            {
                sum += 10 * Math.Max(digit, 1);
                digit = 0;
            }
            else
            {
                digit = 1 + "一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
            }
        }

        return (sum + digit).ToString(CultureInfo.InvariantCulture);
    }

    private static void Name(List<SearchField> fields, string name)
    {
        var given = name.IndexOfAny([' ', '　']);
        var form = given > 0 ? null : Array.Find(BodyForms, form => name.StartsWith(form, StringComparison.Ordinal));
        var head = given > 0 ? name[..given] : form ?? "";
        Add(fields, name, SearchText.Normalise(head).Length);
    }

    private static void Add(List<SearchField> fields, string? text, int second = 0)
    {
        var normal = SearchText.Normalise(text);
        if (normal.Length > 0 && !fields.Exists(f => f.Text == normal))
        {
            fields.Add(new SearchField(normal, second > 0 && second < normal.Length ? [0, second] : [0]));
        }
    }

    [GeneratedRegex("([一二三四五六七八九十]{1,3})丁目")]
    private static partial Regex Chome();

    [GeneratedRegex("([0-9])(?:丁目|番地の|番地|番|号|の)")]
    private static partial Regex Units();
}
