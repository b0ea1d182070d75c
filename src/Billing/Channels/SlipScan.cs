using System.Globalization;
using Billing.Collection;
using Billing.Exchange.Barcodes;
using Billing.Kernel;
using Billing.RuleBooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Channels;

/// <summary>A slip that was held under the scanner at a clerk's window, as it may be paid there.</summary>
/// <param name="Slip">As it was printed.</param>
/// <param name="ContractNumber">Whose payment page takes it.</param>
/// <param name="Claims">Its claims, each still owed as the slip says.</param>
public sealed record SlipScan(IssuedSlip Slip, string ContractNumber, IReadOnlyList<OwedClaim> Claims)
{
    /// <summary>Reads the 44 digits of a slip and finds what they ask for.</summary>
    /// <param name="rule">Barcodes of shops in force; null = the utility prints none.</param>
    /// <param name="text">Digits as a scanner types them, or as they stand under the bars.</param>
    /// <exception cref="BusinessRuleException">
    /// <c>barcode.*</c>, <c>scan.other</c> (another issuer's), <c>scan.unknown</c>, <c>scan.issued-over</c>, <c>scan.expired</c>, <c>scan.paid</c>, <c>scan.changed</c>, <c>scan.no-contract</c>.
    /// </exception>
    public static SlipScan Read(BillingDbContext db, StoreSlipRule? rule, string text, LocalDate today)
    {
        var code = StoreBarcode.Parse(text);
        if (rule is null || (code.Issuer, code.Company) != (rule.Issuer, rule.Company))
        {
            throw new BusinessRuleException("scan.other", $"この事業体の納付書ではありません(発行企業 {code.Issuer}、収納企業 {code.Company})。", $"This is no slip of this utility (issuer {code.Issuer}, company {code.Company}).");
        }

        var slip = Find(db, code);
        if (SlipIssuing.IsIssuedOver(db, slip))
        {
            throw new BusinessRuleException(
                "scan.issued-over",
                $"この納付書({slip.IssuedOn:uuuu-MM-dd} 発行)は再発行されたため使えません。新しい納付書を読み取るか、契約から収納してください。",
                $"This slip, issued on {slip.IssuedOn:uuuu-MM-dd}, was issued over: scan the newer one, or take the money from the contract's page.");
        }

        if (slip.Limit < today)
        {
            throw new BusinessRuleException(
                "scan.expired",
                $"この納付書の取扱期限({slip.Limit:uuuu-MM-dd})は過ぎています。延滞金等を確かめ、契約から収納してください。",
                $"This slip was good until {slip.Limit:uuuu-MM-dd}: look for late charges and take the money from the contract's page.");
        }

        var (contract, claims) = Owed(db, slip);
        return new SlipScan(slip, contract, claims);
    }

    private static IssuedSlip Find(BillingDbContext db, StoreBarcode code)
    {
        var id = long.Parse(code.Key, NumberStyles.None, CultureInfo.InvariantCulture);
        return db.IssuedSlips.AsNoTracking().SingleOrDefault(s => s.Id == id) is { } slip && (slip.Reissue, slip.Amount, slip.Limit) == (code.Reissue, code.Amount, code.Limit)
            ? slip
            : throw new BusinessRuleException("scan.unknown", $"納付番号 {id} の納付書は、この内容では発行されていません。", $"No slip of number {id} was issued with this amount and limit.");
    }

    private static (string Contract, IReadOnlyList<OwedClaim> Claims) Owed(BillingDbContext db, IssuedSlip slip)
    {
        var printed = db.IssuedSlipClaims.AsNoTracking().Where(c => c.SlipId == slip.Id).ToDictionary(c => c.ClaimId, c => c.Amount);
        var owed = OwedClaim.Of(db, [.. printed.Keys]);
        if (owed.Count == 0)
        {
            throw new BusinessRuleException("scan.paid", "この納付書は納付済みです。", "This slip is paid already.");
        }

        if (owed.Count != printed.Count || owed.Any(c => printed[c.Claim.Id] != c.Owed))
        {
            throw new BusinessRuleException(
                "scan.changed",
                $"この納付書の発行後に未納額が変わりました(納付書 {slip.Amount}円、現在 {owed.Sum(c => c.Owed.Yen):N0}円)。契約から収納してください。",
                $"What is owed has changed since this slip was printed ({slip.Amount} yen on it, {owed.Sum(c => c.Owed.Yen):N0} now): take the money from the contract's page.");
        }

        var contract = owed[0].Claim.ContractId;
        return db.Contracts.Where(c => c.Id == contract).Select(c => c.Number).SingleOrDefault() is { } number
            ? (number, owed)
            : throw new BusinessRuleException("scan.no-contract", "契約のない請求の納付書です。請求の画面から収納してください。", "This slip is of a bill without a contract: take the money from the bill's page.");
    }
}
