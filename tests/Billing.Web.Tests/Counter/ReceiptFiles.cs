using Billing.Collection;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Testing;
using NodaTime;

namespace Billing.Web.Tests.Counter;

/// <summary>Mandates of the test town, and what banks and shops would send.</summary>
internal static class ReceiptFiles
{
    /// <summary>引落日: today, by which the bill of October is due.</summary>
    public static readonly LocalDate DebitOn = TestTown.Today;

    /// <summary>Confirmed mandates of all contracts that run, for both services.</summary>
    public static void AddMandates(BillingDbContext db)
    {
        foreach (var contract in db.Contracts.Where(c => c.To == null).ToList())
        {
            db.Mandates.Add(new Mandate
            {
                PayerId = contract.UserId,
                ContractId = contract.Id,
                Scope = MandateScope.Both,
                BankCode = "0991",
                BranchCode = "001",
                AccountKind = AccountKind.Ordinary,
                AccountNumber = $"{contract.Id:0000000}",
                HolderKana = "ｱｵﾅﾐ",
                State = MandateState.Confirmed,
                RequestedOn = new LocalDate(2026, 9, 1),
                AnsweredOn = new LocalDate(2026, 10, 1),
                From = new LocalDate(2026, 10, 1),
            });
        }

        db.SaveChanges();
    }

    /// <summary>The bank's answer to a request: a code for each record in turn, 0 where there are no more.</summary>
    public static byte[] Answer(byte[] request, string codes, int more = 0)
    {
        var set = DebitFileReader.Read("request", request, DebitOn, BankProfile.Standard, DebitFileKind.Request).Sets[0];
        return DebitFileWriter.Write(BankProfile.Standard, set.Header, [.. set.Rows.Select((row, i) => row with { Result = i < codes.Length ? codes[i] : '0', Amount = row.Amount + new Money(i == 0 ? more : 0) })], DebitFileKind.Result);
    }

    /// <summary>A shop's 速報 of a slip of contract <paramref name="contract"/>, with more money than the slip asks for.</summary>
    public static (byte[] Bytes, Money Paid) TooMuch(CounterFactory factory, string contract, long more)
    {
        using var db = factory.NewContext();
        var id = db.Contracts.Single(c => c.Number == contract).Id;
        var owed = OwedClaim.OfContract(db, id);
        var bill = owed[0].Claim.BillId;
        var slip = SlipIssuing.Issue(factory.Database, bill, [.. owed.Where(c => c.Claim.BillId == bill)], TestTown.Book.InForce<StoreSlipRule>(TestTown.Today), TestTown.Today, "mado");
        return (SampleChannelFiles.Store120(("01", "01234" + slip.Key, slip.Reissue, slip.Amount.Yen + more)), slip.Amount + new Money(more));
    }
}
