using Billing.Bills;
using Billing.Ledger;

namespace Billing.Verification;

/// <summary>One bill against its parts, claims and postings.</summary>
internal static class BillCheck
{
    public static void Run(Bill bill, List<BillPart> parts, List<Claim> claims, List<Transfer> assessed, bool pending, Breaches breaches)
    {
        var number = BillNumber.Print(bill.Id);
        var sum = parts.Sum(p => p.Charged.Yen);
        if (parts.Count == 0 || sum != bill.Total.Yen)
        {
            breaches.Add("bill.parts", number, $"合計 {bill.Total} 円と内訳の計 {sum} 円が一致しません。", $"Total {bill.Total} yen, parts {sum} yen.");
        }

        if (bill.Kind == BillKind.Reversal)
        {
            NoClaims(number, claims.Count + assessed.Count, breaches);
        }
        else if (!pending)
        {
            Claims(bill, parts, claims, breaches);
            Postings(number, claims, assessed, bill, breaches);
        }
    }

    private static void NoClaims(string number, int rows, Breaches breaches)
    {
        if (rows > 0)
        {
            breaches.Add("bill.reversal-claims", number, "取消の調定に債権があります。", "A reversal has claims of its own.");
        }
    }

    private static void Claims(Bill bill, List<BillPart> parts, List<Claim> claims, Breaches breaches)
    {
        foreach (var part in parts)
        {
            var of = claims.Where(c => c.Service == part.Service).ToList();
            var (charged, tax) = (of.Sum(c => c.Amount.Yen), of.Sum(c => c.Tax.Yen));
            if (charged != part.Charged.Yen || tax != part.Tax.Yen || of.Exists(c => c.Id / 10 % 10 != (long)c.Service))
            {
                breaches.Add("claim.part", BillNumber.Print(bill.Id), $"{part.Service} の内訳 {part.Charged} 円に対し債権は {charged} 円です。", $"Part {part.Service} is {part.Charged} yen, its claims {charged} yen.");
            }
        }

        if (claims.Exists(c => parts.TrueForAll(p => p.Service != c.Service)) || claims.Exists(c => c.ContractId != bill.ContractId))
        {
            breaches.Add("claim.stray", BillNumber.Print(bill.Id), "内訳のない債権、または別契約の債権があります。", "A claim has no part, or belongs to another contract.");
        }
    }

    private static void Postings(string number, List<Claim> claims, List<Transfer> assessed, Bill bill, Breaches breaches)
    {
        foreach (var claim in claims)
        {
            var of = assessed.FindAll(t => t.ClaimId == claim.Id);
            var total = of.Sum(t => t.Amount.Yen);
            var tax = of.Where(t => t.Credit == Account.ConsumptionTax).Sum(t => t.Amount.Yen);
            var strange = of.Exists(t => t.Debit != Account.Receivable || t.Fund != claim.Service || t.PostedOn != bill.FixedOn || t.Credit is not (Account.Revenue or Account.ConsumptionTax));
            if (total != claim.Amount.Yen || tax != claim.Tax.Yen || strange)
            {
                breaches.Add("claim.posting", number, $"債権 {claim.Id} は {claim.Amount} 円、仕訳は {total} 円 (うち税 {tax} 円) です。", $"Claim {claim.Id} is {claim.Amount} yen, its postings {total} yen (tax {tax}).");
            }
        }

        if (assessed.Exists(t => claims.TrueForAll(c => c.Id != t.ClaimId)))
        {
            breaches.Add("ledger.stray", number, "債権のない調定仕訳があります。", "An assessment has no claim.");
        }
    }
}
