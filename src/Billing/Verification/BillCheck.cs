using Billing.Bills;
using Billing.Kernel;
using Billing.Ledger;

namespace Billing.Verification;

/// <summary>One bill with all that belongs to its number.</summary>
internal sealed record BillRows(Bill Bill, List<BillPart> Parts, List<BillLine> Lines, List<Claim> Claims, List<Transfer> Assessed);

/// <summary>One bill against its parts, their lines, claims and postings.</summary>
internal static class BillCheck
{
    public static void Run(BillRows rows, bool pending, Breaches breaches)
    {
        var bill = rows.Bill;
        var number = BillNumber.Print(bill.Id);
        var sum = rows.Parts.Sum(p => p.Charged.Yen);
        if (rows.Parts.Count == 0 || sum != bill.Total.Yen)
        {
            breaches.Add("bill.parts", number, $"合計 {bill.Total} 円と内訳の計 {sum} 円が一致しません。", $"Total {bill.Total} yen, parts {sum} yen.");
        }

        Lines(number, rows, breaches);
        if (bill.Kind == BillKind.Reversal)
        {
            NoClaims(number, rows.Claims.Count + rows.Assessed.Count, breaches);
        }
        else if (!pending)
        {
            Claims(rows, breaches);
            Postings(number, rows, breaches);
        }
    }

    private static void Lines(string number, BillRows rows, Breaches breaches)
    {
        if (rows.Lines.Count == 0)
        {
            return;
        }

        foreach (var part in rows.Parts)
        {
            var of = rows.Lines.FindAll(line => line.PartId == part.Id);
            var (charged, tax) = (of.Sum(line => line.Charged.Yen), of.Sum(line => line.Tax.Yen));
            if (of.Count > 0 && (charged != part.Charged.Yen || tax != part.Tax.Yen || of.Exists(line => line.Service != part.Service)))
            {
                breaches.Add("bill.lines", number,
                    $"{part.Service} の内訳 {part.Charged} 円 (うち税 {part.Tax} 円) に対し明細の計は {charged} 円 (うち税 {tax} 円) です。",
                    $"Part {part.Service} is {part.Charged} yen (tax {part.Tax}), its lines {charged} yen (tax {tax}).");
            }
        }

        if (rows.Lines.Exists(line => rows.Parts.TrueForAll(part => part.Id != line.PartId)))
        {
            breaches.Add("bill.lines", number, "内訳のない明細があります。", "A line belongs to no part.");
        }
    }

    private static void NoClaims(string number, int rows, Breaches breaches)
    {
        if (rows > 0)
        {
            breaches.Add("bill.reversal-claims", number, "取消の調定に債権があります。", "A reversal has claims of its own.");
        }
    }

    private static void Claims(BillRows rows, Breaches breaches)
    {
        var (bill, claims) = (rows.Bill, rows.Claims);
        foreach (var part in rows.Parts)
        {
            var of = claims.Where(c => c.Service == part.Service).ToList();
            var (charged, tax) = (of.Sum(c => c.Amount.Yen), of.Sum(c => c.Tax.Yen));
            if (charged != part.Charged.Yen || tax != part.Tax.Yen || of.Exists(c => c.Id / 10 % 10 != (long)c.Service))
            {
                breaches.Add("claim.part", BillNumber.Print(bill.Id), $"{part.Service} の内訳 {part.Charged} 円に対し債権は {charged} 円です。", $"Part {part.Service} is {part.Charged} yen, its claims {charged} yen.");
            }
        }

        if (claims.Exists(c => rows.Parts.TrueForAll(p => p.Service != c.Service)) || claims.Exists(c => c.ContractId != bill.ContractId))
        {
            breaches.Add("claim.stray", BillNumber.Print(bill.Id), "内訳のない債権、または別契約の債権があります。", "A claim has no part, or belongs to another contract.");
        }
    }

    private static void Postings(string number, BillRows rows, Breaches breaches)
    {
        foreach (var claim in rows.Claims)
        {
            var of = rows.Assessed.FindAll(t => t.ClaimId == claim.Id);
            var shares = ClaimShares.Of(claim.Amount, claim.Tax, rows.Lines.Count == 0 ? [] : rows.Lines.FindAll(line => line.Service == claim.Service));
            var given = claim.Amount < Money.Zero ? -claim.Amount : Money.Zero;
            var booked = new ClaimShares(Booked(of, Account.Revenue), Booked(of, Account.ConsumptionTax), Booked(of, Account.Fees), Booked(of, Account.JoiningFees), Booked(of, Account.Contributions), Booked(of, Account.LateCharges));
            var strange = of.Exists(t => (t.Debit != Account.Receivable && t.Credit != Account.Receivable) || t.Fund != claim.Service || t.PostedOn != rows.Bill.FixedOn);
            if (booked != shares || Booked(of, Account.Overpayment) != given || Booked(of, Account.Receivable) != -(claim.Amount + given) || strange)
            {
                var (total, tax) = (booked.Revenue + booked.Tax + booked.Fees + booked.Joining + booked.Contributions + booked.LateCharges, booked.Tax);
                breaches.Add("claim.posting", number, $"債権 {claim.Id} は {claim.Amount} 円、仕訳は {total} 円 (うち税 {tax} 円) です。", $"Claim {claim.Id} is {claim.Amount} yen, its postings {total} yen (tax {tax}).");
            }
        }

        if (rows.Assessed.Exists(t => rows.Claims.TrueForAll(c => c.Id != t.ClaimId)))
        {
            breaches.Add("ledger.stray", number, "債権のない調定仕訳があります。", "An assessment has no claim.");
        }
    }

    /// <summary>What came to the credit of an account, less its debits.</summary>
    private static Money Booked(List<Transfer> transfers, Account account)
    {
        var yen = 0L;
        foreach (var transfer in transfers)
        {
            yen += transfer.Credit == account ? transfer.Amount.Yen : transfer.Debit == account ? -transfer.Amount.Yen : 0;
        }

        return new Money(yen);
    }
}
