using Billing.Collection;
using Billing.Exchange.DirectDebit;
using Billing.Places;
using Billing.RuleBooks;
using NodaTime;

namespace Billing.Debits;

/// <summary>A run as records of the bank's file.</summary>
public static class DebitRows
{
    /// <summary>Who asks, as the rule book says.</summary>
    public static DebitHeader Header(DirectDebitRule rule, LocalDate on) => new()
    {
        ClientCode = rule.ClientCode,
        ClientName = rule.ClientName,
        On = on,
        Bank = rule.Bank,
        BankName = rule.BankName,
        Branch = rule.Branch,
        BranchName = rule.BranchName,
        AccountKind = AccountKind.Ordinary,
        AccountNumber = rule.Account ?? "0000000",
    };

    internal static IReadOnlyList<DebitRow> Of(IReadOnlyList<DebitAsk> asks, long runId) => [.. asks.Select((ask, i) => new DebitRow
    {
        Bank = ask.Mandate.BankCode,
        Branch = ask.Mandate.BranchCode,
        AccountKind = ask.Mandate.AccountKind,
        AccountNumber = ask.Mandate.AccountNumber,
        Holder = ask.Mandate.HolderKana,
        Amount = ask.Amount,
        NewCode = (char)('0' + (byte)ask.Mark),
        Key = new DebitEntry { Id = DebitEntry.IdOf(runId, i + 1) }.Key,
    })];
}
