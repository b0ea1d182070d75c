using Billing.Collection;
using Billing.Debits;
using Billing.Exchange.DirectDebit;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Testing;
using Xunit;

namespace Billing.Tests.Debits;

/// <summary>振替結果 in the books: payments of the debit day, every result code, second runs, and nothing of a file that is not the answer to what was asked.</summary>
public sealed class DebitAnswersTests
{
    [Theory, EveryDatabase]
    public void What_was_debited_is_paid_on_the_debit_day_and_the_same_answer_changes_nothing(string provider)
    {
        using var town = DebitTown.Create(provider);
        town.Mandate(1);
        town.Mandate(2);
        var made = town.Make();
        var answer = town.Answer(made);

        var taken = town.Take(answer);

        Assert.Equal((false, made.Run.Asked), (taken.AlreadyTaken, taken.Runs[0].Debited));
        Assert.Empty(taken.Faults);
        Assert.Equal((Money.Zero, Money.Zero), (town.Owed(1), town.Owed(2)));
        Assert.True(town.Take(answer).AlreadyTaken);
        Assert.Equal("debit-result.not-open", Assert.Single(town.Take(town.Answer(made, "1")).Faults).Code);
        using var db = town.Test.NewContext();
        Assert.Equal([(DebitTown.Due, PaymentChannel.DirectDebit), (DebitTown.Due, PaymentChannel.DirectDebit)], db.Payments.ToList().Select(p => (p.ReceivedOn, p.Channel)));
        Assert.Equal(3, db.Allocations.Count());
        town.AssertBooks();
    }

    [Theory, EveryDatabase]
    public void Every_result_code_is_kept_with_what_follows_from_it(string provider)
    {
        using var town = DebitTown.Create(provider);
        var mandates = Enumerable.Range(1, 7).Select(i => town.Mandate(i)).ToList();
        var made = town.Make();

        town.Take(town.Answer(made, "0123489"));

        Assert.Equal(
            [null, DebitNext.Again, DebitNext.StopMandate, DebitNext.StopMandate, DebitNext.StopMandate, DebitNext.NextRun, DebitNext.Slip],
            town.Entries(made.Run.Id).Select(e => e.Next));
        Assert.Equal([0, 1, 2, 3, 4, 8, 9], town.Entries(made.Run.Id).Select(e => (int)e.Result!));
        using var db = town.Test.NewContext();
        Assert.Equal(
            [(MandateState.Confirmed, null), (MandateState.Confirmed, null), (MandateState.Ended, MandateStop.NoAccount), (MandateState.Ended, MandateStop.ByHolder), (MandateState.Ended, MandateStop.NoForm), (MandateState.Confirmed, null), (MandateState.Confirmed, (MandateStop?)null)],
            db.Mandates.OrderBy(m => m.Id).ToList().Select(m => (m.State, m.Stop)));
        Assert.Equal(town.Entries(made.Run.Id)[0].Amount, new Money(db.Payments.Sum(p => p.Amount.Yen)));
        Assert.Equal(Money.Zero, town.Owed(1));
        Assert.Equal(town.Entries(made.Run.Id)[1].Amount, town.Owed(2));
        Assert.Equal([DebitTown.Due.PlusDays(3)], DebitReturns.Of(db, [.. OwedClaim.OfContract(db, 3).Select(c => c.Claim.Id)]).Values.Distinct());
        town.AssertBooks();
    }

    [Fact]
    public void What_was_short_of_funds_is_asked_for_once_more_on_the_day_of_the_second_run_and_never_a_third_time()
    {
        using var town = DebitTown.Create("sqlite");
        foreach (var contract in (long[])[1, 2, 3])
        {
            town.Mandate(contract);
        }

        var first = town.Make();
        town.Take(town.Answer(first, "118"));
        var second = DebitTown.Due.PlusDays(14);

        var early = town.Desk.Foresee("agent", second.PlusDays(-1));
        Assert.Equal([3L], early.Asks.Select(a => a.Mandate.PayerId));
        Assert.All(early.Left, l => Assert.Equal(DebitLeftReason.WaitsForSecondRun, l.Reason));
        var again = town.Make(second, DebitTown.Due.PlusDays(5), DebitRound.Second);
        Assert.Equal(town.Entries(first.Run.Id).Take(2).Select(e => (e.PayerId, (long?)e.Id, DebitMark.Other)), town.Entries(again.Run.Id).Select(e => (e.PayerId, e.AgainOfId, e.Mark)));
        town.Take(town.Answer(again, "01"), second.PlusDays(3));

        Assert.Equal([null, DebitNext.Slip], town.Entries(again.Run.Id).Select(e => e.Next));
        var third = town.Desk.Foresee("agent", second.PlusDays(14));
        Assert.Equal([3L], third.Asks.Select(a => a.Mandate.PayerId));
        Assert.All(third.Left, l => Assert.Equal((2L, DebitLeftReason.AskedBefore), (l.Mandate.PayerId, l.Reason)));
        town.AssertBooks();
    }

