using Billing.Bills;
using Billing.Charges;
using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Nights;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using NodaTime;
using Xunit;

namespace Billing.Tests.Nights;

public sealed class OccasionalBillsTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    private static readonly OccasionalLine Review = new(ChargeLineKind.Fee, new Sentence("設計審査手数料", "Design review"), new Money(2000), FeeTax.None);

    private static readonly OccasionalLine Joining = new(ChargeLineKind.JoiningFee, new Sentence("加入金 20mm", "Joining fee 20 mm"), new Money(70_000), FeeTax.Excluded);

    private static readonly OccasionalLine Opening = new(ChargeLineKind.Fee, new Sentence("開栓手数料", "Opening fee"), new Money(1105), FeeTax.Included);

    private static readonly OccasionalLine Contribution = new(ChargeLineKind.Contribution, new Sentence("受益者負担金 第1期", "Contribution, 1st instalment"), new Money(13_300), FeeTax.None);

    [Theory, EveryDatabase]
    public async Task Fees_and_a_joining_fee_are_numbered_booked_and_explained(string provider)
    {
        using var test = TestDatabase.Create(provider);
        var town = SmallTown.Build(test.Database, 12);
        new NightRunner(test.Database, SmallTown.Book, SystemClock.Instance).Run(town.Nights[0], cancel: TestContext.Current.CancellationToken);
        var charge = Charge(Service.Water, Review, Joining, Opening) with { ContractId = 10 };

        var foreseen = new OccasionalBills(SmallTown.Book).Foresee(charge, Today);
        var bill = Assess(test, charge);

        // 2,000 + 77,000 + 1,105; the tax of 78,105 at 10 % is 7,100 once, not 7,000 + 100.
        Assert.Equal((80_105, foreseen.Bill.Total), (bill.Total.Yen, bill.Total));
        using var db = test.NewContext();
        Assert.Equal(BillNumber.Of(new FiscalYear(2026), 13), bill.Id);
        var claim = db.Claims.Single(c => c.Id == BillNumber.Claim(bill.Id, Service.Water));
        Assert.Equal((new Money(80_105), new Money(7_100), Today.PlusDays(14), 3L, 10L), (claim.Amount, claim.Tax, claim.DueOn, claim.DebtorId, claim.ContractId));
        var booked = db.Transfers.Where(t => t.ClaimId == claim.Id).ToDictionary(t => t.Credit, t => t.Amount.Yen);
        Assert.Equal((7_100, 70_000, 3_005), (booked[Account.ConsumptionTax], booked[Account.JoiningFees], booked[Account.Fees]));
        var told = (await BillExplanation.Of(db, bill.Id, TestContext.Current.CancellationToken))!;
        Assert.Equal(["設計審査手数料(消費税の対象外)", "加入金 20mm(税込)", "開栓手数料(税込)"], told.Parts.Single().Steps.Take(3).Select(line => line.Label.Ja));
        Assert.Equal(["給水条例 第34条"], told.Parts.Single().Citations);
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void A_contribution_of_somebody_without_a_contract_stands_on_its_own_account_and_can_be_taken_back(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 12);

        // Two on one day, for one person.
        var first = Assess(test, Charge(Service.Sewer, Contribution));
        var second = Assess(test, Charge(Service.Sewer, Contribution));

        var reversal = InTransaction(test, db => OccasionalBills.Reverse(db, first.Id, "土地の譲渡", "sato", Today.PlusDays(1)));

        using var db = test.NewContext();
        Assert.Equal((-13_300, first.Id), (reversal.Total.Yen, reversal.CorrectsId));
        Assert.Equal([BillNumber.Claim(second.Id, Service.Sewer)], OwedClaim.OfDebtor(db, 3).Select(c => c.Claim.Id));
        Assert.Equal(2, db.Transfers.Count(t => t.Credit == Account.Contributions && t.Amount.Yen == 13_300));
        Assert.Equal(1, db.Transfers.Count(t => t.Debit == Account.Contributions));
        Assert.Equal("bill.already-reversed", Assert.Throws<BusinessRuleException>(() => InTransaction(test, tx => OccasionalBills.Reverse(tx, first.Id, "再度", "sato", Today))).Code);
        Assert.Equal("bill.occasional", Assert.Throws<BusinessRuleException>(() => new BillCorrection(test.Database, SmallTown.Book).Correct(second.Id, 1, "誤り", "sato", Today)).Code);
        AssertBooks(test);
    }

    [Theory, EveryDatabase]
    public void What_cannot_be_assessed_is_refused_and_takes_no_number(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 12);
        var charge = Charge(Service.Water, Review);

        Assert.Equal("occasional.lines", Refusal(test, charge with { Lines = [] }));
        Assert.Equal("occasional.no-reason", Refusal(test, charge with { Reason = " " }));
        Assert.Equal("occasional.due-date", Refusal(test, charge with { DueOn = Today.PlusDays(-1) }));
        Assert.Equal("occasional.kind", Refusal(test, charge with { Lines = [Review with { Kind = ChargeLineKind.Usage }] }));
        Assert.Equal("occasional.amount", Refusal(test, charge with { Lines = [Review with { Amount = new Money(-1) }] }));
        Assert.Equal("occasional.amount", Refusal(test, charge with { Lines = [Review, Review with { Kind = ChargeLineKind.Discount, Amount = new Money(-2000) }] }));
        Assert.Equal("occasional.contribution", Refusal(test, charge with { Lines = [Contribution] }));
        Assert.Equal("occasional.contribution", Refusal(test, Charge(Service.Sewer, Contribution with { Tax = FeeTax.Included })));
        Assert.Equal("occasional.debtor", Refusal(test, charge with { DebtorId = 999 }));
        Assert.Equal("occasional.contract", Refusal(test, charge with { ContractId = 999 }));
        using var db = test.NewContext();
        Assert.Equal((0, 0), (db.Bills.Count(), db.Transfers.Count()));
    }

    private static OccasionalCharge Charge(Service service, params OccasionalLine[] lines) => new()
    {
        DebtorId = 3,
        Service = service,
        Lines = lines,
        DueOn = Today.PlusDays(14),
        Reason = "給水条例 第34条",
    };

    private static Bill Assess(TestDatabase test, OccasionalCharge charge)
        => InTransaction(test, db => new OccasionalBills(SmallTown.Book).Assess(db, charge, "tanaka", Today));

    private static string Refusal(TestDatabase test, OccasionalCharge charge) => Assert.Throws<BusinessRuleException>(() => Assess(test, charge)).Code;

    private static T InTransaction<T>(TestDatabase test, Func<BillingDbContext, T> act)
    {
        using var db = test.NewContext();
        using var transaction = db.Database.BeginTransaction();
        var result = act(db);
        transaction.Commit();
        return result;
    }

    private static void AssertBooks(TestDatabase test)
    {
        Assert.Empty(BooksCheck.Run(test.Database).Breaches);
        Assert.Empty(Replay.Run(test.Database, new BillingMonth(2026, 1), new BillingMonth(2027, 3)).Differences);
    }
}
