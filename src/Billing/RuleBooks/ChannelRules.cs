using Billing.Kernel;

namespace Billing.RuleBooks;

/// <summary>kind <c>storeSlip</c>: the barcode of payment slips (GS1-128, 44 digits) and until when a shop takes them.</summary>
public sealed record StoreSlipRule : Rule
{
    /// <summary>請求書発行企業コード, 6 digits: the collecting agent's.</summary>
    public required string Issuer { get; init; }

    /// <summary>収納企業コード, 5 digits, given by the agent.</summary>
    public required string Company { get; init; }

    /// <summary>Above this no barcode is printed; at most 300,000.</summary>
    public required Money Most { get; init; }

    /// <summary>取扱期限: days after the due date.</summary>
    public required int DaysAfterDue { get; init; }

    /// <summary>取扱期限 of a slip printed after that: days after its printing; null = it has no barcode.</summary>
    public int? DaysAfterIssue { get; init; }

    /// <summary>Until when shops take a slip; null = they no longer do.</summary>
    public NodaTime.LocalDate? Limit(NodaTime.LocalDate due, NodaTime.LocalDate issued)
    {
        var limit = due.PlusDays(DaysAfterDue);
        return limit >= issued ? limit : DaysAfterIssue is { } days ? issued.PlusDays(days) : null;
    }
}

/// <summary>kind <c>directDebit</c>: a contract with a bank or a clearing agent for 口座振替.</summary>
public sealed record DirectDebitRule : Rule
{
    /// <summary>Name of the contract.</summary>
    public required string Name { get; init; }

    public override string Key => Name;

    /// <summary>Profile of the file, <c>db/channels/banks</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>委託者コード, 10 digits.</summary>
    public required string ClientCode { get; init; }

    /// <summary>委託者名 in the bank's letters, at most 40.</summary>
    public required string ClientName { get; init; }

    /// <summary>取引銀行番号, 4 digits.</summary>
    public required string Bank { get; init; }

    public string BankName { get; init; } = "";

    /// <summary>取引支店番号, 3 digits.</summary>
    public required string Branch { get; init; }

    public string BranchName { get; init; } = "";

    /// <summary>The client's account, 7 digits, where the profile wants it.</summary>
    public string? Account { get; init; }

    /// <summary>Banks whose accounts go through this contract; empty = all that no other contract names.</summary>
    public IReadOnlyList<string> Banks { get; init; } = [];

    /// <summary>再振替: days after the first run on which what was short of funds is asked for again; null = a slip instead.</summary>
    public int? SecondRunDays { get; init; }
}

/// <summary>kind <c>channels</c>: through which channels the utility takes money. A file of another channel is refused.</summary>
public sealed record ChannelsRule : Rule
{
    /// <summary>Names as in agents' profiles.</summary>
    public required IReadOnlyList<string> Open { get; init; }
}
