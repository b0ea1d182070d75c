using Billing.Collection;
using Billing.Debits;
using Billing.Delinquency;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.RuleBooks;
using Billing.Testing;
using Xunit;

namespace Billing.Tests.Debits;

/// <summary>口座振替請求: what a run asks for, what it leaves and why, and its file.</summary>
public sealed class DebitDeskTests
{
    [Theory, EveryDatabase]
    public void A_run_asks_for_what_is_due_under_mandates_that_hold(string provider)
    {
        using var town = DebitTown.Create(provider);
        town.Mandate(1);
        town.Mandate(2, bank: "0993");
        town.Mandate(4, MandateScope.Water, bank: "0992");
        town.Mandate(6, from: DebitTown.Due.PlusDays(1));
        town.Mandate(8, bank: "9900");

        var made = town.Make();

        Assert.Equal([1, 4, 2], town.Entries(made.Run.Id).Select(e => e.PayerId));
        var rows = DebitFileReader.Read("f", made.File, DebitTown.Due, BankProfile.Standard, DebitFileKind.Request);
        Assert.Empty(rows.Faults);
        Assert.Equal(DebitTown.Due, rows.Sets[0].Header.On);
        Assert.Equal([town.Owed(1).Yen, rows.Rows.ElementAt(1).Amount.Yen, town.Owed(2).Yen], rows.Rows.Select(r => r.Amount.Yen));
        Assert.InRange(rows.Rows.ElementAt(1).Amount.Yen, 1, town.Owed(4).Yen - 1);
        Assert.All(rows.Rows, row => Assert.Equal('1', row.NewCode));
        Assert.Equal(made.File, town.Desk.File(made.Run.Id).Bytes);
        Assert.Equal((3, made.Run.Asked), (made.Run.Entries, new Money(rows.Rows.Sum(r => r.Amount.Yen))));
        town.AssertBooks();
    }

    [Fact]
    public void What_a_bank_is_asked_for_is_not_asked_again_until_the_run_is_cancelled()
    {
        using var town = DebitTown.Create("sqlite");
        town.Mandate(1);
        town.Mandate(2);
        var first = town.Make(services: MandateScope.Water);

        Assert.Equal("debit.nothing", Refusal(() => town.Make(services: MandateScope.Water)));
        Assert.Equal([DebitLeftReason.InOpenRun, DebitLeftReason.InOpenRun], town.Desk.Foresee("agent", DebitTown.Due, MandateScope.Water).Left.Select(l => l.Reason));
        Assert.Equal("debit.no-reason", Refusal(() => town.Desk.Cancel(first.Run.Id, " ", DebitTown.Today, "seiri")));
        town.Desk.Cancel(first.Run.Id, "日付の誤り", DebitTown.Today, "seiri");
        var again = town.Make();

        Assert.All(town.Entries(again.Run.Id), e => Assert.Equal(DebitMark.First, e.Mark));
        town.Desk.Send(again.Run.Id, DebitTown.Today, "seiri");
        Assert.Equal("debit.not-made", Refusal(() => town.Desk.Cancel(again.Run.Id, "送付後", DebitTown.Today, "seiri")));
        Assert.Equal("debit.unknown", Refusal(() => town.Desk.Send(999, DebitTown.Today, "seiri")));
        town.AssertBooks();
    }

    [Fact]
    public void Accounts_of_held_debtors_and_claims_in_a_pledge_are_left_alone()
    {
        using var town = DebitTown.Create("sqlite");
        foreach (var contract in (long[])[1, 2, 3, 4])
        {
            town.Mandate(contract);
        }

        using (var db = town.Test.NewContext())
        {
            db.DunningHolds.AddRange(Hold(1, HoldReason.Bankruptcy, null), Hold(2, HoldReason.Objection, Service.Sewer), Hold(3, HoldReason.Protected, null));
            db.SaveChanges();
        }

        var plan = town.Desk.Foresee("agent", DebitTown.Due);

        Assert.Equal([(1L, Service.Water), (2L, Service.Sewer)], plan.Left.Where(l => l.Reason == DebitLeftReason.Held).Select(l => (l.Claim.Claim.DebtorId, l.Claim.Claim.Service)));
        Assert.Equal([2, 3, 4], plan.Asks.Select(a => a.Mandate.PayerId));

        static DunningHold Hold(long debtor, HoldReason reason, Service? service) =>
            new() { DebtorId = debtor, Reason = reason, Service = service, From = DebitTown.Today, SetBy = "seiri" };
    }

    [Fact]
    public void A_bill_makes_one_entry_or_one_a_claim_or_all_of_a_mandate_as_the_bank_wants_it()
    {
        using var town = DebitTown.Create("sqlite", points: 2, months: 2);
        town.Mandate(2);
        var day = DebitTown.Due.PlusDays(28);

        Assert.Equal([2, 2], Sizes(DebitCombine.Bill));
        Assert.Equal([4], Sizes(DebitCombine.Mandate));
        Assert.Equal([1, 1, 1, 1], Sizes(DebitCombine.Claim));

        IEnumerable<int> Sizes(DebitCombine combine)
        {
            town.Profiles = _ => BankProfile.Standard with { Combine = combine };
            return town.Desk.Foresee("agent", day).Asks.Select(a => a.Claims.Count);
        }
    }

    [Fact]
    public void What_is_older_than_the_rule_says_is_left_to_slips_and_what_fell_due_before_the_mandate_too()
    {
        using var town = DebitTown.Create("sqlite", RuledBook.With("""{ "kind": "directDebit", "id": "debit-agent", "name": "agent", "profile": "standard", "clientCode": "0000012345", "clientName": "ｱｵﾅﾐ", "bank": "0001", "branch": "001", "oldestDays": 20 }"""), points: 3, months: 2);
        town.Mandate(1);
        town.Mandate(2, from: DebitTown.Due.PlusDays(1));
        var november = DebitTown.Due.PlusDays(28);

        Assert.All(town.Desk.Foresee("agent", november).Asks, a => Assert.All(a.Claims, c => Assert.True(c.Claim.DueOn > DebitTown.Due)));
        Assert.Equal(["1"], town.Desk.Foresee("agent", DebitTown.Due).Asks.Select(a => $"{a.Mandate.PayerId}"));
    }

    [Fact]
    public void An_account_that_the_bank_cannot_read_keeps_nobody_elses_from_being_debited()
    {
        using var town = DebitTown.Create("sqlite");
        town.Mandate(1, holder: "山田");
        town.Mandate(2);

        var made = town.Make();

        Assert.Equal([2L], town.Entries(made.Run.Id).Select(e => e.PayerId));
        Assert.Equal([(1L, DebitLeftReason.Unwritable)], made.Left.Select(l => (l.Mandate.PayerId, l.Reason)));
    }

    [Fact]
    public void A_debit_day_that_has_passed_and_an_unknown_contract_are_refused()
    {
        using var town = DebitTown.Create("sqlite", points: 1);

        Assert.Equal("debit.past", Refusal(() => town.Make(today: DebitTown.Due.PlusDays(1))));
        Assert.Equal("debit.no-contract", Refusal(() => town.Make(contract: "nobody")));
        Assert.Equal("debit.nothing", Refusal(() => town.Make()));
    }

    [Fact]
    public void Reasons_of_holds_in_the_rule_book_are_those_of_holds()
        => Assert.Equal(Enum.GetNames<HoldReason>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName), ChannelKinds.HoldReasons);

    private static string Refusal(Action act) => Assert.Throws<BusinessRuleException>(act).Code;
}
