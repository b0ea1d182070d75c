using System.Net;
using System.Text;
using Billing.Web.Tests.Counter;
using Xunit;

namespace Billing.Web.Tests.Hardening;

/// <summary>The interface takes JSON alone and answers with something that no browser shows.</summary>
public sealed class ApiContentTests
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", HttpStatusCode.OK)]
    public async Task Only_JSON_is_read(string type, HttpStatusCode expected)
    {
        await using var factory = new CounterFactory("sqlite");
        using var answer = await Send(factory, """[{"servicePoint":"999-99999","readOn":"2026-11-18","index":5}]""", type);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_answer_is_a_download_of_JSON()
    {
        await using var factory = new CounterFactory("sqlite");
        using var answer = await Send(factory, """[{"servicePoint":"999-99999","readOn":"2026-11-18","index":5}]""", "application/json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("""[{"servicePoint":"999-99999","readOn":"2026-11-18"}]""")]
    [InlineData("""[{"servicePoint":"999-99999","readOn":"2026-11-18","index":"five"}]""")]
    [InlineData("""{"servicePoint":"999-99999"}""")]
    [InlineData("[")]
    public async Task What_has_another_shape_is_refused_before_anything_is_done(string sent)
    {
        await using var factory = new CounterFactory("sqlite");
        using var answer = await Send(factory, sent, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> Send(CounterFactory factory, string sent, string type)
    {
        var client = factory.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("X-Api-Key", CounterFactory.ApiKey);
        return await client.PostAsync("/api/readings", new StringContent(sent, Encoding.UTF8, type), TestContext.Current.CancellationToken);
    }
}
