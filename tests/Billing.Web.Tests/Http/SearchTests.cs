using Billing.Places;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class SearchTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_contract_is_found_by_the_beginning_of_every_kind_of_word(string provider)
    {
        using var town = TestDatabase.Create(provider);
        TestTown.Build(town.Database);
        await using var db = town.NewContext();
        var search = new ContractSearch(db);
        async Task<string[]> Found(string text) => [.. (await search.Find(text, TestTown.Today, 20, TestContext.Current.CancellationToken)).Hits.Select(h => h.Number).Order()];

        string[] hanako = ["012-00001-02"];
        foreach (var text in (string[])["やまだ はな", "ヤマダハナコ", "ﾔﾏﾀﾞ ﾊﾅｺ", "山田花子", "山田　花", "花子", "0885-00-0123", "0885000123", "012-00001-02", "０１２－００００１－０２", "C700002"])
        {
            Assert.Equal(hanako, await Found(text));
        }

        Assert.Equal(["012-00001-01", "012-00001-02"], await Found("港町一丁目2-3"));
        Assert.Equal(["012-00001-01", "012-00001-02"], await Found("24-118201"));
        Assert.Equal(["012-00001-02", "012-00007-01"], await Found("ヤマダ"));
        Assert.Equal(["012-00004-01"], await Found("高橋水産"));
        Assert.Equal(["012-00006-01"], await Found("吉野"));
        Assert.Empty(await Found("ハナ ヤマモト"));
        Assert.Empty(await Found("　 "));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_protected_person_is_found_by_name_but_never_by_where_they_live(string provider)
    {
        using var town = TestDatabase.Create(provider);
        TestTown.Build(town.Database);
        await using var db = town.NewContext();
        var search = new ContractSearch(db);

        var byName = await search.Find("スズキ", TestTown.Today, 20, TestContext.Current.CancellationToken);
        Assert.True(Assert.Single(byName.Hits) is { Address.IsWithheld: true, Phone.IsWithheld: true });
        Assert.Empty((await search.Find("港町一丁目2-4", TestTown.Today, 20, TestContext.Current.CancellationToken)).Hits);
        Assert.Empty((await search.Find("スズキ 港町", TestTown.Today, 20, TestContext.Current.CancellationToken)).Hits);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_matches_whole_and_still_runs_comes_first(string provider)
    {
        using var town = TestDatabase.Create(provider);
        TestTown.Build(town.Database);
        await using var db = town.NewContext();

        var hits = (await new ContractSearch(db).Find("012-00001", TestTown.Today, 1, TestContext.Current.CancellationToken));
        Assert.Equal("012-00001-02", Assert.Single(hits.Hits).Number);
        Assert.True(hits.More);
    }
}
