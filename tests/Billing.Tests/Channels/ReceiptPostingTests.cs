using Billing.Channels;
using Billing.Collection;
using Billing.Db;
using Billing.Exchange.Agents;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Channels;

/// <summary>Files of convenience stores in the books: 速報 → 確報 → 取消, and everything that fits no slip.</summary>
public sealed class ReceiptPostingTests
{
    private const string Company = "01234";

    private static readonly LocalDate Today = new(2026, 11, 17);

    private static readonly StoreSlipRule Rule = new() { Id = "s", From = new LocalDate(2010, 4, 1), Citation = "c", Issuer = "912345", Company = Company, Most = new Money(300_000), DaysAfterDue = 60 };

    [Theory, EveryDatabase]
    public void A_quick_notice_pays_the_slip_a_final_one_changes_dates_only_and_the_same_file_changes_nothing(string provider)
    {
        using var test = Billed(provider);
        var slip = Issue(test, 10);

        var quick = Take(test, ("01", slip, slip.Amount));
        Assert.Equal((slip.Amount, slip.Amount, Money.Zero), (quick.File.Brought, quick.File.Posted, quick.File.Suspended));
        Assert.Empty(Owed(test, 10));

        var final = Take(test, ("02", slip, slip.Amount));
        Assert.Equal((Money.Zero, Money.Zero), (final.File.Brought, final.File.Posted));
        Assert.True(Take(test, ("02", slip, slip.Amount)).AlreadyTaken);
        using var db = test.NewContext();
        var payment = Assert.Single(db.Payments.ToList());
        Assert.Equal((slip.Amount, PaymentChannel.ConvenienceStore, new LocalDate(2026, 11, 16)), (payment.Amount, payment.Channel, payment.ReceivedOn));
        Assert.Equal([NoticeFate.Posted, NoticeFate.Dated], db.CollectionNotices.OrderBy(n => n.Id).Select(n => n.Fate));
        Assert.Equal(2, db.CollectionFiles.Count());
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_cancellation_reverses_and_one_of_nothing_does_nothing(string provider)
    {
        using var test = Billed(provider);
        var slip = Issue(test, 10);
        Take(test, ("01", slip, slip.Amount));

        var back = Take(test, ("03", slip, slip.Amount));

        Assert.Equal(slip.Amount, back.File.TakenBack);
        Assert.Equal(slip.Amount, new Money(Owed(test, 10).Sum(c => c.Owed.Yen)));
        Assert.Equal(Money.Zero, Take(test, ("03", Issue(test, 11), new Money(1))).File.TakenBack);
        Assert.Equal(slip.Amount, Take(test, ("01", slip, slip.Amount), ("02", slip, slip.Amount)).File.Posted);
        using var db = test.NewContext();
        Assert.Equal([slip.Amount.Yen, -slip.Amount.Yen, slip.Amount.Yen], db.Payments.OrderBy(p => p.Id).Select(p => p.Amount.Yen));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void What_fits_no_slip_waits_in_suspense_with_its_reason(string provider)
    {
        using var test = Billed(provider);
        var (good, twice, wrong, over, paid) = (Issue(test, 2), Issue(test, 3), Issue(test, 4), Issue(test, 5), Issue(test, 6));
        Issue(test, 5, anew: true);
        PayAtCounter(test, 6);
        Take(test, ("01", twice, twice.Amount));

        var bytes = SampleChannelFiles.Store120(
            ("01", Free(good), 0, good.Amount.Yen),
            ("01", Company + "9999999999999999", 0, 100),
            ("01", Free(wrong), 0, wrong.Amount.Yen + 1),
            ("01", Free(over), 0, over.Amount.Yen),
            ("01", Free(paid), 0, paid.Amount.Yen),
            ("01", Free(twice), 0, twice.Amount.Yen));
        bytes[(6 * 120) + 63] = (byte)'9';
        var result = Take(test, bytes);

        Assert.Equal(
            [(3, SuspenseReason.UnknownSlip), (4, SuspenseReason.WrongAmount), (5, SuspenseReason.IssuedOver), (6, SuspenseReason.NothingOwed), (7, SuspenseReason.PaidTwice)],
            result.Items.Select(i => (i.Record, i.Item.Reason)));
        Assert.Equal(good.Amount, result.File.Posted);
        Assert.Equal(result.File.Brought, result.File.Posted + result.File.Suspended);
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_person_clears_what_waits_with_a_reason_and_once(string provider)
    {
        using var test = Billed(provider);
        var slip = Issue(test, 4);
        var result = Take(test, ("01", slip, new Money(500)), ("01", Issue(test, 5), new Money(700)));
        var clearing = new SuspenseClearing(test.Database, SmallTown.Book);
        var (first, second) = (result.Items[0].Item.Id, result.Items[1].Item.Id);
        string number;
        using (var db = test.NewContext())
        {
            number = db.Contracts.Single(c => c.Id == 4).Number;
        }

        Assert.Equal("suspense.no-reason", Refusal(() => clearing.Assign(first, number, " ", Today, "seiri")));
        Assert.Equal("suspense.no-contract", Refusal(() => clearing.Assign(first, "x", "納付者に確認", Today, "seiri")));
        Assert.Equal(new Money(500), clearing.Assign(first, number, "納付者に確認", Today, "seiri").Amount);
        clearing.GiveBack(second, SuspenseEnd.Refunded, "納付者の申出", Today, "seiri");

        Assert.Equal("suspense.ended", Refusal(() => clearing.GiveBack(first, SuspenseEnd.Returned, "二度目", Today, "seiri")));
        Assert.Equal(slip.Amount - new Money(500), new Money(Owed(test, 4).Sum(c => c.Owed.Yen)));
        AssertBooks(test);

        // 1,200 yen came in and stood in suspense: 500 settle a claim now, 700 were paid out.
        using (var db = test.NewContext())
        {
            var moved = db.Transfers.Where(t => t.Debit == Account.Suspense || t.Credit == Account.Suspense).OrderBy(t => t.Id).Select(t => new { t.Debit, t.Credit, t.Amount.Yen }).ToList();
            Assert.Equal([(Account.Cash, Account.Suspense, 500), (Account.Suspense, Account.Cash, 500), (Account.Cash, Account.Suspense, 700), (Account.Suspense, Account.Cash, 700)], moved.Select(t => (t.Debit, t.Credit, t.Yen)));
        }

        // The shop takes back what had been assigned by then.
        Take(test, ("03", slip, new Money(500)));
        Assert.Equal(slip.Amount, new Money(Owed(test, 4).Sum(c => c.Owed.Yen)));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void What_is_more_than_is_owed_stands_to_the_payers_credit_where_the_person_says_so(string provider)
    {
        using var test = Billed(provider);
        var (more, twice) = (Issue(test, 4), Issue(test, 5));
        Take(test, ("01", twice, twice.Amount));
        var bytes = SampleChannelFiles.Store120(("01", Free(more), 0, more.Amount.Yen + 700), ("01", Free(twice), 0, twice.Amount.Yen));
        bytes[(2 * 120) + 63] = (byte)'9';
        var items = Take(test, bytes).Items;
        var clearing = new SuspenseClearing(test.Database, SmallTown.Book);
        string[] numbers;
        using (var db = test.NewContext())
        {
            numbers = [.. db.Contracts.Where(c => c.Id == 4 || c.Id == 5).OrderBy(c => c.Id).Select(c => c.Number)];
        }

        Assert.Equal("receipt.too-much", Refusal(() => clearing.Assign(items[0].Item.Id, numbers[0], "確認", Today, "seiri")));
        clearing.Assign(items[0].Item.Id, numbers[0], "確認", Today, "seiri", creditRest: true);
        clearing.Assign(items[1].Item.Id, numbers[1], "二重納付", Today, "seiri", creditRest: true);

        using var after = test.NewContext();
        Assert.Equal([700, twice.Amount.Yen], after.Allocations.Where(a => a.Basis == AllocationBasis.Credit).OrderBy(a => a.Id).Select(a => a.Amount.Yen));
        Assert.Empty(Owed(test, 4));
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_second_notice_of_another_amount_leaves_the_whole_file_out(string provider)
    {
        using var test = Billed(provider);
        var (slip, other) = (Issue(test, 10), Issue(test, 11));
        Take(test, ("01", slip, slip.Amount));

        Assert.Equal("receipt-file.second-amount", Refusal(() => Take(test, ("01", other, other.Amount), ("02", slip, slip.Amount + new Money(1)))));

        using var db = test.NewContext();
        Assert.Equal((1, 1, 1), (db.CollectionFiles.Count(), db.CollectionNotices.Count(), db.Payments.Count()));
        AssertBooks(test);
    }

    [Fact]
    public void A_file_with_a_fault_or_of_a_closed_channel_is_refused_whole()
    {
        using var test = Billed("sqlite");
        var slip = Issue(test, 10);
        var bytes = SampleChannelFiles.Store120(("01", Free(slip), 0, slip.Amount.Yen));
        bytes[120 + 56] = (byte)'x';

        Assert.Equal("receipt-file.faulty", Refusal(() => Take(test, bytes)));
        var elQr = ReceiptFileReader.Read("f", System.Text.Encoding.UTF8.GetBytes($"key,amount,paid_on\n{slip.Key},{slip.Amount.Yen},2026-11-16\n"), ChannelFolder.Agent("elqr"));
        Assert.Empty(elQr.Faults);
        Assert.Equal("channel.closed", Refusal(() => new ReceiptPosting(test.Database, SmallTown.Book).Take(elQr, ChannelFolder.Agent("elqr"), Today, default, "seiri")));
        using var db = test.NewContext();
        Assert.Equal((0, 0), (db.CollectionFiles.Count(), db.Payments.Count()));
    }

    [Fact]
    public void Mutated_files_never_post_in_part()
    {
        using var test = Billed("sqlite");
        var slip = Issue(test, 10);
        var good = SampleChannelFiles.Store120(("01", Free(slip), 0, slip.Amount.Yen), ("01", Free(Issue(test, 11)), 0, 500));
        var random = new Random(7);
        for (var i = 0; i < 150; i++)
        {
            var bytes = good.ToArray();
            bytes[random.Next(bytes.Length)] = (byte)('0' + random.Next(10));
            try
            {
                Take(test, bytes);
            }
            catch (BusinessRuleException)
            {
                // Refused whole.
            }
        }

        AssertBooks(test);
    }

    private static string Free(IssuedSlip slip) => Company + slip.Key;

    private static IssuedSlip Issue(TestDatabase test, long contract, bool anew = false)
    {
        var owed = Owed(test, contract);
        return SlipIssuing.Issue(test.Database, owed[0].Claim.BillId, owed, Rule, Today, "mado", anew);
    }

    private static IReadOnlyList<OwedClaim> Owed(TestDatabase test, long contract)
    {
        using var db = test.NewContext();
        return OwedClaim.OfContract(db, contract);
    }

    private static void PayAtCounter(TestDatabase test, long contract)
    {
        var owed = Owed(test, contract);
        var all = new Money(owed.Sum(c => c.Owed.Yen));
        new CounterPayments(test.Database).Take(contract, [.. owed.Select(c => new Chosen(c.Claim.Id, c.Owed))], all, all, Today, "mado");
    }

    private static PostedFile Take(TestDatabase test, params (string Type, IssuedSlip Slip, Money Amount)[] notices) =>
        Take(test, SampleChannelFiles.Store120([.. notices.Select(n => (n.Type, Free(n.Slip), n.Slip.Reissue, n.Amount.Yen))]));

    private static PostedFile Take(TestDatabase test, byte[] bytes)
    {
        var profile = ChannelFolder.Agent("cvs120");
        return new ReceiptPosting(test.Database, SmallTown.Book).Take(ReceiptFileReader.Read("shops", bytes, profile), profile, Today, Instant.FromUtc(2026, 11, 17, 0, 0), "seiri");
    }

    private static string Refusal(Action act) => Assert.Throws<BusinessRuleException>(act).Code;

    private static TestDatabase Billed(string provider)
    {
        var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12);
        new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(town.Nights[0], null, TestContext.Current.CancellationToken);
        return test;
    }

    private static void AssertBooks(TestDatabase test) => Assert.Empty(BooksCheck.Run(test.Database).Breaches);
}
