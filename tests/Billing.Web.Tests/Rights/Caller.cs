using System.Net;
using Billing.Web.Tests.Counter;
using Billing.Web.Tests.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Billing.Web.Tests.Rights;

/// <summary>Somebody who asks, with the cookies of one sign-in kept whatever is answered.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _cookies;
    private readonly string _token;

    private Caller(HttpClient client, string cookies, string token) => (_client, _cookies, _token) = (client, cookies, token);

    /// <param name="name">Null = nobody.</param>
    public static async Task<Caller> Create(CounterFactory factory, string? name)
    {
        var cookies = new Dictionary<string, string>();
        var client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        var token = await Token(client, cookies, "/Account/SignIn");
        if (name is not null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/Account/SignIn")
            {
                Content = new FormUrlEncodedContent([new("Name", name), new("Password", CounterFactory.Password), new("__RequestVerificationToken", token)]),
            };
            request.Headers.Add("Cookie", Join(cookies));
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Keep(answer, cookies);
            token = await Token(client, cookies, "/Account/Denied");
        }

        return new(client, Join(cookies), token);
    }

    /// <param name="withToken">Whether a form carries its token.</param>
    public async Task<HttpResponseMessage> Ask(Endpoints.Asked asked, bool withToken = true)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Verb), asked.Address);
        request.Headers.Add("Cookie", _cookies);
        if (asked.Verb == "POST")
        {
            request.Content = asked.Page is null
                ? new StringContent("[]", System.Text.Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent(withToken ? [new("__RequestVerificationToken", _token)] : []);
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private static async Task<string> Token(HttpClient client, Dictionary<string, string> cookies, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", Join(cookies));
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Keep(answer, cookies);
        var page = await Session.Document(answer);
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private static void Keep(HttpResponseMessage answer, Dictionary<string, string> cookies)
    {
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
    }

    private static string Join(Dictionary<string, string> cookies) => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));
}
