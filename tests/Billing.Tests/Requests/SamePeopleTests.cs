using Billing.Kernel;
using Billing.Places;
using Billing.Requests;
using Billing.Requests.Consequences;
using Billing.RuleBooks;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Requests;

/// <summary>Whom the books know already, and what they owe, told while a supply is asked for. Customers 2 and 3 owe the bill of September: two claims and one.</summary>
public sealed class SamePeopleTests
{
    private static readonly LocalDate Later = new(2027, 3, 20);

    private static readonly RuleBook Strict = RuledBook.With("""{ "kind": "procedure", "id": "start-refuse-yen", "procedure": "start", "name": "refuseFromYen", "value": 1, "said": { "ja": "a", "en": "a" } }""");

    private static readonly (string Field, string Text)[] Form =
        [("name", "山田2"), ("kana", "ヤマダ２"), ("phone", "0000-00-0002"), ("from", "2027-03-20"), ("water", "一般用"), ("dwellings", "1"), ("index", "103"), ("payment", "Slip"), ("relation", "self")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Somebody_entered_anew_who_is_likely_known_is_told_with_what_they_owe(string provider)
    {
        using var town = new MovingTown(provider);

        var seen = await town.At(Later).Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, Form);

        Assert.True(seen.IsRight);
        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("お客様番号に 0000002", StringComparison.Ordinal) && w.Ja.Contains("電話番号が同じ", StringComparison.Ordinal));
        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("0000002 山田2 には納期限を過ぎた未納が 2件", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Arrears_worth_a_stop_of_almost_certainly_the_same_person_need_a_senior_clerk(bool senior)
    {
        using var town = new MovingTown("sqlite");
        var office = new OfficeAtWork(town.Test, Strict, Later, senior ? Roles.SeniorClerk : Roles.Clerk);

        var seen = await office.Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, Form);
        var other = await office.Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, [.. Form.Where(f => f.Field != "phone")]);

        Assert.Equal(senior, seen.IsRight);
        Assert.All(seen.Values.Faults, f => Assert.Equal("name", f.Field));
        Assert.True(other.IsRight); // a namesake alone is nobody's debt
    }

    [Theory, EveryDatabase]
    public async Task What_a_merged_number_owes_counts_and_its_number_stands_for_who_stayed(string provider)
    {
        using var town = new MovingTown(provider);
        await using (var db = town.Test.NewContext())
        {
            await new CustomerMerge(db).Merge("0000003", "0000002", "同じ方", [.. (await MergeCautions.Of(db, await db.Customers.SingleAsync(c => c.Id == 3, Stop), await db.Customers.SingleAsync(c => c.Id == 2, Stop), Later, Stop)).Select(c => c.Code)], Later, "seki", Stop);
        }

        var seen = await new OfficeAtWork(town.Test, Strict, Later).Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, [.. Form.Where(f => f.Field is not ("name" or "kana" or "phone")), ("customer", "0000003")]);
        Assert.Contains("未納が 3件", Assert.Single(seen.Values.Faults).Said.Ja, StringComparison.Ordinal);

        seen = await town.At(Later).Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, [.. Form.Where(f => f.Field is not ("name" or "kana" or "phone")), ("customer", "0000002")]);
        Assert.Equal(3, seen.Plan.Consequences.OfType<UseCustomer>().Single().CustomerId);
    }

    [Theory, EveryDatabase]
    public async Task A_move_tells_of_a_double_that_owes(string provider)
    {
        using var town = new MovingTown(provider);
        await using (var db = town.Test.NewContext())
        {
            await db.Customers.Where(c => c.Id == 4).ExecuteUpdateAsync(u => u.SetProperty(c => c.Name, "山田2").SetProperty(c => c.Kana, "ヤマダ2").SetProperty(c => c.KanaKey, "ヤマダ2"), Stop);
        }

        var seen = await town.At(Later).Foresee(
            RequestKind.Move, "001-00004-01", null, Triggers.Receive, ("last", "2027-03-20"), ("lastIndex", "116"), ("close", "yes"), ("place", "001-00003"), ("from", "2027-03-20"), ("water", "一般用"), ("dwellings", "1"), ("finalPayment", "Slip"), ("relation", "self"));

        Assert.Contains(seen.Plan.Warnings, w => w.Ja.Contains("0000002 山田2 には納期限を過ぎた未納", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task A_protected_person_is_suggested_without_an_address(string provider)
    {
        using var town = new MovingTown(provider);
        await using (var db = town.Test.NewContext())
        {
            await db.Customers.Where(c => c.Id == 2).ExecuteUpdateAsync(u => u.SetProperty(c => c.ProtectedFrom, new LocalDate(2026, 1, 1)), Stop);
        }

        var seen = await town.At(Later).Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, Form);
        var open = await town.At(Later).Foresee(RequestKind.Start, "001-00003", null, Triggers.Complete, [.. Form.Where(f => f.Field is not ("name" or "kana" or "phone")), ("name", "山田1"), ("kana", "ヤマダ1")]);

        var told = string.Concat(seen.Plan.Warnings.Select(w => w.Ja + w.En));
        Assert.Contains("0000002", told, StringComparison.Ordinal);
        Assert.Contains(ShownText.WithheldWords.Ja, told, StringComparison.Ordinal);
        Assert.DoesNotContain("青葉町", told, StringComparison.Ordinal);
        Assert.DoesNotContain("電話番号が同じ", told, StringComparison.Ordinal);
        Assert.Contains(open.Plan.Warnings, w => w.Ja.Contains("青葉町", StringComparison.Ordinal));
    }
}
