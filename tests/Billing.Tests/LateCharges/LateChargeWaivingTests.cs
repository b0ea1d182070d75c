using Billing.Collection;
using Billing.Kernel;
using Billing.LateCharges;
using Billing.Ledger;
using Billing.Reports;
using Billing.RuleBooks;
using Billing.Testing;
using Billing.Verification;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.LateCharges;

public sealed class LateChargeWaivingTests
{
    private const string Rule = """{ "kind": "lateChargeWaiver", "id": "waiver", "from": "2019-10-01", "service": "sewer", "grounds": ["disaster", "illness"], "secondPersonFrom": 5000, "citation": "条例 第6条" }""";

    private static readonly LocalDate Late = LateTown.Due.PlusDays(181);
    private static readonly LocalDate Today = Late.PlusDays(20);

    [Theory, EveryDatabase]
    public async Task A_small_part_is_waived_by_one_person_and_the_rest_is_still_owed(string provider)
    {
        using var town = LateTown.Create(provider, Rule);
        var late = Owing(town);

        var waiver = Desk(town).Ask(late, new Money(4_999), WaiverGround.Illness, "入院 診断書", "sato", Today);

        Assert.Equal((true, false, "sato", "waiver", "条例 第6条"), (waiver.Confirmed, waiver.NeedsSecondPerson, waiver.DecidedBy, waiver.RuleId, waiver.Article));
        Assert.Equal(new Money(11_900 - 4_999), town.Owed(late));
        using var db = town.Test.NewContext();
        var booked = db.Transfers.Single(t => t.Id == waiver.TransferId);
        Assert.Equal((Account.LateCharges, Account.Receivable, Service.Sewer, 4_999L, Today), (booked.Debit, booked.Credit, booked.Fund, booked.Amount.Yen, booked.PostedOn));
        town.AssertBooks();

        // 更正 of the month, and what is owed at its end, tell it.
        var ask = new ReportAsk(db, town.Book, Today, Today, TestContext.Current.CancellationToken);
        var move = Assert.Single(await ReceivableMoves.ByDay(ask));
        Assert.Equal((ReceivableTurn.Corrected, -4_999L, Service.Sewer), (move.Turn, move.Yen, move.Fund));
    }

