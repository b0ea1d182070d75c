using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Billing.Metering;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class ReadingsApiTests
{
    private static readonly object[] Readings =
    [
        new { servicePoint = "012-00001", readOn = "2026-11-18", index = 999_999 },
        new { servicePoint = "999-99999", readOn = "2026-11-18", index = 5 },
    ];

    [Fact]
    public async Task Readings_need_a_key_that_the_settings_know()
    {
        await using var factory = new CounterFactory("sqlite");
        using var client = factory.CreateClient();
        var none = await client.PostAsJsonAsync("/api/readings", Readings, TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("X-Api-Key", "not-a-key");
        var wrong = await client.PostAsJsonAsync("/api/readings", Readings, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task Each_reading_has_its_own_outcome()
    {
        await using var factory = new CounterFactory("sqlite");
        using var client = factory.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", CounterFactory.ApiKey);
        var answer = await client.PostAsJsonAsync("/api/readings", Readings, TestContext.Current.CancellationToken);
        var outcomes = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["refused", "refused"], outcomes.EnumerateArray().Select(o => o.GetProperty("fate").GetString()!));
        Assert.Equal(["reading.above-dial", "reading.unknown-point"], outcomes.EnumerateArray().Select(o => o.GetProperty("code").GetString()!));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_reading_is_taken_once_and_the_same_again_changes_nothing(string provider)
    {
        await using var factory = await December.Open(provider);
        using var client = factory.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", CounterFactory.ApiKey);

        Assert.Equal("taken", await Fate(client, 1305));
        Assert.Equal("unchanged", await Fate(client, 1305));
        var stored = Assert.Single(await December.Readings(factory));
        Assert.Equal((1305, ReadingKind.Remote, "smart-meters"), (stored.Index, stored.Kind, stored.EnteredBy));

        Assert.Equal("corrected", await Fate(client, 1306));
        Assert.Equal([(1305, true), (1306, false)], (await December.Readings(factory)).Select(r => (r.Index, r.Superseded)));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_stored()
    {
        await using var factory = await December.Open("sqlite");
        using var client = factory.CreateClient();

        var answer = await client.PostAsJsonAsync("/api/readings", One(1305), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await December.Readings(factory));
    }

    private static object[] One(int index) => [new { servicePoint = "012-00001", readOn = "2026-12-10", index }];

    private static async Task<string> Fate(HttpClient client, int index)
    {
        var answer = await client.PostAsJsonAsync("/api/readings", One(index), TestContext.Current.CancellationToken);
        var outcomes = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return Assert.Single(outcomes.EnumerateArray()).GetProperty("fate").GetString()!;
    }
}