    [Fact]
    public void What_was_paid_elsewhere_meanwhile_stands_to_the_payers_credit()
    {
        using var town = DebitTown.Create("sqlite");
        town.Mandate(1);
        var made = town.Make();
        using (var before = town.Test.NewContext())
        {
            var owed = OwedClaim.OfContract(before, 1);
            new CounterPayments(town.Test.Database).Take(1, [.. owed.Select(c => new Chosen(c.Claim.Id, c.Owed))], town.Owed(1), town.Owed(1), DebitTown.Due, "mado");
        }

        town.Take(town.Answer(made));

        using var db = town.Test.NewContext();
        var allocation = db.Allocations.OrderBy(a => a.Id).Last();
        Assert.Equal((AllocationBasis.Credit, made.Run.Asked), (allocation.Basis, allocation.Amount));
        Assert.Equal(made.Run.Asked, Balances.Credit(db, allocation.ClaimId));
        town.AssertBooks();
    }

    [Fact]
    public void Nothing_is_posted_of_an_answer_that_differs_from_what_was_asked()
    {
        using var town = DebitTown.Create("sqlite");
        foreach (var contract in (long[])[1, 2, 3])
        {
            town.Mandate(contract);
        }

        var made = town.Make();
        var key = town.Entries(made.Run.Id)[1].Key;

        Assert.Equal(["debit-result.amount"], Codes(town.Answer(made, "", r => r.Key == key ? r with { Amount = r.Amount + new Money(1) } : r)));
        Assert.Equal(["debit-result.account"], Codes(town.Answer(made, "", r => r.Key == key ? r with { AccountNumber = "7654321" } : r)));
        Assert.Equal(["debit-result.missing", "debit-result.foreign"], Codes(town.Answer(made, "", r => r.Key == key ? r with { Key = key[..^3] + "999" } : r)));
        Assert.Equal(["debit-result.date"], Codes(town.Answer(made, "", null, h => h with { On = DebitTown.Due.PlusDays(1) })));
        Assert.Equal(["debit-result.client"], Codes(town.Answer(made, "", null, h => h with { ClientCode = "9999999999" })));
        Assert.Equal(["debit-result.unknown-run"], Codes(town.Answer(made, "", r => r with { Key = "X" + r.Key[1..] })));
        Assert.Equal("debit-result.early", Assert.Single(town.Take(town.Answer(made), DebitTown.Due.PlusDays(-1)).Faults).Code);
        Assert.All(Codes(made.File), code => Assert.Equal("debit-file.total", code));
        Assert.Equal(3, town.Entries(made.Run.Id).Count(e => e.State == DebitEntryState.Asked));
        using var db = town.Test.NewContext();
        Assert.Empty(db.Payments);
        town.AssertBooks();

        IEnumerable<string> Codes(byte[] bytes) => town.Take(bytes).Faults.Select(f => f.Code);
    }

    [Fact]
    public void A_record_that_was_left_out_with_its_totals_is_missed()
    {
        using var town = DebitTown.Create("sqlite");
        town.Mandate(1);
        town.Mandate(3);
        var made = town.Make();
        var set = DebitFileReader.Read("r", made.File, DebitTown.Due, BankProfile.Standard, DebitFileKind.Request).Sets[0];

        var taken = town.Take(DebitFileWriter.Write(BankProfile.Standard, set.Header, [.. set.Rows.Take(1)], DebitFileKind.Result));

        Assert.Equal("debit-result.missing", Assert.Single(taken.Faults).Code);
        Assert.Equal(made.Run.Asked, town.Owed(1) + town.Owed(3));
    }

    [Fact]
    public void One_file_answers_several_runs_whole_or_not_at_all()
    {
        using var town = DebitTown.Create("sqlite");
        town.Mandate(2);
        var (water, sewer) = (town.Make(services: MandateScope.Water), town.Make(services: MandateScope.Sewer));
        var sets = new[] { water, sewer }.Select(made => DebitFileReader.Read("r", made.File, DebitTown.Due, BankProfile.Standard, DebitFileKind.Request).Sets[0]).ToList();

        var wrong = town.Take(DebitFileWriter.Write(BankProfile.Standard, [(sets[0].Header, sets[0].Rows), (sets[1].Header with { ClientCode = "9999999999" }, sets[1].Rows)], DebitFileKind.Result));
        Assert.Equal("debit-result.client", Assert.Single(wrong.Faults).Code);
        Assert.NotEqual(Money.Zero, town.Owed(2));
        var taken = town.Take(DebitFileWriter.Write(BankProfile.Standard, [.. sets.Select(s => (s.Header, s.Rows))], DebitFileKind.Result));

        Assert.Equal([water.Run.Id, sewer.Run.Id], taken.Runs.Select(r => r.Id));
        Assert.Equal(Money.Zero, town.Owed(2));
        town.AssertBooks();
    }

    [Fact]
    public void Mutated_answers_never_post_in_part()
    {
        using var town = DebitTown.Create("sqlite");
        town.Mandate(1);
        town.Mandate(2);
        var made = town.Make();
        var good = town.Answer(made, "01");
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var bytes = good.ToArray();
            bytes[random.Next(bytes.Length)] = (byte)(i % 3 == 0 ? random.Next(256) : '0' + random.Next(10));
            if (town.Take(bytes).Faults.Count == 0)
            {
                // A letter of a name, or nothing, was changed.
                break;
            }

            Assert.Equal(made.Run.Asked, town.Owed(1) + town.Owed(2));
        }

        town.AssertBooks();
    }
}
