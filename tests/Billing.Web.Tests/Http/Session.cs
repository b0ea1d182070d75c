using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Billing.Web.Tests.Counter;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>A browser without pictures: cookies, forms with their tokens, pages as documents.</summary>
public sealed class Session(CounterFactory factory)
{
    public HttpClient Client { get; } = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = true });

    public static async Task<Session> SignedIn(CounterFactory factory, string name)
    {
        var session = new Session(factory);
        var answer = await session.SignIn(name, CounterFactory.Password);
        Assert.DoesNotContain("/Account/SignIn", answer.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        return session;
    }

    public async Task<HttpResponseMessage> SignIn(string name, string password) =>
        await Post("/Account/SignIn", "/Account/SignIn", new() { ["Name"] = name, ["Password"] = password });

    public async Task<IHtmlDocument> Page(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        return await Document(answer);
    }

    public static async Task<IHtmlDocument> Document(HttpResponseMessage answer) =>
        (IHtmlDocument)await BrowsingContext.New().OpenAsync(async r => r.Content(await answer.Content.ReadAsStringAsync()));

    /// <summary>Sends a form with the token of the page that shows it.</summary>
    public async Task<HttpResponseMessage> Post(string shownOn, string action, Dictionary<string, string> fields)
    {
        var page = await Page(shownOn);
        fields["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await Client.PostAsync(action, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> Speak(string language) => Post("/Account/Denied", "/Preferences/Set", new() { ["language"] = language, ["returnUrl"] = "/" });
}
