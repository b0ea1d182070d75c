namespace Billing.RuleBooks;

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

    /// <summary>Claims due more than so many days before the debit day are left to slips; null = no claim is too old.</summary>
    public int? OldestDays { get; init; }

    /// <summary>Reasons of a hold on the debtor (<c>Delinquency.HoldReason</c>, camelCase) while which no account is debited; null = all but <c>protected</c>.</summary>
    public IReadOnlyList<string>? HeldBy { get; init; }

    /// <summary>Whether accounts of a bank go through this contract, among the contracts of a day.</summary>
    public bool Takes(string bank, IReadOnlyList<DirectDebitRule> contracts) => Banks.Count > 0 ? Banks.Contains(bank) : !contracts.Any(other => other.Banks.Contains(bank));
}
