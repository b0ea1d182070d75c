using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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
}