    [Theory, EveryDatabase]
    public void A_large_one_waits_for_another_person_who_books_it_or_turns_it_down(string provider)
    {
        using var town = LateTown.Create(provider, Rule);
        var late = Owing(town);
        var desk = Desk(town);
        var first = desk.Ask(late, new Money(11_900), WaiverGround.Disaster, "罹災証明書", "sato", Today);
        Assert.Equal((null, new Money(11_900)), (first.Confirmed, town.Owed(late)));
        Refused("waiver.asked", () => desk.Ask(late, new Money(1), WaiverGround.Disaster, "x", "sato", Today));
        Refused("waiver.same-person", () => desk.Decide(first.Id, agree: true, "sato", Today));
        desk.Decide(first.Id, agree: false, "suzuki", Today);
        Assert.Equal(new Money(11_900), town.Owed(late));
        Refused("waiver.decided", () => desk.Decide(first.Id, agree: true, "suzuki", Today));

        var second = desk.Ask(late, new Money(11_900), WaiverGround.Disaster, "罹災証明書", "sato", Today);
        desk.Decide(second.Id, agree: true, "suzuki", Today.PlusDays(1));
        Assert.Equal(Money.Zero, town.Owed(late));
        using var db = town.Test.NewContext();
        Assert.Equal(1, db.Transfers.Count(t => t.ClaimId == late && t.Debit == Account.LateCharges));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void What_was_waived_never_looks_paid_when_the_payment_is_returned(string provider)
    {
        using var town = LateTown.Create(provider, Rule);
        var late = Owing(town);
        Desk(town).Ask(late, new Money(4_900), WaiverGround.Illness, "診断書", "sato", Today);
        using (var db = town.Test.NewContext())
        {
            using var transaction = db.Database.BeginTransaction();
            LateChargeAssessment.TakeBack(db, town.Entries().Single().PaymentId, "不渡り", "sato", Today.PlusDays(1));
            transaction.Commit();
        }

        using var after = town.Test.NewContext();
        Assert.Equal((Money.Zero, Money.Zero), (Balances.Owed(after, late), Balances.Credit(after, late)));
        Assert.NotNull(after.LateChargeWaivers.Single().BackTransferId);
        Assert.Equal(0, after.Transfers.Where(t => t.ClaimId == late).AsEnumerable().Sum(t => t.Debit == Account.LateCharges ? t.Amount.Yen : t.Credit == Account.LateCharges ? -t.Amount.Yen : 0));
        Assert.DoesNotContain(BooksCheck.Run(town.Test.Database).Breaches, b => b.Code.StartsWith("waiver", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public void In_a_later_fiscal_year_it_goes_against_the_year_before(string provider)
    {
        using var town = LateTown.Create(provider, Rule);
        var late = Owing(town);
        Desk(town).Ask(late, new Money(100), WaiverGround.Illness, "診断書", "sato", new LocalDate(2027, 4, 1));
        using var db = town.Test.NewContext();
        Assert.Equal(Account.PriorYearAdjustment, db.Transfers.Single(t => t.ClaimId == late && t.Amount == new Money(100)).Debit);
        town.AssertBooks();
    }

    [Fact]
    public void Other_grounds_other_claims_and_more_than_is_owed_are_refused_and_nothing_changes()
    {
        using var town = LateTown.Create("sqlite", Rule);
        var late = Owing(town);
        var principal = town.Entries().Single().PrincipalId;
        var desk = Desk(town);
        Refused("waiver.ground", () => desk.Ask(late, new Money(100), WaiverGround.Theft, "x", "sato", Today));
        Refused("waiver.reason", () => desk.Ask(late, new Money(100), WaiverGround.Illness, " ", "sato", Today));
        Refused("waiver.amount", () => desk.Ask(late, new Money(11_901), WaiverGround.Illness, "x", "sato", Today));
        Refused("waiver.amount", () => desk.Ask(late, Money.Zero, WaiverGround.Illness, "x", "sato", Today));
        Refused("waiver.claim", () => desk.Ask(principal, new Money(100), WaiverGround.Illness, "x", "sato", Today));
        Refused("waiver.no-rule", () => new LateChargeWaiving(town.Test.Database, RuledBook.With()).Ask(late, new Money(100), WaiverGround.Illness, "x", "sato", Today));
        using var db = town.Test.NewContext();
        Assert.Equal((0, new Money(11_900)), (db.LateChargeWaivers.Count(), town.Owed(late)));
    }

    [Fact]
    public void The_books_check_finds_a_waiver_without_a_posting_and_a_posting_without_a_waiver_and_one_person_where_two_must()
    {
        using var town = LateTown.Create("sqlite", Rule);
        var late = Owing(town);
        Desk(town).Ask(late, new Money(200), WaiverGround.Illness, "x", "sato", Today);
        using (var db = town.Test.NewContext())
        {
            var claim = db.Claims.AsNoTracking().Single(c => c.Id == late);
            db.Transfers.Add(Posting.Waive(claim, new Money(300), Today, 7));
            db.LateChargeWaivers.Add(new LateChargeWaiver { ClaimId = town.Entries().Single().PrincipalId, Amount = new Money(1), Ground = WaiverGround.Illness, Reason = "x", RuleId = "waiver", Article = "a", NeedsSecondPerson = true, AskedOn = Today, AskedBy = "sato", DecidedBy = "sato", Confirmed = true });
            db.SaveChanges();
        }

        var codes = BooksCheck.Run(town.Test.Database).Breaches.Select(b => b.Code).ToHashSet();
        Assert.Superset(new HashSet<string> { "waiver.posting", "waiver.stray", "waiver.alone", "waiver.claim" }, codes);
    }

    /// <summary>A late charge of 11,900 yen on the sewer, assessed and not paid.</summary>
    private static long Owing(LateTown town)
    {
        var claim = town.Owe(Service.Sewer, 300_000);
        town.Pay(Late, withLate: false, new Chosen(claim, new Money(300_000)));
        return town.Entries().Single().ClaimId;
    }

    private static LateChargeWaiving Desk(LateTown town) => new(town.Test.Database, town.Book);

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<BusinessRuleException>(act).Code);
}
