using Billing.Places;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

public sealed class SamePersonTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_same_reading_and_telephone_are_almost_certainly_one_person_however_they_are_written(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 20);
        await using var db = test.NewContext();

        var hits = await SamePerson.Suggest(db, new PersonCandidate(Kana: "ﾔﾏﾀﾞ7", Phone: "0000（00）0007".Replace("（", "-", StringComparison.Ordinal).Replace("）", "-", StringComparison.Ordinal)), Today, Stop);

        var hit = Assert.Single(hits);
        Assert.Equal(("0000007", 3), (hit.Number, hit.Certainty));
        Assert.Equal("フリガナ・電話番号が同じです。", hit.Reason.Ja);
        Assert.Equal("青葉町7番地", hit.Address.Text);
    }

    [Theory, EveryDatabase]
    public async Task A_namesake_at_the_same_address_is_certain_and_one_elsewhere_only_likely(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 20);
        await using var db = test.NewContext();
        foreach (var customer in await db.Customers.Where(c => c.Id == 3 || c.Id == 4).ToListAsync(Stop))
        {
            (customer.Name, customer.Kana) = ("髙橋　健", "タカハシ　ケン");
        }

        await db.SaveChangesAsync(Stop);

        var hits = await SamePerson.Suggest(db, new PersonCandidate("たかはし けん", "高橋 健", Address: "青葉町４番地"), Today, Stop);

        Assert.Equal([("0000004", 3), ("0000003", 2)], hits.Select(h => (h.Number, h.Certainty)));
        Assert.Equal(["氏名とフリガナ・住所が同じです。", "氏名とフリガナが同じです。"], hits.Select(h => h.Reason.Ja));
        Assert.Equal(["0000003"], (await SamePerson.Suggest(db, PersonCandidate.Of(await db.Customers.SingleAsync(c => c.Id == 4, Stop)), Today, Stop)).Select(h => h.Number));
    }

    [Theory, EveryDatabase]
    public async Task A_shared_telephone_alone_is_said_to_be_perhaps_a_family(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 20);
        await using var db = test.NewContext();

        var hit = Assert.Single(await SamePerson.Suggest(db, new PersonCandidate("サトウ　ミキ", Phone: "0000000009"), Today, Stop));

        Assert.Equal(("0000009", 1), (hit.Number, hit.Certainty));
        Assert.Contains("家族", hit.Reason.Ja, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Many_namesakes_without_anything_else_are_no_suggestion(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 20);
        await using var db = test.NewContext();
        await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(c => c.Kana, "サトウ　ケン").SetProperty(c => c.KanaKey, "サトウケン"), Stop);

        Assert.Empty(await SamePerson.Suggest(db, new PersonCandidate("さとう けん", "佐藤 犬"), Today, Stop));
        Assert.Equal(["0000005"], (await SamePerson.Suggest(db, new PersonCandidate("さとう けん", Phone: "0000-00-0005"), Today, Stop)).Where(h => h.Certainty == 3).Select(h => h.Number));
        Assert.Empty(await SamePerson.Suggest(db, new PersonCandidate(), Today, Stop));
        Assert.Empty(await SamePerson.Suggest(db, new PersonCandidate(Phone: "00"), Today, Stop));
    }

    [Theory, EveryDatabase]
    public async Task A_protected_person_is_suggested_by_name_and_nothing_tells_whether_telephone_or_address_agree(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 20);
        await using var db = test.NewContext();
        (await db.Customers.SingleAsync(c => c.Id == 6, Stop)).ProtectedFrom = Today;
        await db.SaveChangesAsync(Stop);

        var right = Assert.Single(await SamePerson.Suggest(db, new PersonCandidate("ヤマダ6", Phone: "0000-00-0006", Address: "青葉町6番地"), Today, Stop));
        var wrong = Assert.Single(await SamePerson.Suggest(db, new PersonCandidate("ヤマダ6", Phone: "0000-99-9999", Address: "青葉町7番地"), Today, Stop));

        Assert.Equal(right, wrong);
        Assert.True(right is { IsProtected: true, Address.IsWithheld: true, Phone.IsWithheld: true });
        Assert.Empty(await SamePerson.Suggest(db, new PersonCandidate("ベツ　ジン", Phone: "0000-00-0006"), Today, Stop));
    }
}
