using Billing.Bills;
using Billing.Kernel;
using Billing.Metering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Billing.Nights;

/// <summary>Puts a bill in the place of another: reversal, new bill, and what was paid settles the new claims. Every correction goes through here, whatever was wrong.</summary>
internal static class BillReplacement
{
    /// <summary>Bills of a usage that nobody took back: one, or one for each service that is billed in a month of its own.</summary>
    public static List<Bill> Standing(BillingDbContext db, Usage usage) => db.Bills.AsNoTracking()
        .Where(b => b.ContractId == usage.ContractId && b.PeriodTo == usage.PeriodTo && b.UsageId == usage.Id && b.Kind != BillKind.Reversal)
        .OrderBy(b => b.Id)
        .ToList()
        .FindAll(b => !BillReversal.IsReversed(db, b));

    /// <summary>The bill that takes the place of <paramref name="bill"/>, under the table of the bill's own month: a past period stays under its rules. Writes nothing.</summary>
    public static DraftBill Draft(BillingDbContext db, BillMaker maker, Bill bill, BillInput input, LocalDate today)
    {
        var round = db.ReadingRounds.Where(r => r.Id == input.Usage.RoundId).Select(r => (BillingMonth?)r.Month).SingleOrDefault();
        return bill.Month == round
            ? maker.Make(input.Needed(), bill.Month, today)
            : maker.MakeDeferred(input.Needed(), Services(db, bill), bill.Month, today);
    }

    /// <summary>Takes <paramref name="bill"/> back and fixes <paramref name="draft"/> in its place. The reversal comes first: <paramref name="draft"/> is made after it where it asks what stands.</summary>
    public static CorrectedBill Replace(BillingDbContext db, BillMaker maker, Bill bill, Func<DraftBill> draft, Correcting act)
    {
        var reversal = BillReversal.Number(db, bill, act.Reason, act.Person, act.Today);
        var made = draft();
        made.Bill.Kind = BillKind.Correction;
        made.Bill.CorrectsId = bill.Id;
        made.Bill.Reason = act.Reason;
        made.Bill.MadeBy = act.Person;
        BillReversal.Post(db, bill, BillWriter.Fix(db, maker.Book, made), act.Today);
        db.SaveChanges();
        return new CorrectedBill(bill.Id, reversal.Id, made.Bill.Id, made.Bill.Total - bill.Total);
    }

    /// <summary>Services of a bill that was made months after its round, or of a final settlement.</summary>
    private static List<Service> Services(BillingDbContext db, Bill bill)
        => db.BillParts.Where(p => p.Id >= bill.Id * 10 && p.Id <= (bill.Id * 10) + 9).Select(p => p.Service).ToList();
}

/// <summary>Who corrects, why and when.</summary>
internal sealed record Correcting(string Reason, string Person, LocalDate Today);
