using Billing.Db.Demo;
using Billing.Places;
using Billing.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Billing.Tests.Places;

/// <summary>The search against a town, held beside what comes out when every contract is read.</summary>
public sealed class ContractSearchTests
{
    private static readonly LocalDate Today = new(2026, 11, 20);

    [Theory, EveryDatabase]
    public async Task A_search_finds_exactly_what_reading_every_contract_finds(string provider)
    {
        using var test = TestDatabase.Create(provider);
        DemoTown.Generate(test.Database, new DemoOptions { Accounts = 250, Months = 1, Bill = false });
        await using var db = test.NewContext();
        await SearchTerms.Refresh(db, [3, 200], Stop);
        var files = await SearchFile.Read(db, db.Contracts, Stop);
        var gate = await Disclosure.OfPlaces(db, [.. files.Select(f => f.Point.Id)], Today, Stop);
        IReadOnlyList<SearchField> Said(SearchFile f) => gate.Hides(f.Point, f.Contract) || gate.Hides(f.User) ? f.FieldsUnderProtection() : f.Fields();
        var random = new Random(17);
        var found = 0;
        for (var i = 0; i < 300; i++)
        {
            var typed = Fragment(files, random) + (i % 3 == 0 ? " " + Fragment(files, random) : "");
            var words = ContractSearch.Words(typed);
            var expected = files.Where(f => words.All(w => Said(f).Any(field => field.Fit(w) > 0))).Select(f => f.Contract.Number).ToHashSet();

            var hits = await new ContractSearch(db).Find(typed, Today, 20, Stop);

            Assert.Subset(expected, hits.Hits.Select(h => h.Number).ToHashSet());
            Assert.True(hits.More ? hits.Hits.Count == 20 && expected.Count > 20 : expected.Count == hits.Hits.Count, $"{typed}: {hits.Hits.Count} of {expected.Count}");
            found += hits.Hits.Count;
        }

        Assert.True(found > 300);
    }

    [Theory, EveryDatabase]
    public async Task A_change_counts_at_once_and_still_after_the_night_has_folded_it_into_the_index(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 60);
        await SearchIndex.Rebuild(test.Database, stop: Stop);
        await using var db = test.NewContext();
        var customer = await db.Customers.SingleAsync(c => c.Id == 7, Stop);
        customer.Name = "𠮷崎　弥生";
        customer.Kana = "ヨシザキ　ヤヨイ";
        await db.SaveChangesAsync(Stop);
        await SearchTerms.RefreshCustomer(db, 7, Stop);
        var point = await db.ServicePoints.SingleAsync(p => p.Id == 8, Stop);
        point.Address = "青葉町8番地 潮風荘";
        await db.SaveChangesAsync(Stop);
        await SearchTerms.RefreshPlace(db, 8, Stop);

        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(["001-00007-01"], await Found(db, "吉崎"));
            Assert.Equal(["001-00007-01"], await Found(db, "ザキヤヨ"));
            Assert.Equal(["001-00008-01"], await Found(db, "潮風"));
            Assert.DoesNotContain("001-00007-01", await Found(db, "ヤマダ7"));
            Assert.Equal(["001-00009-01"], await Found(db, "ヤマダ9"));
            Assert.Equal(1 - round, await SearchIndex.Settle(test.Database, Stop));
            Assert.Empty(db.SearchAdditions);
        }
    }

    [Theory, EveryDatabase]
    public async Task Who_began_before_the_most_is_not_lost_among_look_alikes(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 300);
        await using var db = test.NewContext();
        var customer = await db.Customers.SingleAsync(c => c.Id == 5, Stop);
        customer.Kana = "マダ　イチ";
        await db.SaveChangesAsync(Stop);
        await SearchIndex.Rebuild(test.Database, stop: Stop);

        var hits = await new ContractSearch(db).Find("まだ", Today, 20, Stop);

        Assert.Equal("001-00005-01", hits.Hits[0].Number);
        Assert.True(hits.More);
        Assert.Equal(20, hits.Hits.Count);
    }

    [Theory, EveryDatabase]
    public async Task A_number_typed_whole_is_found_among_zeros_with_and_without_its_dashes(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 500);
        await SearchIndex.Rebuild(test.Database, stop: Stop);
        await using var db = test.NewContext();
        foreach (var typed in (string[])["0000001", "001-00001", "00100001", "０01-00001-01", "0010000101", "M000001"])
        {
            Assert.Equal("001-00001-01", (await Found(db, typed))[0]);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_protection_counts_from_the_moment_it_is_entered_though_nobody_told_the_index(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 30);
        await SearchIndex.Rebuild(test.Database, stop: Stop);
        await using var db = test.NewContext();
        Assert.Equal(["001-00012-01"], await Found(db, "青葉町12番地"));
        (await db.Customers.SingleAsync(c => c.Id == 12, Stop)).ProtectedFrom = Today;
        await db.SaveChangesAsync(Stop);

        Assert.Empty(await Found(db, "青葉町12番地"));
        Assert.DoesNotContain("001-00012-01", await Found(db, "0000-00-001"));
        var hit = Assert.Single((await new ContractSearch(db).Find("ヤマダ12", Today, 20, Stop)).Hits);
        Assert.True(hit.IsProtected);
        Assert.True(hit.Phone.IsWithheld);
        Assert.True(hit.Address.IsWithheld);
        Assert.DoesNotContain("001-00012-01", await Found(db, "0000-00-0012"));
    }

    [Theory, EveryDatabase]
    public async Task Where_the_payer_is_protected_the_place_is_hidden_too(string provider)
    {
        using var test = TestDatabase.Create(provider);
        SmallTown.Build(test.Database, 30);
        await using var db = test.NewContext();
        (await db.ContractTerms.SingleAsync(t => t.ContractId == 3, Stop)).PayerId = 4;
        (await db.Customers.SingleAsync(c => c.Id == 4, Stop)).ProtectedFrom = Today;
        await db.SaveChangesAsync(Stop);
        await SearchTerms.Refresh(db, [3, 4], Stop);

        Assert.Empty(await Found(db, "青葉町3番地"));
        Assert.DoesNotContain("001-00003-01", await Found(db, "ヤマダ4"));
        Assert.Contains((await new ContractSearch(db).Find("ヤマダ3", Today, 20, Stop)).Hits, h => h.Number == "001-00003-01" && h.Address.IsWithheld);
    }

    [Fact]
    public async Task Blanks_dashes_and_endless_text_find_nothing_and_break_nothing()
    {
        using var test = TestDatabase.Create("sqlite");
        await using var db = test.NewContext();
        foreach (var typed in (string?[])[null, "", "　", "-", new string('あ', 5000), "'; DROP TABLE \"Contracts\"--", "\uE001\uE002", "\uD842"])
        {
            Assert.Empty(await Found(db, typed));
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<List<string>> Found(BillingDbContext db, string? text) =>
        [.. (await new ContractSearch(db).Find(text, Today, 20, Stop)).Hits.Select(h => h.Number)];

    private static string Fragment(IReadOnlyList<SearchFile> files, Random random)
    {
        var fields = files[random.Next(files.Count)].Fields();
        var text = fields[random.Next(fields.Count)].Text;
        var length = Math.Min(text.Length, random.Next(1, 9));
        return text.Substring(random.Next(text.Length - length + 1), length);
    }
}
