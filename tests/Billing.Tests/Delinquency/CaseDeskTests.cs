using Billing.Bills;
using Billing.Collection;
using Billing.Contacts;
using Billing.Delinquency;
using Billing.FieldWork;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Reports;
using Billing.Testing;
using NodaTime;
using Xunit;

namespace Billing.Tests.Delinquency;

/// <summary>What persons do beside the schedule: holds, steps taken back, letters that come back, heirs, limitation and write-offs.</summary>
public sealed class CaseDeskTests
{
    private static readonly LocalDate Due = new(2026, 11, 2);
    private static readonly LocalDate Stop = new(2026, 12, 31);

    [Theory, EveryDatabase]
    public void A_hold_calls_off_a_stop_that_was_ordered_and_nothing_follows_until_it_ends(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"));
        town.WalkTo(Due, Stop);
        var hold = town.Desk.Hold(1, new HoldDraft(null, HoldReason.Illness, Stop.PlusDays(20), null, "入院"), DebtorTown.Officer(Stop));

        Assert.Equal(FieldOrderState.Cancelled, Assert.Single(town.Orders()).State);
        Assert.Equal(DunningMachine.Warned, town.Case().State);
        var before = town.Steps().Count;
        town.WalkTo(Stop.PlusDays(1), Stop.PlusDays(30));
        Assert.Equal(before, town.Steps().Count);
        Assert.Equal("step.guard", Refusal(() => town.Desk.Take(town.Case().Id, "stop", DebtorTown.Officer(Stop.PlusDays(30), second: "tanaka"))));
        Assert.Equal(1, town.Run(Stop.PlusDays(31)).Proposed[WorklistItem.Review]);

        town.Desk.EndHold(hold.Id, "退院", DebtorTown.Officer(Stop.PlusDays(31)));
        Assert.Equal(1, town.Run(Stop.PlusDays(31)).Proposed["stop"]);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void A_stop_needs_another_person_than_the_one_who_asks(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"));
        town.WalkTo(Due, Stop.PlusDays(-1));
        town.Run(Stop);
        long item;
        using (var db = town.Test.NewContext())
        {
            item = db.WorklistItems.Single(i => i.State == WorklistState.Open && i.Name == "stop").Id;
        }

        Assert.Equal("step.guard", Refusal(() => town.Desk.Take(town.Case().Id, "stop", DebtorTown.Officer(Stop))));
        Assert.Equal("step.guard", Refusal(() => town.Desk.Take(town.Case().Id, "stop", DebtorTown.Officer(Stop, second: "suzuki"))));
        Assert.Null(Assert.Single(town.Worklist.Confirm([item], DebtorTown.Officer(Stop))).Refusal);
        Assert.Contains("別の職員", Assert.Single(town.Worklist.Confirm([item], DebtorTown.Officer(Stop))).Refusal!.Ja, StringComparison.Ordinal);
        Assert.Empty(town.Orders());
        Assert.NotNull(Assert.Single(town.Worklist.Confirm([item], DebtorTown.Officer(Stop, "tanaka"))).Step);
        Assert.Single(town.Orders());
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void A_reminder_sent_by_mistake_is_taken_back_with_its_fee_and_is_due_again(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("demo"), points: 2);
        var day = new LocalDate(2026, 11, 24);
        town.WalkTo(Due, day, debtor: 2, service: Service.Sewer);
        var (of, step) = (town.Case(2, Service.Sewer), town.Steps(2, Service.Sewer)[^1]);
        Assert.Equal((DunningMachine.Reminded, "reminder"), (of.State, step.Name));

        town.Desk.Undo(of.Id, step.Id, "納付済の確認漏れ", DebtorTown.Officer(day));
        Assert.Equal(DunningMachine.Overdue, town.Case(2, Service.Sewer).State);
        using (var db = town.Test.NewContext())
        {
            Assert.Equal(Money.Zero, Balances.Owed(db, (step.FeeBillId!.Value * 100) + 20));
        }

        Assert.Equal("dunning.no-such-step", Refusal(() => town.Desk.Undo(of.Id, step.Id, "もう一度", DebtorTown.Officer(day))));
        town.AssertBooks();
        town.Run(day.PlusDays(1));
        Assert.Equal(day.PlusDays(1), town.Steps(2, Service.Sewer)[^1].On);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void A_letter_that_came_back_holds_up_the_next_step_until_public_notice_is_served(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"));
        town.WalkTo(Due, new LocalDate(2026, 12, 16));
        var (of, warning) = (town.Case(), town.Steps().Find(s => s.Name == "stopWarning")!);
        town.Desk.Returned(of.Id, warning.Id, "宛所なし", DebtorTown.Officer(new LocalDate(2026, 12, 20)));
        Assert.Equal(DunningMachine.Demanded, town.Case().State);

        var notice = town.Desk.PublicNotice(of.Id, warning.Id, DebtorTown.Officer(new LocalDate(2026, 12, 21)));

        Assert.Equal((new LocalDate(2027, 1, 4), new LocalDate(2027, 1, 18)), (notice.ServedOn, notice.DeadlineOn));
        Assert.DoesNotContain(town.WalkTo(new LocalDate(2026, 12, 21), new LocalDate(2027, 1, 18)), s => s.Name == "stop");
        Assert.Contains((new LocalDate(2027, 1, 19), "stop"), town.WalkTo(new LocalDate(2027, 1, 19), new LocalDate(2027, 1, 19)));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void A_payment_taken_back_takes_the_case_up_where_it_stood(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"));
        town.WalkTo(Due, new LocalDate(2026, 12, 6));
        var paid = town.Pay(new LocalDate(2026, 12, 6));
        Assert.Equal(DunningMachine.Clear, town.Case().State);
        using (var db = town.Test.NewContext())
        using (var transaction = db.Database.BeginTransaction())
        {
            CounterReceipts.Cancel(db, paid.Id, "取り違え", "mado", new LocalDate(2026, 12, 6));
            transaction.Commit();
        }

        town.Run(new LocalDate(2026, 12, 7));
        Assert.Equal((DunningMachine.Demanded, (LocalDate?)null), (town.Case().State, town.Case().ClosedOn));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void A_part_payment_leaves_what_is_newer_where_its_own_letters_led(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"), months: 2);
        town.WalkTo(Due, new LocalDate(2026, 12, 6));
        Assert.Equal(DunningMachine.Demanded, town.Case().State);
        Assert.Equal(2, town.File(new LocalDate(2026, 12, 6)).Debts.Count);

        town.Pay(new LocalDate(2026, 12, 6), town.File(new LocalDate(2026, 12, 6)).Debts[0].Owed);

        Assert.Equal(DunningMachine.Overdue, town.Case().State);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void A_pledge_is_broken_when_a_current_bill_is_left_unpaid(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("demo"), months: 2);
        town.WalkTo(Due, new LocalDate(2026, 11, 25));
        town.Pay(new LocalDate(2026, 11, 25), new Money((town.File(new LocalDate(2026, 11, 25)).Owed.Yen + 1) / 2));
        town.Desk.Pledge(town.Case().Id, new LocalDate(2026, 12, 20), 2, null, DebtorTown.Officer(new LocalDate(2026, 11, 25)));

        // October's bill is due on 30 November; five days of grace.
        town.WalkTo(new LocalDate(2026, 11, 26), new LocalDate(2026, 12, 5));
        Assert.Equal(DunningMachine.Pledged, town.Case().State);
        Assert.Equal(1, town.Run(new LocalDate(2026, 12, 6)).Broken);
        Assert.Equal(DunningMachine.Reminded, town.Case().State);
        Assert.Contains("現年分", town.Steps().FindLast(s => s.From == DunningMachine.Pledged)!.Note, StringComparison.Ordinal);
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void Heirs_answer_by_shares_that_add_up_to_one(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"), points: 4);
        var day = Due.PlusDays(1);
        town.Run(day);
        var id = town.Case().Id;
        Assert.Equal("dunning.event", Refusal(() => town.Desk.Hold(1, new HoldDraft(null, HoldReason.Death, null, null, null), DebtorTown.Officer(day))));
        town.Desk.Hold(1, new HoldDraft(null, HoldReason.Death, null, Due, null), DebtorTown.Officer(day));
        Assert.Equal("dunning.shares", Refusal(() => town.Desk.SetHeirs(id, [("0000002", 1, 2), ("0000003", 1, 4)], DebtorTown.Officer(day))));
        Assert.Equal("dunning.heir", Refusal(() => town.Desk.SetHeirs(id, [("0000001", 1, 1)], DebtorTown.Officer(day))));

        town.Desk.SetHeirs(id, [("0000002", 1, 2), ("0000003", 1, 4), ("0000004", 1, 4)], DebtorTown.Officer(day));

        using var db = town.Test.NewContext();
        Assert.Equal([501L, 250, 250], HeirShare.Split(new Money(1_001), [.. db.HeirShares.OrderBy(h => h.Id)]).Select(m => m.Yen));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void Water_is_written_off_when_invoked_by_two_persons_and_stands_in_the_books(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"));
        town.WalkTo(Due, new LocalDate(2026, 12, 6));
        var (of, file) = (town.Case(), town.File(new LocalDate(2026, 12, 6)));
        var claim = file.Debts[0].Claim.Id;
        Assert.Equal("writeoff.ground", Refusal(() => town.Desk.AskWriteOff(of.Id, [claim], WriteOffGround.Extinguished, "時効", DebtorTown.Officer(new LocalDate(2026, 12, 6)))));
        Assert.Equal("writeoff.not-over", Refusal(() => town.Desk.AskWriteOff(of.Id, [claim], WriteOffGround.Invoked, "援用書", DebtorTown.Officer(new LocalDate(2026, 12, 6)))));

        // The first reminder of 24 November 2026 restarted the five years, the demand stays nothing so early.
        var late = new LocalDate(2031, 11, 25);
        var asked = Assert.Single(town.Desk.AskWriteOff(of.Id, [claim], WriteOffGround.Invoked, "令和13年11月25日付 援用書", DebtorTown.Officer(late)));
        Assert.Equal("writeoff.same-person", Refusal(() => town.Desk.DecideWriteOff(of.Id, [asked.Id], true, DebtorTown.Officer(late))));
        town.Desk.DecideWriteOff(of.Id, [asked.Id], true, DebtorTown.Officer(late, "tanaka"));

        Assert.Equal(DunningMachine.WrittenOff, town.Case().State);
        using var db = town.Test.NewContext();
        Assert.Equal(file.Owed, new Money(db.Transfers.Where(t => t.Debit == Account.WrittenOff && t.Credit == Account.Receivable).Sum(t => t.Amount.Yen)));
        Assert.Equal(Money.Zero, Balances.Owed(db, claim));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public async Task A_write_off_is_taken_back_by_two_persons_and_the_claim_is_owed_and_pursued_again(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"));
        var day = new LocalDate(2026, 12, 6);
        town.WalkTo(Due, day);
        var of = town.Case();
        var claims = town.File(day).Debts.Select(d => d.Claim.Id).ToList();
        var state = of.State;
        var lost = town.Desk.AskWriteOff(of.Id, claims, WriteOffGround.Waived, "議決", DebtorTown.Officer(day));
        Assert.Equal("writeoff.not-booked", Refusal(() => town.Desk.AskWriteOffBack(lost[0].Id, "誤り", DebtorTown.Officer(day))));
        town.Desk.DecideWriteOff(of.Id, [.. lost.Select(w => w.Id)], true, DebtorTown.Officer(day, "tanaka"));
        Assert.Equal(DunningMachine.WrittenOff, town.Case().State);
        var later = day.PlusDays(3);

        Assert.Equal("dunning.reason", Refusal(() => town.Desk.AskWriteOffBack(lost[0].Id, " ", DebtorTown.Officer(later))));
        var asked = lost.Select(w => town.Desk.AskWriteOffBack(w.Id, "財産が見つかった", DebtorTown.Officer(later))).ToList();
        Assert.Equal("writeoff.asked", Refusal(() => town.Desk.AskWriteOffBack(lost[0].Id, "二度目", DebtorTown.Officer(later, "tanaka"))));
        Assert.Equal("writeoff.same-person", Refusal(() => town.Desk.DecideWriteOffBack(asked[0].Id, true, DebtorTown.Officer(later))));
        asked.ForEach(a => town.Desk.DecideWriteOffBack(a.Id, true, DebtorTown.Officer(later, "tanaka")));
        Assert.Equal("writeoff.decided", Refusal(() => town.Desk.DecideWriteOffBack(asked[0].Id, true, DebtorTown.Officer(later, "tanaka"))));

        var again = town.Case();
        Assert.Equal((of.Id, (LocalDate?)null, state), (again.Id, again.ClosedOn, again.State));
        Assert.Equal(claims, town.File(later).Debts.Select(d => d.Claim.Id));
        using var db = town.Test.NewContext();
        Assert.All(lost, w => Assert.Equal(w.Amount, Balances.Owed(db, w.ClaimId)));
        var report = await new WriteOffsReport().Read(new ReportAsk(db, DunningBooks.Shipped("yuni"), day, later, TestContext.Current.CancellationToken));
        Assert.Equal(2 * lost.Count, report.Rows.Count(r => r.Role == RowRole.Detail));
        Assert.All(report.Rows.Where(r => r.Role == RowRole.Detail), r => Assert.Equal(("suzuki", "tanaka"), (r.Cells[8].Word!.Ja, r.Cells[9].Word!.Ja)));
        Assert.Contains(report.Rows, r => r.Cells[6].Word?.Ja == "権利の放棄" && r.Cells[7].Word?.Ja == lost[0].Article);
        Assert.Equal(0m, report.Rows[^1].Cells[5].Number);
        town.AssertBooks();
    }

    [Fact]
    public void A_write_off_that_is_not_to_be_taken_back_stays()
    {
        using var town = DebtorTown.Create("sqlite", DunningBooks.Shipped("yuni"));
        var day = new LocalDate(2026, 12, 6);
        town.WalkTo(Due, day);
        var lost = town.Desk.AskWriteOff(town.Case().Id, [town.File(day).Debts[0].Claim.Id], WriteOffGround.Waived, "議決", DebtorTown.Officer(day))[0];
        town.Desk.DecideWriteOff(town.Case().Id, [lost.Id], true, DebtorTown.Officer(day, "tanaka"));

        town.Desk.DecideWriteOffBack(town.Desk.AskWriteOffBack(lost.Id, "誤り", DebtorTown.Officer(day)).Id, false, DebtorTown.Officer(day, "tanaka"));

        using var db = town.Test.NewContext();
        Assert.Equal(Money.Zero, Balances.Owed(db, lost.ClaimId));
        Assert.Null(db.WriteOffReversals.Single().TransferId);
        town.Desk.AskWriteOffBack(lost.Id, "もう一度", DebtorTown.Officer(day));
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void Supply_given_back_in_hardship_stays_on_record_and_the_letter_says_so(string provider)
    {
        using var town = DebtorTown.Create(provider, DunningBooks.Shipped("yuni"));
        town.WalkTo(Due, Stop);
        town.Desk.ReturnSupply(town.Case().Id, "乳児がいるため", DebtorTown.Officer(Stop));
        Assert.Equal(DunningMachine.Warned, town.Case().State);
        Assert.Equal(IssuedKind.StopRelease, town.Letters()[^1].Kind);
        Assert.Equal(FieldOrderState.Cancelled, Assert.Single(town.Orders()).State);
        town.AssertBooks();
    }

    [Theory]
    [InlineData(Service.Water, "2026-08-08", BankruptcyClass.AfterStart)]
    [InlineData(Service.Water, "2026-08-20", BankruptcyClass.Estate)]
    [InlineData(Service.Water, "2026-10-01", BankruptcyClass.Preferred)]
    [InlineData(Service.Water, "2027-06-01", BankruptcyClass.Ordinary)]
    [InlineData(Service.Sewer, "2027-10-31", BankruptcyClass.Estate)]
    [InlineData(Service.Sewer, "2027-11-03", BankruptcyClass.Preferred)]
    public void A_bankruptcy_sorts_claims_by_kind_and_day(Service service, string began, BankruptcyClass expected)
    {
        var bill = new Bill { PeriodFrom = new LocalDate(2026, 8, 9), PeriodTo = new LocalDate(2026, 9, 8) };
        var claim = new Claim { Service = service, DueOn = Due };
        Assert.Equal(expected, BankruptcyClasses.Of(claim, bill, NodaTime.Text.LocalDatePattern.Iso.Parse(began).Value, isBody: false));
    }

    private static string Refusal(Action act) => Assert.Throws<BusinessRuleException>(act).Code;
}
