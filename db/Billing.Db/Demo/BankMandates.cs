using System.Globalization;
using Billing.Collection;
using Billing.Places;

namespace Billing.Db.Demo;

/// <summary>
/// The mandates behind contracts that are paid by direct debit: confirmed by the bank before the first day of the debit, for both businesses where the contract has both. Drawn from a
/// stream of their own, so that they change nothing else in the town. Banks 0991 to 0993 exist as little as the people.
/// </summary>
internal sealed class BankMandates(TownRows rows, TownKeys keys, long seed)
{
    /// <summary>Months after the last day of use in which the last bill is still debited.</summary>
    private const int MonthsAfter = 2;

    /// <param name="last">What the contract says last: the way of payment stays or becomes direct debit, it never ends in this town.</param>
    public void Add(Contract contract, ContractTerms last, Customer payer)
    {
        if (last.PaymentMethod != PaymentMethod.DirectDebit)
        {
            return;
        }

        var random = new DemoRandom(seed, contract.Id, Purpose.Mandate);
        rows.Mandates.Add(new Mandate
        {
            Id = keys.Mandate++,
            PayerId = payer.Id,
            ContractId = contract.Id,
            Scope = last.SewerUseClass is null ? MandateScope.Water : MandateScope.Both,
            BankCode = Digits(random.Between(991, 993), "0000"),
            BranchCode = Digits(random.Between(1, 40), "000"),
            AccountKind = payer.IsBody ? AccountKind.Current : AccountKind.Ordinary,
            AccountNumber = Digits(random.Between(1, 99_999), "0000000"),
            HolderKana = Holder(payer),
            State = contract.To is null ? MandateState.Confirmed : MandateState.Ended,
            RequestedOn = last.From.PlusDays(-random.Between(30, 45)),
            AnsweredOn = last.From.PlusDays(-random.Between(3, 15)),
            From = last.From,
            To = contract.To?.PlusMonths(MonthsAfter),
            Version = 1,
        });
    }

    private static string Holder(Customer payer)
    {
        var kana = ZenginKana.Of(payer.Kana) ?? throw new InvalidOperationException($"The bank has no letters for {payer.Kana}.");
        return kana[..Math.Min(kana.Length, ZenginKana.HolderLength)];
    }

    private static string Digits(int number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
