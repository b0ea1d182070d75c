using System.Net;
using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class ContractRequestPagesTests
{
    [Theory]
    [InlineData("changeOfUse", "use", "使い方")]
    [InlineData("changeOfPayer", "name", "氏名")]
    [InlineData("paymentMethod", "bank", "金融機関コード")]
    [InlineData("meterSize", "reason", "理由")]
    [InlineData("leakRelief", "spot", "漏水箇所")]
    [InlineData("welfareRelief", "paper", "証明書")]
    [InlineData("sewerReduction", "installation", "設備")]
    [InlineData("wellWater", "well", "使う水")]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_is_received(string kind, string field, string said)
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        var path = $"/Requests/New/{kind}?place=012-00001-02";

        // The form as the page gives it, sent with one field empty.
        var page = await session.Page(path);
        var form = page.QuerySelectorAll("form.request [name^='f-']").ToDictionary(e => e.GetAttribute("name")!, e => e.QuerySelector("option[selected]")?.GetAttribute("value") ?? e.GetAttribute("value") ?? "");
        form[$"f-{field}"] = "";
        form["Trigger"] = "receive";
        var answer = await session.Post(path, path, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, (await Session.Document(answer)).QuerySelector($"#fault-{field}")!.TextContent, StringComparison.Ordinal);
        await using var db = factory.NewContext();
        Assert.Equal(0, await db.Requests.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_change_of_use_is_previewed_and_then_confirmed_over_http(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);
        const string Path = "/Requests/New/changeOfUse?place=012-00001-02";
        Dictionary<string, string> form = new() { ["f-from"] = "2026-11-21", ["f-water"] = "団体用", ["f-sewer"] = "業務用", ["f-dwellings"] = "1", ["f-use"] = "事務所", ["Trigger"] = "complete" };

        var preview = await Session.Document(await session.Post(Path, Path, new(form)));
        Assert.Contains("団体用", preview.QuerySelector("section.preview")!.TextContent, StringComparison.Ordinal);
        form["Mark"] = preview.QuerySelector("button[name=Mark]")!.GetAttribute("value")!;
        var done = await Session.Document(await session.Post(Path, Path, form));

        Assert.NotNull(done.QuerySelector(".says.good"));
        await using var db = factory.NewContext();
        Assert.Equal(2, await db.ContractTerms.CountAsync(t => t.ContractId == db.Contracts.Single(c => c.Number == "012-00001-02").Id, TestContext.Current.CancellationToken));
    }
}
