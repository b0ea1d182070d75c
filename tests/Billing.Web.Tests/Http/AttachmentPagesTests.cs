using System.Net;
using System.Net.Http.Headers;
using Billing.Kernel;
using Billing.Requests;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Attachments over HTTP: what is sent back can never run in the counter's page.</summary>
public sealed class AttachmentPagesTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task An_attachment_is_a_download_in_a_sandbox_and_nobody_else_may_fetch_it(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var number = await Enquiry(session);

        await Send(session, number, "../𠮷.png", "image/png", Png, HttpStatusCode.OK);
        await using var db = factory.NewContext();
        var id = await db.Attachments.Select(a => a.Id).SingleAsync(Stop);
        var answer = await session.Client.GetAsync($"/Requests/Attachment/{id}", Stop);

        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "𠮷.png"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; sandbox; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync(Stop));
        var auditor = await Session.SignedIn(factory, Roles.Auditor);
        Assert.Contains("/Account/Denied", (await auditor.Client.GetAsync($"/Requests/Attachment/{id}", Stop)).RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        Assert.Contains("/Account/SignIn", (await new Session(factory).Client.GetAsync($"/Requests/Attachment/{id}", Stop)).RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await session.Client.GetAsync("/Requests/Attachment/999", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_refused_is_said_beside_its_field_and_nothing_is_kept()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var number = await Enquiry(session);

        foreach (var (name, media, content, said) in new[] { ("a.png", "image/png", "<html>"u8.ToArray(), "受け付けられない"), ("a.pdf", "application/pdf", Png, "中身は Png"), ("a.png", "image/png", [], "空です"), ("a.png", "image/png", [.. Png, .. "<script>"u8], "ウェブページ"), ("a.png", "image/png", new byte[10_000_001], "10 MB") })
        {
            var page = await Session.Document(await Send(session, number, name, media, content, HttpStatusCode.UnprocessableEntity));
            var input = page.QuerySelector("#Upload")!;
            Assert.Contains(said, string.Concat(input.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent)), StringComparison.Ordinal);
        }

        await using var db = factory.NewContext();
        Assert.False(await db.Attachments.AnyAsync(Stop));
    }

    private static async Task<string> Enquiry(Session session)
    {
        var fields = new Dictionary<string, string> { ["f-topic"] = "Other", ["f-text"] = "図面の確認", ["f-desk"] = "clerk", ["Trigger"] = Triggers.Receive };
        var preview = await Session.Document(await session.Post("/Requests/New/enquiry", "/Requests/New/enquiry", fields));
        fields["Mark"] = preview.QuerySelector("button[name=Mark]")!.GetAttribute("value")!;
        var done = await session.Post("/Requests/New/enquiry", "/Requests/New/enquiry", fields);
        return done.RequestMessage!.RequestUri!.Segments[^1];
    }

    private static async Task<HttpResponseMessage> Send(Session session, string number, string name, string media, byte[] content, HttpStatusCode expected)
    {
        var form = await session.Page($"/Requests/Attachments/{number}");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(media);
        using var multipart = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("Photo"), "Subject" },
            { file, "Upload", name },
        };
        var answer = await session.Client.PostAsync($"/Requests/Attachments/{number}", multipart, Stop);
        Assert.Equal(expected, answer.StatusCode);
        return answer;
    }
}
