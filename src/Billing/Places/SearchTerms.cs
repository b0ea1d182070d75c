namespace Billing.Places;

/// <summary>The words by which the counter finds a contract. Whoever changes a name, a place or a meter writes them anew.</summary>
public static class SearchTerms
{
    /// <summary>Longest word kept.</summary>
    public const int MaxLength = 120;

    /// <summary>Longest first where one begins another.</summary>
    private static readonly string[] BodyForms =
    [
        "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "一般財団法人", "公益財団法人", "一般社団法人", "公益社団法人",
        "社会福祉法人", "医療法人社団", "医療法人", "学校法人", "宗教法人", "特定非営利活動法人",
    ];

    /// <summary>Each word once, normalised (<see cref="SearchText"/>); a person finds by any beginning of one.</summary>
    /// <param name="contract">The contract that is found.</param>
    /// <param name="point">Its place.</param>
    /// <param name="user">使用者.</param>
    /// <param name="payer">納付者; the same object where the user pays.</param>
    /// <param name="meterNumbers">Meters that hang or hung there.</param>
    public static IReadOnlyCollection<string> Of(Contract contract, ServicePoint point, Customer user, Customer payer, IEnumerable<string> meterNumbers)
    {
        var terms = new List<string>(16);
        Name(terms, user.Kana);
        Name(terms, user.Name);
        Phone(terms, user.Phone);
        Add(terms, user.Number);
        if (payer.Id != user.Id)
        {
            Name(terms, payer.Kana);
            Name(terms, payer.Name);
            Phone(terms, payer.Phone);
            Add(terms, payer.Number);
        }

        // The contract's number begins with the service point's, so one word serves both.
        Add(terms, contract.Number);
        Add(terms, contract.Number.StartsWith(point.Number, StringComparison.Ordinal) ? null : point.Number);
        Add(terms, point.Address);
        Add(terms, point.Address.StartsWith(point.Town, StringComparison.Ordinal) ? point.Address[point.Town.Length..] : null);
        foreach (var meter in meterNumbers)
        {
            Add(terms, meter);
        }

        return terms;
    }

    /// <summary>The whole name, and what stands after the family name or the legal form.</summary>
    private static void Name(List<string> terms, string name)
    {
        Add(terms, name);
        var given = name.IndexOfAny([' ', '　']);
        if (given > 0)
        {
            Add(terms, name[(given + 1)..]);
            return;
        }

        if (Array.Find(BodyForms, form => name.StartsWith(form, StringComparison.Ordinal)) is { } found)
        {
            Add(terms, name[found.Length..]);
        }
    }

    private static void Phone(List<string> terms, string? phone)
    {
        Add(terms, phone);
        if (phone is { Length: > 4 })
        {
            Add(terms, phone[^4..]);
        }
    }

    private static void Add(List<string> terms, string? text)
    {
        var term = SearchText.Normalise(text);
        if (term.Length > MaxLength)
        {
            term = term[..MaxLength];
        }

        if (term.Length > 0 && !terms.Contains(term))
        {
            terms.Add(term);
        }
    }
}
