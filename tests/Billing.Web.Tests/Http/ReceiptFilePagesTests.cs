using System.Net;
using AngleSharp.Html.Dom;
using Billing.Collection;
using Billing.Kernel;
using Billing.Ledger;
using Billing.Verification;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

/// <summary>Direct debit, files of agents and suspense over HTTP.</summary>
public sealed class ReceiptFilePagesTests
{
    private const string Plan = "/Collection/Debit?Bank=agent&On=2026-11-20";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_made_downloaded_sent_and_answered_and_what_came_back_says_what_follows()
    {
        await using var factory = new CounterFactory("sqlite");
        var session = await Start(factory);

        var plan = await session.Page(Plan);
        Assert.NotNull(plan.QuerySelector("#plan form"));
        var made = await session.Post(Plan, "/Collection/Debit?handler=Make", new() { ["Bank"] = "agent", ["On"] = "2026-11-20", ["Of"] = "Both", ["Round"] = "All" });
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var path = made.RequestMessage!.RequestUri!.AbsolutePath;
        var file = await session.Client.GetByteArrayAsync($"{path}?handler=File", Stop);
        Assert.Equal(0, file.Length % 120);
        Assert.Equal(file, await session.Client.GetByteArrayAsync($"{path}?handler=File", Stop));

        var refused = await Send(session, "/Collection/Debit", "?handler=Result", ReceiptFiles.Answer(file, "", more: 1), HttpStatusCode.UnprocessableEntity);
        Assert.Contains("debit-result.amount", refused.QuerySelector("#faults")!.TextContent, StringComparison.Ordinal);
        await session.Post(path, $"{path}?handler=Send", []);
        var cancelled = await session.Post("/Collection/Debit", $"{path}?handler=Cancel", new() { ["Why"] = "誤り" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cancelled.StatusCode);
        var taken = await Send(session, "/Collection/Debit", "?handler=Result", ReceiptFiles.Answer(file, "123"), HttpStatusCode.OK);
        Assert.Equal(["1資金不足", "2預金取引なし", "3預金者の都合による振替停止"], taken.QuerySelectorAll("#returned tbody tr").Select(r => r.Children[3].TextContent.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Contains("再振替", taken.QuerySelector("#returned")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("****", taken.QuerySelector("#returned")!.TextContent, StringComparison.Ordinal);

        await using var db = factory.NewContext();
        var run = await db.DebitRuns.AsNoTracking().SingleAsync(Stop);
        Assert.Equal(DebitRunState.Answered, run.State);
        Assert.Equal(run.Debited.Yen, await db.Payments.Where(p => p.Channel == PaymentChannel.DirectDebit && p.ReceivedOn == ReceiptFiles.DebitOn).SumAsync(p => p.Amount.Yen, Stop));
        Assert.Empty(BooksCheck.Run(factory.Database).Breaches);
    }

    [Fact]
    public async Task A_run_is_cancelled_before_it_is_sent_with_a_reason()
    {
        await using var factory = new CounterFactory("sqlite");
        var session = await Start(factory);
        var made = await session.Post(Plan, "/Collection/Debit?handler=Make", new() { ["Bank"] = "agent", ["On"] = "2026-11-20" });
        var path = made.RequestMessage!.RequestUri!.AbsolutePath;

        var without = await session.Post(path, $"{path}?handler=Cancel", new() { ["Why"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        var done = await Session.Document(await session.Post(path, $"{path}?handler=Cancel", new() { ["Why"] = "引落日の誤り" }));

        Assert.Contains("引落日の誤り", done.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await session.Page(Plan)).QuerySelector("#plan form"));
    }

    [Fact]
    public async Task Money_that_fits_no_slip_is_cleared_to_a_contract_and_the_rest_stands_to_the_payers_credit()
    {
        await using var factory = new CounterFactory("sqlite");
        var session = await Start(factory);
        var (bytes, paid) = ReceiptFiles.TooMuch(factory, "012-00007-01", 100_000);

        var taken = await Send(session, "/Collection/Files", "", bytes, HttpStatusCode.OK, "cvs120");
        Assert.Contains("仮受", taken.QuerySelector("#notices tbody")!.TextContent, StringComparison.Ordinal);
        await Send(session, "/Collection/Files", "", bytes, HttpStatusCode.OK, "cvs120");
        var item = (await session.Page("/Collection/Suspense")).QuerySelector("#waiting tbody a")!.GetAttribute("href")!;
        Assert.Equal("012-00007-01", (await session.Page(item)).QuerySelector("#candidates tbody th")!.TextContent);

        var tooMuch = await session.Post(item, $"{item}?handler=Assign", new() { ["Contract"] = "012-00007-01", ["Why"] = "納付者に確認" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMuch.StatusCode);
        var nobody = await session.Post(item, $"{item}?handler=Assign", new() { ["Contract"] = "999", ["Why"] = "納付者に確認", ["CreditRest"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        var done = await Session.Document(await session.Post(item, $"{item}?handler=Assign", new() { ["Contract"] = "012-00007-01", ["Why"] = "納付者に確認", ["CreditRest"] = "true" }));

        Assert.Contains("納付者に確認", done.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(done.QuerySelector("#waiting"));
        await using var db = factory.NewContext();
        var payment = await db.Payments.SingleAsync(p => p.Channel == PaymentChannel.ConvenienceStore && p.Amount.Yen == paid.Yen, Stop);
        var credit = await db.Allocations.SingleAsync(a => a.PaymentId == payment.Id && a.Basis == AllocationBasis.Credit, Stop);
        Assert.Equal(credit.Amount, Balances.Credit(db, credit.ClaimId));
        Assert.Empty(BooksCheck.Run(factory.Database).Breaches);
    }

    [Theory]
    [InlineData("/Collection/Debit", "?handler=Result")]
    [InlineData("/Collection/Files", "")]
    public async Task Rubbish_is_told_and_changes_nothing(string path, string handler)
    {
        await using var factory = new CounterFactory("sqlite");
        var session = await Start(factory);
        var random = new byte[4000];
        new Random(3).NextBytes(random);

        foreach (var bytes in (byte[][])[[], "こんにちは"u8.ToArray(), random, [0]])
        {
            var page = await Send(session, path, handler, bytes, HttpStatusCode.UnprocessableEntity, "cvs120");
            Assert.NotNull(page.QuerySelector("[role=alert]"));
        }

        await using var db = factory.NewContext();
        Assert.Equal((0, 0), (await db.CollectionFiles.CountAsync(Stop), await db.DebitRuns.CountAsync(Stop)));
    }

    [Fact]
    public async Task Whoever_only_looks_sees_no_form_and_is_refused_an_act_and_a_clerk_sees_nothing()
    {
        await using var factory = new CounterFactory("sqlite");
        await Start(factory);
        var auditor = await Session.SignedIn(factory, Roles.Auditor);
        foreach (var path in (string[])[Plan, "/Collection/Files", "/Collection/Suspense"])
        {
            Assert.DoesNotContain((await auditor.Page(path)).QuerySelectorAll("main form"), f => f.GetAttribute("method") == "post");
        }

        var refused = await auditor.Post("/Account/Denied", "/Collection/Debit?handler=Make", new() { ["Bank"] = "agent", ["On"] = "2026-11-20" });
        Assert.Contains("/Account/Denied", refused.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        var clerk = await Session.SignedIn(factory, Roles.Clerk);
        foreach (var path in (string[])["/Collection/Debit", "/Collection/DebitRun/1", "/Collection/Files", "/Collection/Suspense", "/Collection/Clear/1"])
        {
            Assert.Contains("/Account/Denied", (await clerk.Client.GetAsync(path, Stop)).RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        }

        var collection = await Session.SignedIn(factory, Roles.Collection);
        await collection.Page("/Collection/DebitRun/999", HttpStatusCode.NotFound);
        await collection.Page("/Collection/Clear/999", HttpStatusCode.NotFound);
        await collection.Page("/Collection/Files?id=999", HttpStatusCode.NotFound);
    }

    private static async Task<Session> Start(CounterFactory factory)
    {
        await factory.CreateStaff();
        await using (var db = factory.NewContext())
        {
            ReceiptFiles.AddMandates(db);
        }

        return await Session.SignedIn(factory, Roles.Collection);
    }

    private static async Task<IHtmlDocument> Send(Session session, string path, string handler, byte[] file, HttpStatusCode expected, string format = "")
    {
        var form = await session.Page(path);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(format), "Format" },
            { new ByteArrayContent(file), "Upload", "from-outside.dat" },
        };
        var answer = await session.Client.PostAsync(path + handler, content, Stop);
        Assert.Equal(expected, answer.StatusCode);
        return await Session.Document(answer);
    }
}
