using Billing.Kernel;
using Billing.Testing;
using Billing.Web.Tests.Counter;
using Xunit;

namespace Billing.Web.Tests.Http;

public sealed class ResidentTests
{
    [Theory]
    [EveryDatabase]
    public async Task One_screen_shows_everything_about_a_contract_and_every_bill_explains_itself(string provider)
    {
        await using var factory = new CounterFactory(provider);
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.Clerk);

        var page = await session.Page("/Residents/Show/012-00001-02");
        foreach (var text in (string[])["山田　花子", "港町一丁目2-3", "24-118201", "佐藤　健", "口座振替", "R8.11.10"])
        {
            Assert.Contains(text, page.Body!.TextContent, StringComparison.Ordinal);
        }

        var bill = await session.Page(page.QuerySelector("a[href^='/Bills/Show/']")!.GetAttribute("href")!);
        Assert.Equal(2, bill.QuerySelectorAll("table.explained").Length);
        Assert.Contains("基本料金", bill.Body!.TextContent, StringComparison.Ordinal);

        await session.Speak("en");
        var english = await session.Page("/Residents/Show/012-00001-02");
        Assert.Equal("en", english.DocumentElement.GetAttribute("lang"));
        Assert.Contains("of which past due", english.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_tells_where_a_protected_person_lives()
    {
        await using var factory = new CounterFactory("sqlite");
        await factory.CreateStaff();
        var session = await Session.SignedIn(factory, Roles.BillingOperator);

        var resident = await session.Page("/Residents/Show/012-00002-01");
        var bill = resident.QuerySelector("a[href^='/Bills/Show/']")!.GetAttribute("href")!;
        foreach (var path in (string[])["/Residents/Show/012-00002-01", "/Search/Find?handler=Results&q=スズキ", "/Readings/KeyIn?handler=Point&point=012-00002", bill, bill.Replace("Show", "Notice", StringComparison.Ordinal)])
        {
            var text = (await session.Page(path)).DocumentElement.TextContent;
            Assert.Contains("鈴木", text, StringComparison.Ordinal);
            Assert.DoesNotContain("港町一丁目", text, StringComparison.Ordinal);
        }
    }
}
