using Billing.Bills;
using Billing.Charges;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.Places;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Ledger;

/// <summary>Fees, discounts and negative bills, from the night through the books to a correction.</summary>
public sealed class LinesInBooksTests
{
    private static readonly LocalDate Later = new(2026, 11, 20);

    private static readonly RuleBook Book = RuledBook.With(
        """{ "kind": "fee", "id": "opening", "from": "2019-10-01", "service": "water", "on": "start", "yen": 1000, "tax": "excluded", "said": { "ja": "開栓手数料", "en": "Opening fee" }, "citation": "c" }""",
        """{ "kind": "fee", "id": "joining", "from": "2019-10-01", "service": "water", "on": "joining", "yen": 70000, "tax": "excluded", "said": { "ja": "加入金", "en": "Joining fee" }, "citation": "c" }""",
        """{ "kind": "fee", "id": "debit", "from": "2019-10-01", "service": "water", "on": "firstDebit", "yen": -50000, "tax": "included", "said": { "ja": "口座振替割引", "en": "Direct debit discount" }, "citation": "c" }""");

    [Theory, EveryDatabase]
    public async Task Fees_and_discounts_are_lines_of_the_bill_and_stand_on_their_accounts(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = await Billed(test);
        await using var db = test.NewContext();

        var joined = db.Bills.Single(b => b.ContractId == 2 && b.Month == town.Months[0]);
        var lines = Lines(db, joined.Id);
        Assert.Equal([(ChargeLineKind.JoiningFee, 77000L, 7000L), (ChargeLineKind.Fee, 1100L, 100L)], lines.Where(l => l.Kind != ChargeLineKind.Usage).Select(l => (l.Kind, l.Charged.Yen, l.Tax.Yen)));
        Assert.Equal(db.BillParts.Single(p => p.Id == (joined.Id * 10) + 1).Charged.Yen, lines.Sum(l => l.Charged.Yen));

        var journal = await Journal.Of(db, town.Nights[0], town.Nights[0], TestContext.Current.CancellationToken);
        Assert.Equal(30 * 1000, journal.Where(l => l.Credit == Account.Fees).Sum(l => l.Amount.Yen));
        Assert.Equal(70000, journal.Where(l => l.Credit == Account.JoiningFees).Sum(l => l.Amount.Yen));
        Assert.All(journal, l => Assert.True(l.Amount > Money.Zero));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }

    [Theory, EveryDatabase]
    public async Task A_bill_that_gives_back_stands_to_the_payers_credit_and_is_refunded_once(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = await Billed(test);
        await using var db = test.NewContext();
        var claim = Negative(db, town);

        Assert.True(claim.Amount < Money.Zero);
        Assert.Equal((Money.Zero, -claim.Amount), (Balances.Owed(db, claim.Id), Balances.Credit(db, claim.Id)));
        Assert.Equal(-claim.Amount, Refunds.RefundAll(test.Database, claim.Id, Clerks.By(Later)));
        Assert.Throws<BusinessRuleException>(() => Refunds.RefundAll(test.Database, claim.Id, Clerks.By(Later)));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
    }

    [Theory, EveryDatabase(true), EveryDatabase(false)]
    public async Task A_corrected_bill_that_gave_back_leaves_only_the_difference(string provider, bool refunded)
    {
        using var test = TestDatabase.Create(provider);
        var town = await Billed(test);
        await using var db = test.NewContext();
        var old = Negative(db, town);
        var had = refunded ? Refunds.RefundAll(test.Database, old.Id, Clerks.By(Later)) : Money.Zero;

        // Point 1 uses 11 m³ a month, its dial ends at 122: read right, the second month used 31 m³ and less is given back.
        var corrected = new BillCorrection(test.Database, Book).Correct(old.BillId, 142, "読み誤り", "tanaka", Later).Single();

        var now = db.Claims.Single(c => c.Id == BillNumber.Claim(corrected.CorrectionId, Service.Water, 0));
        Assert.True(old.Amount < now.Amount && now.Amount < Money.Zero);
        var owed = Balances.Owed(db, old.Id) + Balances.Owed(db, now.Id);
        var credit = Balances.Credit(db, old.Id) + Balances.Credit(db, now.Id);
        Assert.Equal(refunded ? (had + now.Amount, Money.Zero) : (Money.Zero, -now.Amount), (owed, credit));
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, town.Months[0], town.Months[^1]).Differences);
    }

    [Theory, EveryDatabase]
    public async Task Verify_finds_lines_that_do_not_add_up_and_postings_on_a_wrong_account(string provider)
    {
        using var test = TestDatabase.Create(provider);
        await Billed(test);
        using (var db = test.NewContext())
        {
            var line = db.BillLines.OrderBy(l => l.Id).First();
            line.Charged += new Money(1);
            var fee = db.Transfers.First(t => t.Credit == Account.Fees);
            fee.Credit = Account.Revenue;
            db.BillLines.Add(new BillLine { Id = BillNumber.Line(line.Id / 1000, Service.Sewer, 9) + 5, Service = Service.Sewer, Kind = ChargeLineKind.Fee, Ja = "", En = "" });
            db.SaveChanges();
        }

        Assert.Equal(["bill.lines", "bill.lines", "claim.posting"], BooksCheck.Run(test.Database).Breaches.Select(b => b.Code).Order());
    }

    /// <summary>Two months; contract 2 joins in the first, contract 1's first debit succeeded in the second.</summary>
    private static async Task<SmallTown> Billed(TestDatabase test)
    {
        var town = SmallTown.Build(test.Database, 30, months: 2);
        await using var db = test.NewContext();
        var entry = new FactEntry(db, Book);
        await entry.Enter(2, new FactDraft { Kind = FactKind.Joining, From = SmallTown.ReadOn(town.Months[0]), Number = 0m, Source = "給水申込書" }, "tanaka");
        await entry.Enter(1, new FactDraft { Kind = FactKind.FirstDebit, From = SmallTown.ReadOn(town.Months[1]), Source = "振替結果" }, "import");
        foreach (var night in town.Nights)
        {
            new NightRunner(test.Database, Book, SystemClock.Instance).Run(night);
        }

        return town;
    }

    private static Claim Negative(BillingDbContext db, SmallTown town)
    {
        var bill = db.Bills.Single(b => b.ContractId == 1 && b.Month == town.Months[1]);
        return db.Claims.Single(c => c.Id == BillNumber.Claim(bill.Id, Service.Water, 0));
    }

    private static List<BillLine> Lines(BillingDbContext db, long billId)
    {
        var (first, last) = BillNumber.Lines(billId, billId);
        return [.. db.BillLines.Where(l => l.Id >= first && l.Id <= last).OrderBy(l => l.Id)];
    }
}
